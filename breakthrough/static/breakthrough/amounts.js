"use strict";

// Says an amount back while it is typed, by the rules of breakthrough/amounts.py: a wrong unit is seen at once.
{
    const MOST_DIGITS = 16;
    const CURRENCIES = ["人民币", "¥", "rmb", "cny"];
    const UNITS = {
        "": 0, 元: 0, 圆: 0, 千元: 3, 万: 4, 万元: 4, 百万: 6, 百万元: 6, 千万: 7, 千万元: 7, 亿: 8, 亿元: 8,
        yuan: 0, rmb: 0, cny: 0, thousand: 3, million: 6, billion: 9,
        "thousand yuan": 3, "million yuan": 6, "billion yuan": 9,
    };
    const DIGITS = "零壹贰叁肆伍陆柒捌玖";
    const CHINESE = document.documentElement.lang.startsWith("zh");

    const halfWidth = (text) =>
        text
            .replace(/[\uff01-\uff5e]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
            .replace(/[\u3000\u00a0\u2009\u202f\t]/g, " ")
            .replace(/。/g, ".")
            .replace(/￥/g, "¥");

    // The amount in cents, exactly, as a BigInt; null where it cannot be read.
    const read = (text) => {
        let plain = halfWidth(text).trim().toLowerCase();
        CURRENCIES.forEach((currency) => {
            plain = plain.startsWith(currency) ? plain.slice(currency.length).trimStart() : plain;
        });
        const found = plain.length <= 60 && plain.match(/^([0-9]|[0-9][0-9,. ]*[0-9]) ?([^0-9,. ].*)?$/s);
        const unit = found && (found[2] || "").trim().split(/\s+/).join(" ");
        if (!found || !Object.hasOwn(UNITS, unit)) {
            return null;
        }
        const [whole, decimals = "", ...more] = found[1].split(".");
        const grouped = /^([0-9]{1,3}(,[0-9]{3})+|[0-9]{1,3}( [0-9]{3})+|[0-9]+)$/.test(whole);
        const power = UNITS[unit];
        const smaller = (power === 0 ? decimals : decimals.replace(/0+$/, "")).slice(power + 2);
        if (!grouped || more.length || /[^0-9]/.test(decimals) || smaller) {
            return null;
        }
        const digits = whole.replace(/[, ]/g, "") + decimals.slice(0, power).padEnd(power, "0");
        if (digits.replace(/^0+/, "").length > MOST_DIGITS) {
            return null;
        }
        return BigInt(digits + decimals.slice(power, power + 2).padEnd(2, "0"));
    };

    const grouped = (whole) => whole.replace(/\B(?=([0-9]{3})+$)/g, ",");

    const inUnit = (cents, power) => {
        const digits = String(cents).padStart(power + 3, "0");
        const decimals = digits.slice(-power - 2).replace(/0+$/, "");
        return grouped(digits.slice(0, -power - 2)) + (decimals && `.${decimals}`);
    };

    const inYuan = (cents) => `${grouped(String(cents / 100n))}.${String(cents % 100n).padStart(2, "0")}`;

    const SCALES = [[10n ** 8n, "亿"], [10n ** 4n, "万"], [1000n, "仟"], [100n, "佰"], [10n, "拾"]];

    const capitals = (number) => {
        const scale = SCALES.find(([size]) => number >= size);
        if (!scale) {
            return DIGITS[Number(number)];
        }
        const [size, unit] = scale;
        const rest = number % size;
        return capitals(number / size) + unit + (rest && rest < size / 10n ? "零" : "") + (rest ? capitals(rest) : "");
    };

    const inCapitals = (cents) => {
        const whole = cents / 100n;
        const dime = Number((cents / 10n) % 10n);
        const cent = Number(cents % 10n);
        let text = whole || !cents ? `${capitals(whole)}元` : "";
        if (!dime && !cent) {
            return `${text}整`;
        }
        text += dime ? `${DIGITS[dime]}角` : whole ? "零" : "";
        return cent ? `${text}${DIGITS[cent]}分` : `${text}整`;
    };

    const said = (cents) => {
        if (CHINESE) {
            return `${inUnit(cents, 4)}万元 · ${inCapitals(cents)}`;
        }
        const [power, unit] = [[9, "billion"], [6, "million"]].find(([size]) => cents >= 100n * 10n ** BigInt(size)) || [];
        return unit ? `${inUnit(cents, power)} ${unit} yuan · ${inYuan(cents)} yuan` : `${inYuan(cents)} yuan`;
    };

    document.addEventListener("input", (event) => {
        const input = event.target;
        const output = input.matches("input[data-money]") && input.closest(".amount")?.querySelector("output");
        if (!output) {
            return;
        }
        const cents = input.value.trim() ? read(input.value) : null;
        output.classList.toggle("spoken-refusal", cents === null && input.value.trim() !== "");
        output.textContent = cents !== null ? said(cents) : input.value.trim() ? output.dataset.unreadable : "";
    });
}
