// A diary that was kept on this device may be from another day. It is shown as today's then: with today's
// date, and without the answers of the day on which it was kept.
import { waiting } from "../js/waiting.js";
import { isKept, nowByServer } from "./kept_copy.js";
import { dayOf, zoneHere } from "./shown_day.js";

/** Whether the page comes from the device. Its day is made right, and its forms count as new ones. */
export function makeRight(diary, newKey) {
  if (!isKept) return false;
  const now = nowByServer();
  for (const form of diary.querySelectorAll("form")) form.elements.key.value = newKey();
  const form = diary.querySelector("form[data-day]");
  if (form.dataset.day !== dayOf(now)) showAs(diary, form, now);
  return true;
}

function showAs(diary, form, now) {
  form.dataset.day = dayOf(now);
  const date = now.toLocaleDateString("en-GB", { day: "numeric", month: "long" });
  diary.querySelector("[data-date]").textContent = `Today, ${date}`;
  for (const field of form.querySelectorAll("input:not([type=hidden]), textarea")) empty(field);
  for (const { elements } of diary.querySelectorAll("form")) {
    elements.day.value = dayOf(now);
    elements.zone.value = zoneHere();
    elements.was.value = "{}";
  }
  for (const told of diary.querySelectorAll("[data-of-its-day]")) told.remove();
  const bad = diary.querySelector("button[name=bad_day]");
  bad.value = "yes";
  bad.textContent = "A bad day";
}

function empty(field) {
  if (/checkbox|radio/.test(field.type)) field.checked = false;
  else field.value = "";
}

/** Puts answers back into the form. */
export function fill(form, entries) {
  for (const field of form.querySelectorAll("input:not([type=hidden]), textarea")) {
    if (/checkbox|radio/.test(field.type)) field.checked = entries.getAll(field.name).includes(field.value);
    else field.value = entries.get(field.name) ?? "";
    if (field.value && field.tagName === "TEXTAREA") field.closest("details").open = true;
  }
}

/** The answers of this form that were kept here last, of its day, and wait to be sent. */
export async function lastWaiting(form) {
  const [day, whose] = [form.dataset.day, form.elements.whose.value];
  const ofThisDay = (entry) => entry.fields.day === day && entry.whose === whose;
  const last = (await waiting()).filter((entry) => ofThisDay(entry) && !("bad_day" in entry.fields)).pop();
  const pairs = Object.entries(last?.fields ?? {}).flatMap(([name, value]) => [value].flat().map((one) => [name, one]));
  return last && new URLSearchParams(pairs);
}
