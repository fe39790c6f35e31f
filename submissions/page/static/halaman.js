/* What makes the page easier, and never possible: all of it works without this file. */
"use strict";

/* A bar above each long text that puts in the marks of lists, bold type and tables. */
function insert(area, text, from, to) {
  area.focus();
  area.setRangeText(text, from, to, "end");
  area.dispatchEvent(new Event("input", { bubbles: true }));
}

function lines(area) {
  const start = area.value.lastIndexOf("\n", area.selectionStart - 1) + 1;
  const next = area.value.indexOf("\n", area.selectionEnd);
  return [start, next < 0 ? area.value.length : next];
}

function listed(area, mark) {
  const [start, end] = lines(area);
  const made = area.value.slice(start, end).split("\n").map((line, at) => mark(at) + line.replace(/^(\s*[-*]|\s*\d+[.)])\s+/, ""));
  insert(area, made.join("\n"), start, end);
}

function bold(area) {
  const { selectionStart: start, selectionEnd: end, value } = area;
  insert(area, "**" + (value.slice(start, end) || "…") + "**", start, end);
}

/* The table around the cursor, or the only one, as rows of cells and where it stands; nothing where there is none. */
function tableAt(area) {
  const all = area.value.split("\n");
  let at = area.value.slice(0, area.selectionStart).split("\n").length - 1;
  const isRow = (line) => /^\s*\|.*\|\s*$/.test(line || "");
  if (!isRow(all[at])) {
    const begins = all.flatMap((line, number) => (isRow(line) && !isRow(all[number - 1]) ? [number] : []));
    if (begins.length !== 1) return null;
    at = begins[0];
  }
  let first = at, last = at;
  while (isRow(all[first - 1])) first--;
  while (isRow(all[last + 1])) last++;
  const rows = all.slice(first, last + 1).filter((line) => !/^\s*\|[\s:|-]+\|\s*$/.test(line));
  const before = all.slice(0, first).join("\n").length + (first ? 1 : 0);
  return {
    rows: rows.map((line) => line.trim().slice(1, -1).split(/(?<!\\)\|/).map((cell) => cell.trim())),
    from: before,
    to: before + all.slice(first, last + 1).join("\n").length,
  };
}

function markdownOf(rows) {
  const width = Math.max(...rows.map((row) => row.length));
  const line = (cells) => "| " + Array.from({ length: width }, (_, at) => (cells[at] || "").replace(/\s+/g, " ")).join(" | ") + " |";
  return [line(rows[0]), "|" + " --- |".repeat(width), ...rows.slice(1).map(line)].join("\n");
}

/* A table is edited cell by cell in a window of its own, one below the other on a telephone. */
function editTable(area) {
  const [title, take, moreRows, moreColumns, leave] = document.body.dataset.tabel.split("|");
  const found = tableAt(area);
  const end = area.selectionEnd;
  const rows = found ? found.rows : [["", "", ""], ["", "", ""], ["", "", ""]];
  const dialog = document.createElement("dialog");
  const heading = document.createElement("h2");
  heading.id = "judul-tabel";
  heading.textContent = title;
  dialog.setAttribute("aria-labelledby", heading.id);
  const box = document.createElement("div");
  box.className = "kotak";
  const draw = () => {
    box.replaceChildren(...rows.map((row, at) => {
      const set = document.createElement("fieldset");
      row.forEach((cell, column) => {
        const label = document.createElement("label");
        label.textContent = at ? rows[0][column] || column + 1 : column + 1;
        const input = document.createElement("input");
        input.type = "text";
        input.value = cell.replace(/\\\|/g, "|");
        input.addEventListener("input", () => { rows[at][column] = input.value.replace(/\|/g, "\\|"); });
        label.append(input);
        set.append(label);
      });
      return set;
    }));
  };
  const button = (text, act, kind) => {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "btn" + (kind ? " " + kind : "");
    made.textContent = text;
    made.addEventListener("click", act);
    return made;
  };
  const acts = document.createElement("div");
  acts.className = "acts";
  acts.append(
    button(take, () => {
      const kept = rows.filter((row) => row.some((cell) => cell.trim()));
      if (kept.length) {
        const text = markdownOf(kept);
        if (found) insert(area, text, found.from, found.to);
        else insert(area, (end && area.value[end - 1] !== "\n" ? "\n\n" : "") + text + "\n\n", end, end);
      }
      dialog.close();
    }, "primary"),
    button(moreRows, () => { rows.push(rows[0].map(() => "")); draw(); }),
    button(moreColumns, () => { rows.forEach((row) => row.push("")); draw(); }),
    button(leave, () => dialog.close()),
  );
  draw();
  dialog.append(heading, box, acts);
  dialog.addEventListener("close", () => { dialog.remove(); area.focus(); });
  document.body.append(dialog);
  dialog.showModal();
}

function addTools(area) {
  const words = area.dataset.alat.split("|");
  const bar = document.createElement("div");
  bar.className = "tools";
  const acts = [bold, (each) => listed(each, () => "- "), (each) => listed(each, (at) => `${at + 1}. `), editTable];
  words.forEach((word, at) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = word;
    button.setAttribute("aria-controls", area.id);
    button.addEventListener("click", () => acts[at](area));
    bar.append(button);
  });
  area.before(bar);
}

/* A table copied from Word or Excel comes as cells; as plain text it would be one run of words. What was copied with
   it, paragraphs and lists, stands before and behind it as lines. */
