// What was opened, as a sheet to read, with every file to save.
import { narrative } from "./narrative.js";
import { pictureOf } from "./pictures.js";
import { recordIn } from "./record.js";

const FHIR = "application/fhir+json";
const ONE_PAGE = 3000; // letters
const LONGEST_HEAD = 600; // letters
const MOST_PICTURES = 12;
const CARD = "application/smart-health-card";

function made(name, className, ...inside) {
  const element = document.createElement(name);
  if (className) element.className = className;
  element.append(...inside);
  return element;
}

const fact = ([term, value]) => made("div", "uc-report__fact", made("dt", "", term), made("dd", "", value));

function heading(title) {
  const found = made("h2", "uc-report__title", title);
  found.tabIndex = -1;
  return found;
}

/** What a document says of itself. Up to its list of facts it is the head, and what follows the foot. */
function itselfIn({ itself }) {
  const words = narrative(itself);
  const facts = words?.querySelector(":scope > dl");
  if (!facts) return { rest: words };
  const parts = [...words.childNodes];
  const head = parts.slice(0, parts.indexOf(facts) + 1);
  if (head.reduce((sum, part) => sum + part.textContent.length, 0) > LONGEST_HEAD) return { rest: words };
  for (const part of head.slice(0, -1)) part.className = "uc-report__lead";
  return { head, foot: made("footer", "uc-report__foot", ...parts.slice(head.length)) };
}

const ofItself = (words) => (words ? [{ title: "About this document", words }] : []);

function section({ title, text, pictures }) {
  const shown = pictures.slice(0, MOST_PICTURES).map(pictureOf);
  const nothing = made("p", "uc-report__words--small", "It brings no words for people. The saved file holds its data.");
  const words = narrative(text) ?? made("div", "uc-health-link__words", ...(shown.length ? [] : [nothing]));
  words.append(...shown);
  return { title, words };
}

const openly = ({ title, words }) =>
  made("section", "uc-report__section", made("h3", "uc-report__heading", title), words);

const folded = ({ title, words }) =>
  made("details", "uc-disclosure uc-report__more", made("summary", "uc-disclosure__title", title), made("div", "uc-disclosure__body", words));

/** What comes first is shown, as far as somebody reads in a minute; the rest opens with a tap. */
function laidOut(sections) {
  let length = 0;
  const isFirst = ({ words }) => {
    const fits = length === 0 || length + words.textContent.length <= ONE_PAGE;
    length += fits ? words.textContent.length : ONE_PAGE;
    return fits;
  };
  const first = sections.filter(isFirst);
  const rest = sections.slice(first.length);
  if (!rest.length) return first.map(openly);
  const heading = made("h3", "uc-report__heading uc-report__heading--details", "In full");
  return [...first.map(openly), made("div", "uc-report__details", heading, made("div", "", ...rest.map(folded)))];
}

/** `type` is never one that a browser would run. */
function saveLink(content, type, name, words) {
  const safe = ["application/pdf", "application/json", "image/png", "image/jpeg", "text/plain"];
  const blob = new Blob([content], { type: safe.includes(type) ? type : "application/octet-stream" });
  const link = made("a", "uc-button uc-button--secondary", words);
  link.href = URL.createObjectURL(blob);
  link.download = name;
  return link;
}

function inside({ title, type, data, ending }, number) {
  try {
    const bytes = Uint8Array.from(atob(data.replaceAll(/\s/g, "")), (sign) => sign.charCodeAt(0));
    const words = ending === "pdf" ? "Save it as a PDF" : `Save ${title || "a file"} (${ending})`;
    return [saveLink(bytes, type, `health-link-${number + 1}.${ending}`, words)];
  } catch {
    return [];
  }
}

function parsed({ type, text }) {
  try {
    const told = JSON.parse(text);
    return type === FHIR && told && typeof told === "object" ? told : null;
  } catch {
    return null;
  }
}

function unread({ type }) {
  const words = type === CARD
    ? "A SMART Health Card, which its issuer signed. This page does not check signatures. Save it and open it with a program that does."
    : "A file of a kind that this page does not show. Save it to look at it with another program.";
  return made("section", "uc-report__section", made("p", "", words));
}

/** A sheet of all files. Two that bring words stand one after the other; the first has the head. */
export function shownAs(files, label) {
  const told = files.map((file) => ({ file, resource: parsed(file) }));
  const records = told.filter(({ resource }) => resource).map(({ resource }) => recordIn(resource));
  const [first = { sections: [], facts: [] }, ...more] = records.filter(({ sections }) => sections.length);
  const title = [first, ...more].find((record) => record.title)?.title || label || "Health information";
  const { head, rest, foot = "" } = itselfIn(first);
  const facts = head ?? [made("dl", "uc-report__about", ...first.facts.map(fact))];
  const others = more.flatMap((record) => [...record.sections.map(section), ...ofItself(narrative(record.itself))]);
  const sections = laidOut([...first.sections.map(section), ...ofItself(rest), ...others]);
  const unknown = told.filter(({ resource }) => !resource).map(({ file }) => unread(file));
  const sheet = made("article", "uc-report", made("header", "uc-report__head", heading(title), ...facts), ...sections, ...unknown, foot);
  return made("div", "uc-stack", sheet, savings(told, records));
}

function rawLink({ file, resource }, number) {
  const record = resource && recordIn(resource);
  if (record && !record.sections.length && record.files.length) return []; // It only wraps the files above.
  const part = number ? ` ${number + 1}` : "";
  const words = resource ? `Save it for other programs (FHIR)${part}` : `Save file${part}`;
  const name = `health-link-${number + 1}.${resource ? "fhir.json" : "txt"}`;
  return [saveLink(file.text, "application/json", name, words)];
}

function savings(told, records) {
  const papers = records.flatMap(({ files }) => files).flatMap(inside);
  const words = [
    "It was unlocked in this browser, and this browser keeps nothing of it. Load the page again, and it asks once more. A link that opens one time does not open again: save it first.",
    "A saved file is not locked.",
  ];
  const lines = words.map((line) => made("p", "uc-lead", line));
  return made("section", "uc-stack uc-not-on-paper", made("h2", "", "Keep it"), ...papers, ...told.flatMap(rawLink), ...lines);
}
