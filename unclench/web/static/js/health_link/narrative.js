// Words that somebody else's program wrote, as a page of ours shows them: made anew from a short list of
// elements, without one attribute of theirs. Nothing of it is ever taken over as markup.
import { pageIn } from "../trusted.js";

const SAME = ["p", "ul", "ol", "li", "dl", "dt", "dd", "br", "hr", "b", "strong", "small", "i", "em", "sub", "sup", "pre", "code"];
const TABLE = ["table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td"];
const KEPT = new Set([...SAME, ...TABLE]);
const GONE = new Set(["script", "style", "template", "iframe", "object", "embed", "svg", "math", "noscript", "head", "title", "form"]);
const STRONG = /^h[1-6]$/;
const LONGEST = 400000;
const DEEPEST = 40;
const CLASSES = { dl: "uc-report__about", small: "uc-report__words--small", ul: "uc-report__list", ol: "uc-report__list", table: "uc-report__table", caption: "uc-report__caption" };

function spanned(made, from) {
  for (const name of ["colspan", "rowspan"]) {
    const number = Number(from.getAttribute(name));
    if (number > 1 && number <= 50) made.setAttribute(name, String(Math.floor(number)));
  }
  return made;
}

/** Each term of a list stands together with what is said of it. */
function paired(list) {
  const facts = [];
  for (const each of list.querySelectorAll(":scope > dt, :scope > dd")) {
    if (each.localName === "dt" || !facts.length) facts.push(Object.assign(document.createElement("div"), { className: "uc-report__fact" }));
    facts.at(-1).append(each);
  }
  list.replaceChildren(...facts);
  return list;
}

function elementFor(name) {
  if (STRONG.test(name)) return Object.assign(document.createElement("p"), { className: "uc-report__words--lead" });
  if (!KEPT.has(name)) return null;
  return Object.assign(document.createElement(name), { className: CLASSES[name] ?? "" });
}

function* madeOf(node, depth) {
  if (node.nodeType === Node.TEXT_NODE) yield document.createTextNode(node.data);
  if (node.nodeType !== Node.ELEMENT_NODE || depth > DEEPEST) return;
  const name = node.localName;
  if (GONE.has(name)) return;
  if (name === "img") yield document.createTextNode(node.getAttribute("alt") ?? "");
  const inside = [...node.childNodes].flatMap((child) => [...madeOf(child, depth + 1)]);
  const made = elementFor(name);
  if (made) {
    made.append(...inside);
    if (name === "dl") yield paired(made);
    else yield ["td", "th"].includes(name) ? spanned(made, node) : made;
  } else yield* inside;
}

/** The words of a FHIR narrative, or null where there are none. */
export function narrative(told) {
  const div = typeof told?.div === "string" ? told.div : "";
  if (!div || div.length > LONGEST) return null;
  const box = document.createElement("div");
  box.className = "uc-health-link__words";
  box.append(...[...pageIn(div).body.childNodes].flatMap((node) => [...madeOf(node, 0)]));
  return box.textContent.trim() ? box : null;
}
