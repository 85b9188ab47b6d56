// Folding, sorting, filtering. The page is whole without it: what needs it is made or shown here.
"use strict";

// Tables sort by any column whose title is a button.
for (const table of document.querySelectorAll("table[data-sort]")) {
  const heads = [...table.tHead.rows[0].cells];
  heads.forEach((head, column) => {
    if (head.tagName !== "TH") return;
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const isNumber = head.classList.contains("number");
      const usual = isNumber ? "descending" : "ascending";
      const other = isNumber ? "ascending" : "descending";
      const order = head.getAttribute("aria-sort") === usual ? other : usual;
      heads.forEach((one) => one.removeAttribute("aria-sort"));
      head.setAttribute("aria-sort", order);
      const key = (row) => {
        const text = row.cells[column].textContent;
        return isNumber ? Number.parseFloat(text.replace(/[^0-9.]+/, "").replaceAll(",", "")) : text;
      };
      const compare = isNumber ? (a, b) => a - b : new Intl.Collator(document.documentElement.lang, { numeric: true }).compare;
      const sign = order === "ascending" ? 1 : -1;
      const body = table.tBodies[0];
      body.append(...[...body.rows].map((row) => [key(row), row]).sort((a, b) => sign * compare(a[0], b[0])).map((pair) => pair[1]));
    });
  });
}

// Findings are filtered by any words in them, and opened or closed all at once.
for (const tools of document.querySelectorAll(".tools")) {
  const cards = [...tools.parentElement.querySelectorAll("details.card")];
  if (cards.length === 1) continue;
  const [input, button, output] = [tools.querySelector("input"), tools.querySelector("button"), tools.querySelector("output")];
  const texts = cards.map((card) => card.textContent.toLowerCase());
  input.addEventListener("input", () => {
    const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    cards.forEach((card, at) => {
      card.hidden = !words.every((word) => texts[at].includes(word));
      shown += card.hidden ? 0 : 1;
    });
    output.textContent = words.length ? output.dataset.says.replace("{shown}", shown).replace("{all}", cards.length) : "";
  });
  const areOpen = () => cards.every((card) => card.open);
  const title = () => { button.textContent = areOpen() ? button.dataset.close : button.dataset.open; };
  button.addEventListener("click", () => {
    const open = !areOpen();
    cards.forEach((card) => { card.open = open; });
    title();
  });
  title();
  tools.hidden = false;
}

// What is folded is printed too.
const folded = new Set();
addEventListener("beforeprint", () => {
  for (const details of document.querySelectorAll("details:not([open])")) {
    folded.add(details);
    details.open = true;
  }
});
addEventListener("afterprint", () => {
  folded.forEach((details) => { details.open = false; });
  folded.clear();
});
