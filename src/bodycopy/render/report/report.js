"use strict";
// All of the report can be read and filtered without this script; it adds finding words, all, none, and a count.
const boxes = [...document.querySelectorAll(".filters input")];
const rows = [...document.querySelectorAll(".row")];
const find = document.getElementById("find");
const shown = document.getElementById("shown");

function count() {
  const visible = rows.filter((row) => row.checkVisibility()).length;
  shown.textContent = `${visible} of ${rows.length} lines`;
}

function tickAll(ticked) {
  for (const box of boxes) box.checked = ticked;
  count();
}

function search() {
  const words = find.value.trim().toLowerCase();
  for (const row of rows) {
    row.hidden = words !== "" && !row.querySelector(".text").textContent.toLowerCase().includes(words);
  }
  count();
}

// A line that is linked to is shown, whatever the filters say.
function uncover() {
  const target = document.getElementById(location.hash.slice(1));
  const row = target && target.closest(".row");
  if (row && !row.checkVisibility()) {
    const role = [...row.classList].find((name) => name.startsWith("role-")).slice("role-".length);
    document.getElementById(`show-${role}`).checked = true;
    document.getElementById("only-unsure").checked = false;
    find.value = "";
    search();
    row.scrollIntoView({ block: "center" });
  }
}

for (const element of document.querySelectorAll(".scripted")) element.hidden = false;
document.getElementById("show-all").addEventListener("click", () => tickAll(true));
document.getElementById("show-none").addEventListener("click", () => tickAll(false));
document.querySelector("fieldset").addEventListener("change", count);
find.addEventListener("input", search);
addEventListener("hashchange", uncover);
count();
uncover();
