"use strict";

// Keeps what is typed into a form. A form takes part that holds an element with
//   data-draft-key      the form's address: under which the draft is kept
//   data-draft-url      where it is sent
//   data-draft-unsaved  (optional) the form opens with something that is not saved yet
//   data-draft-saved, data-draft-failed   what to say; it is shown in the <output> inside
{
    const LOOK_EVERY = 1000;
    const SEND_EVERY = 5000;

    class Draft {
        constructor(mark) {
            this.mark = mark;
            this.form = mark.closest("form");
            this.output = mark.querySelector("output");
            this.sentAt = -SEND_EVERY;
            this.isOver = false;
            this.sending = null;
            this.kept = mark.hasAttribute("data-draft-unsaved") ? null : this.read();
            this.form.addEventListener("submit", () => this.end());
            window.addEventListener("pagehide", () => this.leave());
            window.setInterval(() => this.look(), LOOK_EVERY);
        }

        // The form as a browser would send it, without secrets, files and the lines that are only patterns.
        read() {
            const hidden = ["password", "file"];
            const secret = new Set([...this.form.elements].filter((one) => hidden.includes(one.type)).map((one) => one.name));
            const isKept = ([name, value]) =>
                typeof value === "string" && !secret.has(name) && !name.includes("__prefix__") && name !== "csrfmiddlewaretoken";
            return JSON.stringify([...new FormData(this.form)].filter(isKept));
        }

        // Looks at the values, not for events: calendars and pickers set fields without a sound.
        look() {
            const isTime = performance.now() - this.sentAt >= SEND_EVERY;
            if (!this.isOver && !this.sending && isTime) {
                const typed = this.read();
                if (typed !== this.kept) {
                    this.send(typed);
                }
            }
        }

        async send(typed, keepalive = false) {
            this.sentAt = performance.now();
            this.sending = new AbortController();
            try {
                const answer = await fetch(this.mark.dataset.draftUrl, {
                    method: "POST",
                    headers: {
                        "Content-Type": "application/json",
                        "X-CSRFToken": this.form.querySelector("[name=csrfmiddlewaretoken]").value,
                    },
                    body: `{"key": ${JSON.stringify(this.mark.dataset.draftKey)}, "fields": ${typed}}`,
                    signal: this.sending.signal,
                    keepalive,
                });
                if (!answer.ok) {
                    throw new Error(String(answer.status));
                }
                this.kept = typed;
                this.say(`${this.mark.dataset.draftSaved} ${(await answer.json()).saved_at}`);
            } catch (error) {
                if (error.name !== "AbortError") {
                    this.say(this.mark.dataset.draftFailed);
                }
            } finally {
                this.sending = null;
            }
        }

        say(text) {
            this.output.textContent = text;
        }

        // A draft that arrives after its form was saved would come back as something unsaved.
        end() {
            this.isOver = true;
            if (this.sending) {
                this.sending.abort();
            }
        }

        leave() {
            const typed = this.isOver ? this.kept : this.read();
            // Browsers let a page send at most 64 KB while it is closed.
            if (typed !== this.kept && typed.length < 20_000) {
                this.send(typed, true);
            }
        }
    }

    window.addEventListener("load", () => {
        document.querySelectorAll("form [data-draft-key]").forEach((mark) => new Draft(mark));
    });
}
