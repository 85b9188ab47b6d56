// Opens pages as their readers do and says what is wrong with them: node look.mjs CHROMIUM PAGE…
// A page is wrong that says anything on the console, asks for anything, scrolls sideways, does not sort, fold or filter, hides what
// is folded from the printer, or fails those who cannot see it. Prints one JSON line a page: what was looked at, and what is wrong.
import { chromium } from "playwright-core";
import { readFile } from "node:fs/promises";
import { fileURLToPath, pathToFileURL } from "node:url";

const [executablePath, ...pages] = process.argv.slice(2);
const args = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync"];
const axe = await readFile(fileURLToPath(import.meta.resolve("axe-core/axe.min.js")), "utf8");
// Cards that are looked at closely, and put on paper: hundreds more of the same would tell no more.
const FEW = 20;
// What a page looks like where, and by which rules axe looks at it there.
const LOOKS = [
  { name: "desk", width: 1280, media: "screen", colorScheme: "light", hears: {} },
  { name: "desk at night", width: 1280, media: "screen", colorScheme: "dark", hears: { runOnly: ["color-contrast"] } },
  { name: "telephone", width: 390, media: "screen", colorScheme: "light" },
  { name: "paper", width: 794, media: "print", colorScheme: "light", hears: { runOnly: ["color-contrast"] } },
];

/** What is wider than the window, by its tag and class. */
function tooWide() {
  const room = document.documentElement.clientWidth;
  const scrolls = document.documentElement.scrollWidth > room;
  const wide = [...document.body.querySelectorAll("*")].filter((node) => node.getBoundingClientRect().right > room + 1);
  return scrolls || wide.length > 0 ? [`${document.documentElement.scrollWidth} of ${room}`, ...wide.slice(0, 3).map((node) => `${node.tagName}.${node.className}`)] : [];
}

/** Sorts each table by each of its titles, twice; gives how many were sorted and where one was not. */
function sorts() {
  const wrong = [];
  let count = 0;
  for (const table of document.querySelectorAll("table[data-sort]")) {
    const heads = [...table.tHead.rows[0].cells];
    heads.forEach((head, column) => {
      const button = head.querySelector("button");
      if (!button) { if (head.tagName === "TH") wrong.push(`no button: ${head.textContent}`); return; }
      const said = [1, 2].map(() => { button.click(); return head.getAttribute("aria-sort"); });
      if ([...said].sort().join() !== "ascending,descending") wrong.push(`${head.textContent}: ${said}`);
      const cells = [...table.tBodies[0].rows].map((row) => row.cells[column].textContent);
      if (head.classList.contains("number")) {
        const numbers = cells.map((cell) => Number.parseFloat(cell.replaceAll(",", "").replace("×", "")));
        if (numbers.some((number, at) => at > 0 && numbers[at - 1] > number)) wrong.push(`${head.textContent}: ${cells}`);
      } else {
        const order = new Intl.Collator(document.documentElement.lang, { numeric: true }).compare;
        if (cells.some((cell, at) => at > 0 && order(cells[at - 1], cell) < 0)) wrong.push(`${head.textContent}: ${cells}`);
      }
      count += 1;
    });
    if (heads.filter((head) => head.hasAttribute("aria-sort")).length !== 1) wrong.push("several titles say how it is sorted");
  }
  return { count, wrong };
}

async function look(browser, page) {
  const wrong = [];
  const begun = Date.now();
  const seen = { page, sorted: 0, folded: 0, cards: 0, looks: 0 };
  const context = await browser.newContext();
  // A machine may be busy with other things.
  context.setDefaultTimeout(120_000);
  const tab = await context.newPage();
  tab.on("console", (message) => wrong.push(`console: ${message.text()}`));
  tab.on("pageerror", (error) => wrong.push(`error: ${error.message}`));
  const own = pathToFileURL(page).href;
  tab.on("request", (request) => { if (request.url() !== own) wrong.push(`request: ${request.url()}`); });
  for (const { name, width, media, colorScheme, hears } of LOOKS) {
    await tab.setViewportSize({ width, height: 900 });
    await tab.emulateMedia({ media, colorScheme });
    await tab.goto(own);
    const wide = async (how) => (await tab.evaluate(tooWide)).forEach((what) => wrong.push(`${name}, ${how}: too wide: ${what}`));
    await wide("as it opens");
    await tab.evaluate(() => document.querySelectorAll("details").forEach((details) => { details.open = true; }));
    await wide("all open");
    seen.looks += 1;
    if (!hears) continue;
    await tab.evaluate((few) => document.querySelectorAll("details.card").forEach((details, at) => { details.open = few > at; }), FEW);
    await tab.evaluate(axe);
    const { violations, passes } = await tab.evaluate(([rules, few]) => {
      const beyond = [[`details.card:nth-of-type(n + ${few + 1})`]];
      return axe.run({ include: [["html"]], exclude: document.querySelector(beyond[0][0]) ? beyond : [] }, { resultTypes: ["violations"], ...rules });
    }, [hears, FEW]);
    if (passes.length === 0) wrong.push(`${name}: axe looked at nothing`);
    violations.forEach((one) => wrong.push(`${name}: ${one.id}: ${one.help}: ${one.nodes.slice(0, 2).map((node) => node.html).join(" ")}`));
  }
  await tab.setViewportSize({ width: 1280, height: 900 });
  await tab.emulateMedia({ media: "screen", colorScheme: "light" });
  await tab.goto(own);
  if (await tab.title() !== await tab.locator("h1").textContent()) wrong.push(`title: ${await tab.title()}`);
  const sorted = await tab.evaluate(sorts);
  seen.sorted = sorted.count;
  wrong.push(...sorted.wrong.map((what) => `not sorted: ${what}`));
  seen.folded = await folds(tab, wrong);
  seen.cards = await filters(tab, wrong);
  if (seen.cards < 5 * FEW) await prints(tab, own, wrong);
  await context.close();
  await plain(browser, own, wrong);
  return { ...seen, seconds: (Date.now() - begun) / 1000, wrong };
}

