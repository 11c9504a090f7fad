// In a line of a cumulative counter, what was added gives the running total, and the total what was added.
"use strict";

document.addEventListener("input", (event) => {
    const line = event.target.closest("tr[data-before]");
    const name = event.target.name || "";
    if (!line || !/-(increment|value)$/.test(name)) {
        return;
    }
    const isTotal = name.endsWith("-value");
    const other = line.querySelector(isTotal ? "[name$=-increment]" : "[name$=-value]");
    const typed = Number(event.target.value);
    if (event.target.value.trim() === "") {
        other.value = "";
    } else if (Number.isFinite(typed)) {
        const before = Number(line.dataset.before);
        // Six decimals are kept; binary fractions would show more.
        other.value = String(Number((isTotal ? typed - before : before + typed).toFixed(6)));
    }
});
