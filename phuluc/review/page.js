"use strict";
const byId = (id) => document.getElementById(id);
const state = JSON.parse(byId("state").textContent);
const printed = new Map(); // key -> the boxes of its pieces
const values = new Map(); // key -> the first value that stands in them
const made = []; // corrections of this visit

for (const value of document.querySelectorAll(".value")) {
  if (!values.has(value.dataset.key)) values.set(value.dataset.key, value);
  value.onclick = () => choose(value, true);
  value.onkeydown = (event) => { if (event.key === "Enter") choose(value, true); };
}
const sheets = new Map([...document.querySelectorAll("figure")].map((each) => [Number(each.dataset.page), each]));
for (const [page, x0, top, x1, bottom, key] of state.boxes) {
  const figure = sheets.get(page);
  if (!figure) continue;
  const { width, height } = figure.dataset;
  const box = document.createElement("button");
  box.className = "box";
  box.tabIndex = -1;
  box.style.left = `${100 * x0 / width}%`;
  box.style.top = `${100 * top / height}%`;
  box.style.width = `${100 * (x1 - x0) / width}%`;
  box.style.height = `${100 * (bottom - top) / height}%`;
  const value = values.get(key) || values.get(key.replace(/\/code$/, "/title"));
  if (value) box.onclick = () => choose(value, false);
  figure.querySelector(".sheet").append(box);
  if (!printed.has(key)) printed.set(key, []);
  printed.get(key).push(box);
}

// What was chosen is shown on both sides; the side that was not clicked comes to it.
function choose(value, fromRow) {
  for (const each of document.querySelectorAll(".on")) each.classList.remove("on");
  for (const each of document.querySelectorAll(".pen")) each.remove();
  value.classList.add("on");
  const row = value.closest(".row");
  const boxes = printed.get(value.dataset.key) || [];
  for (const box of boxes) box.classList.add("on");
  const sheet = sheets.get(Number(row.dataset.page));
  if (!fromRow) row.scrollIntoView({ block: "center" });
  else if (boxes.length) boxes[0].scrollIntoView({ block: "center" });
  else if (sheet) sheet.scrollIntoView();
  if (row.dataset.row && !("corrected" in value.dataset)) {
    const pen = document.createElement("button");
    pen.className = "pen";
    pen.textContent = "sửa";
    pen.onclick = () => ask(value);
    value.after(pen);
  }
}

const form = byId("form");
let asked = null;
function ask(value) {
  asked = value;
  byId("what").textContent = value.dataset.field;
  byId("value").value = "empty" in value.dataset ? "" : value.textContent;
  byId("wrong").textContent = "";
  form.showModal();
}
byId("save").onclick = (event) => {
  const wrong = keep(byId("value").value, byId("why").value.trim(), byId("who").value.trim());
  byId("wrong").textContent = wrong;
  if (wrong) event.preventDefault();
};

// Puts a correction among those of this visit; what is wrong with it, or nothing.
function keep(text, why, who) {
  const { field } = asked.dataset;
  const scored = field.startsWith("scores.");
  text = scored ? text.trim().replace(",", ".") : text.trim();
  if (!why || !who) return "Cần lý do và tên người sửa.";
  if (scored && text && !/^-?\d+(\.\d+)?$/.test(text)) return "Cần một số, ví dụ 1,50.";
  if (field === "title" && !text) return "Cần một tên.";
  const old = made.find((each) => each.value === asked);
  const was = old ? old.was : "empty" in asked.dataset ? null : asked.textContent;
  if (text === (was || "")) return "Giá trị không đổi.";
  const quote = (given) => scored ? given : JSON.stringify(given).replace(/\u007f/g, "\\u007f");
  const { page, row } = asked.closest(".row").dataset;
  const lines = ["[[correction]]", `page = ${page}`, `row = ${row}`, `field = ${JSON.stringify(field)}`];
  if (was !== null) lines.push(`was = ${quote(was)}`);
  if (text) lines.push(`value = ${quote(text)}`);
  lines.push(`why = ${JSON.stringify(why)}`, `who = ${JSON.stringify(who)}`, "");
  const entry = { value: asked, was, toml: lines.join("\n") };
  if (old) made.splice(made.indexOf(old), 1, entry); else made.push(entry);
  asked.textContent = text || "–";
  if (text) delete asked.dataset.empty; else asked.dataset.empty = "";
  asked.classList.add("new");
  const head = state.kept || `sha256 = "${state.sha256}"\n`;
  const whole = [head.trimEnd() + "\n", ...made.map((each) => each.toml)].join("\n");
  byId("toml").value = whole;
  byId("file").href = "data:application/toml;charset=utf-8," + encodeURIComponent(whole);
  byId("made").hidden = false;
  return "";
}

byId("only").onchange = (event) => document.body.classList.toggle("only", event.target.checked);
const marked = [...document.querySelectorAll(".row.marked")];
let at = -1;
function step(by) {
  if (!marked.length) return;
  at = (at + by + marked.length) % marked.length;
  choose(marked[at].querySelector(".value"), true);
  marked[at].scrollIntoView({ block: "center" });
}
byId("on").onclick = () => step(1);
byId("back").onclick = () => step(at < 0 ? 0 : -1);
