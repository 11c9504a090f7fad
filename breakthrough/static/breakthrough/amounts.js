"use strict";

// Reads a money field back while it is typed, in the unit that people speak of: a wrong unit is seen at once.
{
    const UNITS = {
        zh: [[100000000, "亿元"], [10000, "万元"], [1, "元"]],
        en: [[1000000000, " billion yuan"], [1000000, " million yuan"], [1, " yuan"]],
    };
    const language = document.documentElement.lang.startsWith("zh") ? "zh" : "en";

    const spoken = (text) => {
        const amount = Number(text);
        if (!text.trim() || !Number.isFinite(amount) || amount === 0) {
            return "";
        }
        const [size, unit] = UNITS[language].find(([least]) => Math.abs(amount) >= least) || UNITS[language][2];
        return (amount / size).toLocaleString("en", { maximumFractionDigits: 4 }) + unit;
    };

    const read = (input) => {
        let output = input.nextElementSibling;
        if (!output || output.tagName !== "OUTPUT") {
            output = document.createElement("output");
            output.className = "spoken";
            output.htmlFor = input.id;
            input.after(output);
        }
        output.textContent = spoken(input.value);
    };

    const isMoney = (element) => element.matches && element.matches("input[data-money]");
    document.querySelectorAll("input[data-money]").forEach(read);
    document.addEventListener("input", (event) => isMoney(event.target) && read(event.target));
}
