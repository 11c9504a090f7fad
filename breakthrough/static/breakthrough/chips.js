"use strict";

// Filter chips: find a choice by typing in a long menu.
{
    document.querySelectorAll("details.chip").forEach((chip) => {
        const find = chip.querySelector(".chip-find");
        if (!find) {
            return;
        }
        chip.addEventListener("toggle", () => chip.open && find.focus());
        find.addEventListener("input", () => {
            const wanted = find.value.trim().toLowerCase();
            chip.querySelectorAll("li").forEach((item) => {
                item.hidden = !item.textContent.toLowerCase().includes(wanted);
            });
        });
        find.addEventListener("keydown", (event) => {
            const first = chip.querySelector("li:not([hidden]) a");
            if (event.key === "Enter" && first) {
                event.preventDefault();
                first.click();
            }
        });
    });
}
