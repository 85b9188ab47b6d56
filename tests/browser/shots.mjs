// Takes pictures of pages, to be looked at: node shots.mjs FOLDER PAGE…
import { chromium } from "playwright-core";
import path from "node:path";
import { pathToFileURL } from "node:url";

const [folder, ...pages] = process.argv.slice(2);
const arguments_ = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: arguments_ });
for (const page of pages) {
  const name = path.basename(page, ".html");
  for (const [look, width, colorScheme, media] of [["wide", 1280, "light", "screen"], ["narrow", 390, "light", "screen"], ["dark", 1280, "dark", "screen"], ["paper", 794, "light", "print"]]) {
    const tab = await browser.newPage({ viewport: { width, height: Number(process.env.HEIGHT ?? 2400) }, colorScheme });
    await tab.emulateMedia({ media, colorScheme });
    await tab.goto(pathToFileURL(page).href);
    if (process.env.FROM) await tab.evaluate((id) => document.getElementById(id).scrollIntoView(), process.env.FROM);
    await tab.screenshot({ path: path.join(folder, `${name}-${look}.png`) });
    await tab.close();
  }
}
await browser.close();
