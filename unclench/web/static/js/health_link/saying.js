// Where it is said that a health link does not open.
import { lineFor } from "./words.js";

/** Takes back what was said last. */
export function takeBack(box) {
  box.querySelector("[data-said]")?.remove();
  for (const field of box.querySelectorAll("[aria-invalid]")) {
    field.removeAttribute("aria-invalid");
    field.setAttribute("aria-describedby", `${field.name}-why`);
  }
}

/** One line at a field, or at the button where it is of none. `goes`: whether the cursor goes there. */
export function sayAt(box, fault, name, goes) {
  const line = Object.assign(document.createElement("p"), { className: "uc-error", textContent: lineFor(fault) });
  line.dataset.said = "";
  line.setAttribute("role", "alert");
  box.querySelector(`[data-at="${name || "button"}"]`).replaceChildren(line);
  if (!name) return;
  const field = box.querySelector(`[name="${name}"]`);
  line.id = `${name}-said`;
  field.setAttribute("aria-invalid", "true");
  field.setAttribute("aria-describedby", `${line.id} ${name}-why`);
  if (!goes) return;
  field.focus();
  field.select();
}

/** In the place of the form: what happened, what it may be, what to do now. */
export function sayClosed(box, [title, words, now]) {
  for (const [name, text] of Object.entries({ title, words, now })) box.querySelector(`[data-${name}]`).textContent = text;
  box.querySelector("[data-title]").focus();
}