/** Each fold opens and closes by its own handle, with the keyboard. */
async function folds(tab, wrong) {
  const folds = await tab.locator("main details > summary:visible").all();
  for (const summary of folds.slice(0, 5)) {
    const open = () => summary.evaluate((node) => node.parentElement.open);
    const before = await open();
    await summary.press("Enter");
    if (await open() === before) wrong.push(`does not fold: ${await summary.textContent()}`);
    await summary.press("Enter");
    if (await open() !== before) wrong.push(`does not fold back: ${await summary.textContent()}`);
  }
  return folds.length;
}

/** The filter leaves what it is asked for, and says how much. */
async function filters(tab, wrong) {
  const cards = await tab.locator("#findings ~ details.card").count();
  const field = tab.locator("#findings ~ .tools input");
  if (cards > 1) {
    const rule = await tab.locator("#findings ~ details.card .rule").first().textContent();
    await field.fill(rule);
    const shown = await tab.locator("#findings ~ details.card:not([hidden])").count();
    const meant = await tab.locator("#findings ~ details.card", { hasText: rule }).count();
    const said = await tab.locator("#findings ~ .tools output").textContent();
    if (shown === 0 || shown !== meant || !said.includes(`${shown}`)) wrong.push(`filter: ${rule}: ${shown} of ${meant}: ${said}`);
    await field.fill("\u{1f9ff}");
    if (await tab.locator("#findings ~ details.card:visible").count() > 0) wrong.push("filter: something is left");
    await field.fill("");
    if (await tab.locator("#findings ~ details.card:not([hidden])").count() !== cards) wrong.push("filter: not all came back");
    const button = tab.locator("#findings ~ .tools button");
    const areOpen = () => tab.locator("#findings ~ details.card[open]").count();
    const before = await areOpen();
    await button.click();
    if (await areOpen() !== (before === cards ? 0 : cards)) wrong.push("the button does not fold");
  } else if (await field.isVisible()) wrong.push("filter: there is nothing to filter");
  return cards;
}

/** What is folded is on paper too. */
async function prints(tab, own, wrong) {
  await tab.goto(own);
  const pages = async () => (await tab.pdf({ format: "A4", preferCSSPageSize: true })).toString("latin1").match(/\/Type\s*\/Page\b/g).length;
  await tab.evaluate(() => document.querySelectorAll("details").forEach((details) => { details.open = false; }));
  const closed = await pages();
  await tab.evaluate(() => document.querySelectorAll("details").forEach((details) => { details.open = true; }));
  const open = await pages();
  if (closed !== open) wrong.push(`paper: ${closed} pages folded, ${open} open`);
}

/** Without its script the page has nothing that does nothing. */
async function plain(browser, own, wrong) {
  const context = await browser.newContext({ javaScriptEnabled: false });
  context.setDefaultTimeout(120_000);
  const tab = await context.newPage();
  await tab.goto(own);
  if (await tab.locator("button:visible, input:visible").count() > 0) wrong.push("without script: something does nothing");
  if (!(await tab.locator("h1").isVisible())) wrong.push("without script: nothing is seen");
  const summary = tab.locator("main details > summary").first();
  if (await summary.count() > 0) {
    const fold = tab.locator("main details").first();
    const before = await fold.getAttribute("open");
    await summary.click();
    if (await fold.getAttribute("open") === before) wrong.push("without script: does not fold");
  }
  await context.close();
}

const browser = await chromium.launch({ executablePath, args });
// Two at a time, told in their order.
const told = pages.map(() => null);
const next = pages.entries();
await Promise.all([1, 2].map(async () => { for (const [at, page] of next) told[at] = await look(browser, page); }));
told.forEach((seen) => console.log(JSON.stringify(seen)));
await browser.close();
