// What a FHIR resource says, as plain values: title, what it says of itself, facts about whom and when,
// sections with their pictures, files inside.
import { isPicture } from "./pictures.js";

const MONTHS = { day: "numeric", month: "long", year: "numeric" };
const KINDS = { "application/pdf": "pdf", "image/png": "png", "image/jpeg": "jpg", "text/plain": "txt", "text/csv": "csv" };

const listed = (value) => (Array.isArray(value) ? value.filter((one) => one && typeof one === "object") : []);
const strings = (value) => (Array.isArray(value) ? value.map(worded) : []);
const worded = (value) => (typeof value === "string" ? value : "");
const lookedUp = (entries, { reference } = {}) =>
  entries.find(({ fullUrl, resource }) => reference && (fullUrl === reference || `${resource?.resourceType}/${resource?.id}` === reference))?.resource;

function day(told) {
  const at = new Date(worded(told));
  return Number.isNaN(at.getTime()) ? worded(told) : at.toLocaleDateString("en-GB", MONTHS);
}

function named({ name, deviceName, code, type, title, medicationCodeableConcept: medicine } = {}) {
  const [device] = listed(deviceName);
  if (device) return worded(device.name);
  const [first] = listed(name);
  if (first) return worded(first.text) || [...strings(first.given), worded(first.family)].filter(Boolean).join(" ");
  return [name, title, ...[code, medicine, type].flatMap(conceptWords)].map(worded).find(Boolean) ?? "";
}

const conceptWords = (told) => [told?.text, ...listed(told?.coding).map((one) => one.display)];

const who = (resource) => named(resource) || (resource?.resourceType === "Patient" ? "The person themself" : "");

/** The days that a document covers. */
function covered(events) {
  const { start, end } = listed(events)[0]?.period ?? {};
  return start && end ? `${day(start)} to ${day(end)}` : "";
}

function about(entries, subject, written, authors, events) {
  const patient = lookedUp(entries, subject) ?? entries.find(({ resource }) => resource?.resourceType === "Patient")?.resource;
  const by = listed(authors).map((author) => worded(author.display) || who(lookedUp(entries, author))).filter(Boolean);
  const facts = [
    ["About", named(patient) || "No name was given"],
    ["Born", day(patient?.birthDate)],
    ["Sex", worded(patient?.gender)],
    ["Days covered", covered(events)],
    ["Written", day(written)],
    ["Written by", [...new Set(by)].join(", ")],
  ];
  return facts.filter(([, value]) => value);
}

const sectionsIn = (entries, sections) =>
  listed(sections).flatMap((section) => [
    {
      title: worded(section.title) || conceptWords(section.code).map(worded).find(Boolean) || "Without a title",
      text: section.text,
      pictures: filesIn(listed(section.entry).map((entry) => ({ resource: lookedUp(entries, entry) })), entries).filter(isPicture),
    },
    ...sectionsIn(entries, section.section),
  ]);

const resourceSection = (resource) => ({
  title: [worded(resource.resourceType), named(resource)].filter(Boolean).join(": "),
  text: resource.text,
  pictures: [],
});

/** Files that stand inside some resources: a PDF, a picture. `data`: base64, which may stand among `all`. */
function filesIn(some, all) {
  const resources = some.map(({ resource }) => resource ?? {});
  const attached = resources.filter(({ resourceType }) => resourceType === "DocumentReference").flatMap(({ description, content }) =>
    listed(content).map(({ attachment = {} }) => {
      const binary = attachment.data ? attachment : lookedUp(all, { reference: attachment.url });
      return { title: worded(attachment.title) || worded(description), words: worded(description), type: worded(attachment.contentType), data: binary?.data };
    }),
  );
  return attached.filter(({ data }) => worded(data)).map((file) => ({ ...file, ending: KINDS[file.type] ?? "bin" }));
}

function documentIn(entries, first) {
  const sections = sectionsIn(entries, first.section);
  const seen = new Set(sections.flatMap(({ pictures }) => pictures.map(({ data }) => data)));
  return {
    title: worded(first.title),
    itself: first.text,
    facts: about(entries, first.subject, first.date, first.author, first.event),
    sections,
    files: filesIn(entries, entries).filter(({ data }) => !seen.has(data)),
  };
}

/** A document of its own, a bundle of anything, or one resource. */
export function recordIn(resource) {
  const entries = resource.resourceType === "Bundle" ? listed(resource.entry) : [{ resource }];
  const first = entries[0]?.resource;
  if (resource.type === "document" && first?.resourceType === "Composition") return documentIn(entries, first);
  const rest = entries.map((one) => one.resource).filter((one) => one && !["DocumentReference", "Binary", "Patient"].includes(one.resourceType));
  return { title: "", facts: about(entries, undefined, resource.timestamp, []), sections: rest.map(resourceSection), files: filesIn(entries, entries) };
}
