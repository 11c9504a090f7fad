"use strict";

// Files may be dropped on the field; without this script they are chosen by its button.
document.querySelectorAll("[data-drop]").forEach((zone) => {
    const input = zone.querySelector("input[type=file]");
    const chosen = zone.querySelector("output");

    const show = () => {
        chosen.textContent = Array.from(input.files, (file) => file.name).join("\n");
    };

    const mark = (event) => {
        event.preventDefault();
        zone.classList.toggle("drop-over", event.type === "dragover");
    };

    zone.addEventListener("dragover", mark);
    zone.addEventListener("dragleave", mark);
    zone.addEventListener("drop", (event) => {
        mark(event);
        input.files = event.dataTransfer.files;
        show();
    });
    input.addEventListener("change", show);
    show();
});
