"use strict";

// The box that select2 draws in place of a select has no name for a screen reader: give it the select's.
{
    const nameOf = (select) => {
        const label = select.labels && select.labels[0];
        return select.getAttribute("aria-label") || (label && label.textContent.trim().replace(/[:：]$/, ""));
    };

    const name = (container) => {
        const select = container.previousElementSibling;
        const text = select && select.tagName === "SELECT" && nameOf(select);
        if (text) {
            container.querySelectorAll("[role=combobox], [role=textbox], .select2-search__field").forEach((box) => {
                box.removeAttribute("aria-labelledby");
                box.setAttribute("aria-label", text);
            });
        }
    };

    const nameAll = (root) => root.querySelectorAll(".select2-container").forEach(name);

    nameAll(document);
    new MutationObserver((changes) => {
        changes.forEach((change) =>
            change.addedNodes.forEach((node) => {
                if (node.nodeType !== Node.ELEMENT_NODE) {
                    return;
                }
                if (node.matches(".select2-container")) {
                    name(node);
                }
                nameAll(node);
            }),
        );
    }).observe(document.body, { childList: true, subtree: true });
}
