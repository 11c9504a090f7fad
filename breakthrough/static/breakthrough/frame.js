"use strict";

// Runs before the page is painted, so that a closed navigation does not flash open.
{
    const KEY = "breakthrough.side";
    const root = document.documentElement;
    const isNarrow = () => window.matchMedia("(max-width: 1023px)").matches;
    const show = (isOpen) => {
        root.dataset.side = isOpen ? "open" : "closed";
        const toggle = document.getElementById("side-toggle");
        if (toggle) {
            toggle.setAttribute("aria-expanded", String(isOpen));
        }
    };
    const settle = () => show(!isNarrow() && localStorage.getItem(KEY) !== "closed");

    settle();

    const openMenus = () => document.querySelectorAll("details.menu[open], details.chip[open]");
    const closeMenus = (except) => {
        openMenus().forEach((menu) => {
            if (menu !== except && !menu.contains(except)) {
                menu.open = false;
            }
        });
    };

    document.addEventListener("DOMContentLoaded", () => {
        settle();
        const toggle = document.getElementById("side-toggle");
        if (toggle) {
            toggle.addEventListener("click", () => {
                const isOpen = root.dataset.side !== "open";
                show(isOpen);
                if (!isNarrow()) {
                    localStorage.setItem(KEY, root.dataset.side);
                } else if (isOpen) {
                    document.querySelector("#side a").focus();
                }
            });
            window.matchMedia("(max-width: 1023px)").addEventListener("change", settle);
        }
        document.querySelectorAll("#side details").forEach((group) => {
            const key = `${KEY}.${group.id}`;
            const isCurrent = group.querySelector("[aria-current]");
            group.open = Boolean(isCurrent) || localStorage.getItem(key) !== "closed";
            group.querySelector("summary").addEventListener("click", () => {
                localStorage.setItem(key, group.open ? "closed" : "open");
            });
        });
        const current = document.querySelector("#side [aria-current]");
        if (current) {
            // The list alone: scrollIntoView would take the whole page along.
            const list = current.closest(".side-scroll");
            const below = current.getBoundingClientRect().top - list.getBoundingClientRect().top;
            list.scrollTop += below - list.clientHeight / 2;
        }
    });

    document.addEventListener("click", (event) => {
        closeMenus(event.target);
        const side = document.getElementById("side");
        if (isNarrow() && side && !side.contains(event.target) && !event.target.closest("#side-toggle")) {
            show(false);
        }
    });

    document.addEventListener("keydown", (event) => {
        if (event.key !== "Escape") {
            return;
        }
        const menu = openMenus()[0];
        if (menu) {
            menu.querySelector("summary").focus();
            closeMenus(null);
        } else if (isNarrow() && root.dataset.side === "open") {
            show(false);
            document.getElementById("side-toggle").focus();
        }
    });
}
