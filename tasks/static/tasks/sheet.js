// The sheet as a spreadsheet: a pasted block fills cells to the right and down, Enter goes down.
"use strict";

(() => {
    const table = document.querySelector("table.sheet");
    if (!table) {
        return;
    }
    const said = document.getElementById("sheet-said");
    const rows = [...table.tBodies[0].rows];

    const inputOf = (cell) => cell && cell.querySelector("textarea, input[type=text]");
    const placeOf = (input) => {
        const cell = input.closest("td");
        return {row: rows.indexOf(cell.parentElement), column: cell.cellIndex};
    };
    const at = (row, column) => rows[row] && inputOf(rows[row].cells[column]);

    // Spreadsheets put cells with line breaks between quotes, and double the quotes in them.
    function parsed(text) {
        const lines = [[""]];
        let quoted = false;
        const source = text.replace(/\r\n?/g, "\n").replace(/\n$/, "");
        for (let index = 0; index < source.length; index += 1) {
            const letter = source[index];
            const line = lines[lines.length - 1];
            const isAtStart = line[line.length - 1] === "";
            if (quoted) {
                if (letter === '"' && source[index + 1] === '"') {
                    line[line.length - 1] += '"';
                    index += 1;
                } else if (letter === '"') {
                    quoted = false;
                } else {
                    line[line.length - 1] += letter;
                }
            } else if (letter === '"' && isAtStart) {
                quoted = true;
            } else if (letter === "\t") {
                line.push("");
            } else if (letter === "\n") {
                lines.push([""]);
            } else {
                line[line.length - 1] += letter;
            }
        }
        return lines;
    }

    function typed(input, text) {
        input.value = text;
        input.classList.add("pasted");
        input.dispatchEvent(new Event("input", {bubbles: true}));
        pick(input);
    }

    // What somebody filled in they probably want to hand in.
    function pick(input) {
        const box = input.closest("tr").querySelector("td.pick input[type=checkbox]");
        if (box) {
            box.checked = true;
        }
    }

    table.addEventListener("paste", (event) => {
        const input = event.target.closest("textarea, input[type=text]");
        const text = event.clipboardData && event.clipboardData.getData("text/plain");
        if (!input || !text || !/[\t\n]/.test(text.replace(/\n$/, ""))) {
            return;
        }
        event.preventDefault();
        const start = placeOf(input);
        let filled = 0;
        let outside = 0;
        parsed(text).forEach((line, down) => line.forEach((value, right) => {
            const target = at(start.row + down, start.column + right);
            if (target) {
                typed(target, value.trim());
                filled += 1;
            } else if (value.trim()) {
                outside += 1;
            }
        }));
        const words = [said.dataset.pasted.replace("{count}", filled)];
        if (outside) {
            words.push(said.dataset.outside.replace("{count}", outside));
        }
        said.textContent = words.join(". ");
        said.classList.remove("visually-hidden");
    });

    table.addEventListener("keydown", (event) => {
        const input = event.target.closest("textarea, input[type=text]");
        if (!input || event.isComposing) {
            return;
        }
        if (event.key === "Escape") {
            input.value = input.defaultValue;
        } else if (event.key === "Enter" && event.altKey && input.tagName === "TEXTAREA") {
            input.setRangeText("\n", input.selectionStart, input.selectionEnd, "end");
        } else if (event.key === "Enter" && !event.ctrlKey && !event.metaKey) {
            const place = placeOf(input);
            const step = event.shiftKey ? -1 : 1;
            let row = place.row + step;
            while (rows[row] && !at(row, place.column)) {
                row += step;
            }
            const next = at(row, place.column);
            if (next) {
                next.focus();
                next.select();
            }
        } else {
            return;
        }
        event.preventDefault();
    });

    table.addEventListener("input", (event) => {
        if (event.target.matches("textarea, input[type=text]")) {
            pick(event.target);
        }
    });

    document.getElementById("pick-all").addEventListener("change", (event) => {
        table.querySelectorAll("td.pick input[type=checkbox]").forEach((box) => {
            box.checked = event.target.checked;
        });
    });
})();
