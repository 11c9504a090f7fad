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

// What the report before said can be taken over; each answer tells whether it is the same or another one.
document.querySelectorAll(".last-time").forEach((last) => {
    const field = last.closest(".form-row").querySelector("textarea, input");
    const before = last.querySelector("p").textContent.trim();
    const look = () => {
        const now = field.value.replace(/\r\n/g, "\n").trim();
        last.dataset.state = now === "" ? "" : now === before.replace(/\r\n/g, "\n") ? "same" : "differs";
    };
    last.querySelector(".take-over").addEventListener("click", () => {
        field.value = before;
        field.dispatchEvent(new Event("input", {bubbles: true}));
        field.focus();
    });
    field.addEventListener("input", look);
    look();
});
