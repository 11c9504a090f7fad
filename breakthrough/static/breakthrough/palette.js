"use strict";

// Ctrl/Cmd-K: jump to any page that the navigation or the page's own tools lead to.
{
    const dialog = document.getElementById("palette");
    const opener = document.getElementById("palette-open");
    const input = dialog && dialog.querySelector("input");
    const list = dialog && dialog.querySelector("[role=listbox]");
    let pages = [];
    let active = 0;

    const describe = (link, group) => ({
        href: link.href,
        label: link.getAttribute("aria-label") || link.textContent.trim(),
        group,
        words: link.dataset.words || "",
    });

    const collect = () => {
        const found = [...document.querySelectorAll(".object-tools a")].map((link) => describe(link, ""));
        document.querySelectorAll("#side ul").forEach((links) => {
            const heading = links.parentElement.querySelector("summary");
            const group = heading ? heading.textContent : "";
            found.push(...[...links.querySelectorAll("a")].map((link) => describe(link, group)));
        });
        // A page's own name goes before the page that adds to it.
        return found.sort((one, other) => Boolean(one.label.match(/[:：]/)) - Boolean(other.label.match(/[:：]/)));
    };

    const matches = (page, words) => {
        const text = `${page.label} ${page.group} ${page.words} ${page.href}`.toLowerCase();
        return words.every((word) => text.includes(word));
    };

    const option = (page, index) => {
        const item = document.createElement("li");
        item.id = `palette-${index}`;
        item.setAttribute("role", "option");
        item.setAttribute("aria-selected", String(index === active));
        const label = document.createElement("span");
        label.textContent = page.label;
        const group = document.createElement("small");
        group.textContent = page.group;
        item.append(label, group);
        item.addEventListener("click", () => window.location.assign(page.href));
        item.addEventListener("mousemove", () => choose(index));
        return item;
    };

    const choose = (index) => {
        const items = [...list.children];
        active = Math.max(0, Math.min(index, items.length - 1));
        items.forEach((item, place) => item.setAttribute("aria-selected", String(place === active)));
        if (items[active]) {
            input.setAttribute("aria-activedescendant", items[active].id);
            items[active].scrollIntoView({ block: "nearest" });
        } else {
            input.removeAttribute("aria-activedescendant");
        }
    };

    const search = () => {
        const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
        const found = pages.filter((page) => matches(page, words));
        active = 0;
        list.replaceChildren(...found.map(option));
        list.dataset.hrefs = JSON.stringify(found.map((page) => page.href));
        document.getElementById("palette-none").hidden = found.length > 0;
        choose(0);
    };

    const open = () => {
        pages = collect();
        input.value = "";
        search();
        dialog.showModal();
        input.focus();
    };

    const steer = (event) => {
        const moves = { ArrowDown: active + 1, ArrowUp: active - 1 };
        if (event.key in moves) {
            event.preventDefault();
            choose(moves[event.key]);
        } else if (event.key === "Enter" && !event.isComposing && list.children[active]) {
            event.preventDefault();
            window.location.assign(JSON.parse(list.dataset.hrefs)[active]);
        }
    };

    if (dialog) {
        opener.addEventListener("click", open);
        input.addEventListener("input", search);
        input.addEventListener("keydown", steer);
        dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
        document.addEventListener("keydown", (event) => {
            if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k" && !dialog.open) {
                event.preventDefault();
                open();
            }
        });
    }
}
