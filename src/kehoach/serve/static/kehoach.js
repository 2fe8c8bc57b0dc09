// What the pages do beyond plain HTML. Everything works without it but the marks' switches.
"use strict";

// -- a plan: a link to a fact marks all its words and puts the reader there -----------------------
const text = document.getElementById("text");

function clear() {
  for (const mark of document.querySelectorAll("mark.found")) mark.classList.remove("found");
  for (const link of document.querySelectorAll(".fact[aria-current]")) link.removeAttribute("aria-current");
}

function toFact(name) {
  const marks = text.querySelectorAll(`mark[data-facts~="${CSS.escape(name)}"]`);
  if (!marks.length) return;
  for (const mark of marks) mark.classList.add("found");
  for (const link of document.querySelectorAll(`.fact[href="#${CSS.escape(name)}"]`)) {
    link.setAttribute("aria-current", "true");
    const group = link.closest("details");
    if (group) group.open = true;
  }
  marks[0].tabIndex = -1;
  marks[0].focus({ preventScroll: true });
  marks[0].scrollIntoView({ block: "center" });
}

// Offsets count code points; the text of the element is the plan's text, letter for letter.
function toPlace(start, end) {
  const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  let at = 0, begun = false;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const letters = Array.from(node.data);
    if (!begun && start < at + letters.length) {
      range.setStart(node, letters.slice(0, start - at).join("").length);
      begun = true;
    }
    if (begun && end <= at + letters.length) {
      range.setEnd(node, letters.slice(0, end - at).join("").length);
      break;
    }
    at += letters.length;
  }
  if (!begun) return;
  const selection = getSelection();
  selection.removeAllRanges();
  selection.addRange(range);
  const node = range.startContainer.parentElement;
  node.scrollIntoView({ block: "center" });
}

function follow() {
  clear();
  const name = decodeURIComponent(location.hash.slice(1));
  const place = /^t-(\d+)-(\d+)$/.exec(name);
  if (place) toPlace(Number(place[1]), Number(place[2]));
  else if (name) toFact(name);
}

if (text) {
  addEventListener("hashchange", follow);
  // A second click on the same fact leads there again.
  for (const link of document.querySelectorAll(".fact")) {
    link.addEventListener("click", () => { if (link.hash === location.hash) follow(); });
  }
  for (const box of document.querySelectorAll(".legend input")) {
    box.addEventListener("change", () => text.classList.toggle(`no-${box.dataset.kind}`, !box.checked));
  }
  follow();
}

// -- a draft: drop it, see that something happens, take the copy home -----------------------------
const drop = document.querySelector("form.drop");
if (drop) {
  const input = drop.querySelector("input[type=file]");
  const told = drop.querySelector(".busy");
  const fits = () => {
    const file = input.files[0];
    const large = file && file.size > Number(drop.dataset.most) * 1048576;
    input.setCustomValidity(large ? drop.dataset.tooLarge : "");
    told.textContent = large ? drop.dataset.tooLarge : "";
    return !large;
  };
  input.addEventListener("change", fits);
  for (const name of ["dragenter", "dragover"]) {
    drop.addEventListener(name, (event) => { event.preventDefault(); drop.classList.add("over"); });
  }
  for (const name of ["dragleave", "drop"]) drop.addEventListener(name, () => drop.classList.remove("over"));
  drop.addEventListener("drop", (event) => {
    event.preventDefault();
    if (!event.dataTransfer.files.length) return;
    input.files = event.dataTransfer.files;
    if (fits()) drop.requestSubmit(drop.querySelector("button[value=page]"));
  });
  drop.addEventListener("submit", (event) => {
    if (event.submitter && event.submitter.value === "word") return; // the page stays
    told.textContent = drop.dataset.busy;
    for (const button of drop.querySelectorAll("button")) setTimeout(() => { button.disabled = true; });
  });
  addEventListener("pageshow", () => {
    for (const button of drop.querySelectorAll("button")) button.disabled = false;
    told.textContent = "";
  });
}

// Browsers keep long data links from being saved; the same bytes as a blob have no bound.
const word = document.getElementById("word");
if (word) {
  const [head, data] = word.getAttribute("href").split(",");
  const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
  word.href = URL.createObjectURL(new Blob([bytes], { type: head.slice(5).split(";")[0] }));
}

// -- review: the reviewer's name is typed once ----------------------------------------------------
for (const field of document.querySelectorAll("[data-keep]")) {
  const key = `kehoach-${field.dataset.keep}`;
  field.value = localStorage.getItem(key) || "";
  field.addEventListener("change", () => {
    localStorage.setItem(key, field.value);
    for (const other of document.querySelectorAll(`[data-keep="${field.dataset.keep}"]`)) other.value = field.value;
  });
}
