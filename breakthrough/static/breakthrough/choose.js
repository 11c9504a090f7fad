// One box that ticks all boxes of a name: <input type="checkbox" data-choose="finding">.
for (const all of document.querySelectorAll("[data-choose]")) {
    all.addEventListener("change", () => {
        for (const box of all.form.querySelectorAll(`input[name="${all.dataset.choose}"]:not(:disabled)`)) {
            box.checked = all.checked;
        }
    });
}
