"use strict";

// “Take theirs”: puts the value that somebody else saved in place of the one that I typed.
{
    const fieldOf = (button) => {
        const box = button.closest("td, .fieldBox, .form-row");
        return box && box.querySelector("input:not([type=hidden]), select, textarea");
    };

    const choose = (select, value, label) => {
        if (![...select.options].some((option) => option.value === value)) {
            select.add(new Option(label, value));
        }
        select.value = value;
    };

    document.addEventListener("click", (event) => {
        const button = event.target.closest("button.take-theirs");
        const field = button && fieldOf(button);
        if (!field) {
            return;
        }
        if (field.tagName === "SELECT") {
            choose(field, button.dataset.take, button.dataset.label);
        } else if (field.type === "checkbox") {
            field.checked = button.dataset.take === "on";
        } else {
            field.value = button.dataset.take;
        }
        field.dispatchEvent(new Event("input", { bubbles: true }));
        field.dispatchEvent(new Event("change", { bubbles: true }));
        field.focus();
    });
}
