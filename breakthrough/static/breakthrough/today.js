"use strict";

// In a demonstration “today” stands still; the calendar's shortcuts must mean that day, and not the browser's.
{
    const today = document.querySelector("meta[name=today]");
    if (today && window.DateTimeShortcuts) {
        const [year, month, day] = today.content.split("-").map(Number);
        window.DateTimeShortcuts.now = () => new Date(year, month - 1, day);
    }
}