function linesOf(element, mark) {
  const found = [];
  let line = "";
  const end = () => { if (line.trim()) found.push(line.trim().replace(/\s+/g, " ")); line = ""; };
  for (const node of element.childNodes) {
    if (node.nodeType === Node.TEXT_NODE) line += node.textContent;
    else if (node.nodeType !== Node.ELEMENT_NODE || /^(?:STYLE|SCRIPT|META|TITLE|HEAD)$/.test(node.tagName)) continue;
    else if (node.tagName === "TABLE") { end(); found.push("", tableOf(node), ""); }
    else if (node.tagName === "BR") end();
    else if (node.tagName === "LI") { end(); found.push(...linesOf(node).map((each, at) => (at ? "  " : mark()) + each)); }
    else if (node.tagName === "OL") { end(); let number = 0; found.push(...linesOf(node, () => `${++number}. `)); }
    else if (node.tagName === "UL") { end(); found.push(...linesOf(node, () => "- ")); }
    else if (/^(?:P|DIV|H\d|BODY|SECTION|BLOCKQUOTE)$/.test(node.tagName)) { end(); found.push(...linesOf(node, mark), ""); }
    else line += node.textContent;
  }
  end();
  return found;
}

function tableOf(table) {
  const rows = [...table.rows].map((row) => [...row.cells].map((cell) => linesOf(cell, () => "").filter(Boolean).join(" ").replace(/\s+/g, " ").replace(/\|/g, "\\|")));
  return rows.length ? markdownOf(rows) : "";
}

function pasted(event) {
  const area = event.target;
  if (!(area instanceof HTMLTextAreaElement) || !area.dataset.alat) return;
  const html = event.clipboardData.getData("text/html");
  if (!/<table/i.test(html)) return;
  const page = new DOMParser().parseFromString(html, "text/html");
  const text = linesOf(page.body, () => "- ").join("\n").replace(/\n{3,}/g, "\n\n").trim();
  if (!text) return;
  event.preventDefault();
  const [start, end] = [area.selectionStart, area.selectionEnd];
  insert(area, (start ? "\n\n" : "") + text + "\n\n", start, end);
}

/* What is typed and not saved: answers that are saved while they are typed, by name with a number that grows with every
   letter; and all other forms. An answer counts as saved only as far as it was typed when it was sent. */
const unsaved = new Map(), sent = new Map();
let untaken = 0, lost = false;

function say(text, kind) {
  const place = document.getElementById("tersimpan");
  if (!place) return;
  place.className = "saved " + kind;
  place.textContent = text;
}

function failed() {
  say(document.body.dataset.putus, "warn");
}

function begin(root) {
  root.querySelectorAll("textarea[data-alat]").forEach((area) => {
    if (!area.previousElementSibling || !area.previousElementSibling.classList.contains("tools")) addTools(area);
  });
}

document.addEventListener("DOMContentLoaded", () => {
  begin(document);
  const summary = document.querySelector(".errors");
  if (summary) summary.focus();
});
/* Files may be dropped anywhere on a form that takes some. */
function fileField(event) {
  const form = event.target instanceof Element ? event.target.closest("form") : null;
  return event.dataTransfer && event.dataTransfer.types.includes("Files") && form ? form.querySelector("input[type=file]") : null;
}
document.addEventListener("dragover", (event) => { if (fileField(event)) event.preventDefault(); });
document.addEventListener("drop", (event) => {
  const field = fileField(event);
  if (!field) return;
  event.preventDefault();
  field.files = event.dataTransfer.files;
  field.dispatchEvent(new Event("input", { bubbles: true }));
});
document.addEventListener("paste", pasted);
document.addEventListener("input", (event) => {
  if (event.target.closest("[hx-post]")) unsaved.set(event.target.name, (unsaved.get(event.target.name) || 0) + 1);
  else if (event.target.closest("form[method=post]")) untaken++;
});
function nameOf(element) {
  if (element.dataset.untuk) return element.dataset.untuk;
  const field = element.name ? element : element.querySelector("[name]:not([type=hidden])");
  return field ? field.name : "";
}
document.addEventListener("htmx:beforeRequest", (event) => {
  if (event.detail.requestConfig.verb !== "post") return;
  say(document.body.dataset.menyimpan, "");
  const name = nameOf(event.detail.elt);
  sent.set(event.detail.xhr, [name, unsaved.get(name)]);
});
document.addEventListener("htmx:afterRequest", (event) => {
  if (event.detail.requestConfig.verb !== "post") return;
  const [name, typed] = sent.get(event.detail.xhr) || [];
  sent.delete(event.detail.xhr);
  const saved = event.detail.successful && event.detail.xhr.getResponseHeader("X-Tersimpan") === "ya";
  if (saved && unsaved.get(name) === typed) unsaved.delete(name);
  if (!saved) lost = true;
  else if (!unsaved.size) lost = false;
  /* What one answer says of itself must not hide that another is not saved. */
  else if (lost) setTimeout(() => say(document.body.dataset.sisa, "warn"), 60);
});
document.addEventListener("htmx:sendError", failed);
document.addEventListener("htmx:responseError", (event) => {
  /* What the answer says is the reason: a disk that is full, a folder that is gone. */
  const page = new DOMParser().parseFromString(event.detail.xhr.responseText, "text/html");
  const [reason, remedy] = [page.querySelector("h1"), page.querySelector("h1 + p")];
  if (!reason) return failed();
  say([document.body.dataset.belum, reason.textContent, remedy ? remedy.textContent : ""].join(" "), "bad");
});
document.addEventListener("htmx:timeout", failed);
document.addEventListener("submit", () => { unsaved.clear(); untaken = 0; });
window.addEventListener("beforeunload", (event) => {
  if (unsaved.size || untaken) event.preventDefault();
});

/* What an address names is opened where it is folded. */
function unfold() {
  const named = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  for (let each = named; each; each = each.parentElement) if (each.tagName === "DETAILS") each.open = true;
  if (named) named.scrollIntoView();
}
addEventListener("hashchange", unfold);
unfold();

for (const button of document.querySelectorAll("[data-cetak]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}
