// What a FHIR resource says, as plain values: title, facts about whom and when, sections, files inside.
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

function about(entries, subject, written, authors) {
  const patient = lookedUp(entries, subject) ?? entries.find(({ resource }) => resource?.resourceType === "Patient")?.resource;
  const by = listed(authors).map((author) => worded(author.display) || who(lookedUp(entries, author))).filter(Boolean);
  const facts = [
    ["About", named(patient) || "No name was given"],
    ["Born", day(patient?.birthDate)],
    ["Sex", worded(patient?.gender)],
    ["Written", day(written)],
    ["Written by", [...new Set(by)].join(", ")],
  ];
  return facts.filter(([, value]) => value);
}

const sectionsIn = (sections) =>
  listed(sections).flatMap((section) => [
    { title: worded(section.title) || conceptWords(section.code).map(worded).find(Boolean) || "Without a title", text: section.text },
    ...sectionsIn(section.section),
  ]);

const resourceSection = (resource) => ({
  title: [worded(resource.resourceType), named(resource)].filter(Boolean).join(": "),
  text: resource.text,
});

/** Files that stand inside: a PDF, a picture. `data`: base64. */
function filesIn(entries) {
  const resources = entries.map(({ resource }) => resource ?? {});
  const attached = resources.filter(({ resourceType }) => resourceType === "DocumentReference").flatMap(({ description, content }) =>
    listed(content).map(({ attachment = {} }) => {
      const binary = attachment.data ? attachment : lookedUp(entries, { reference: attachment.url });
      return { title: worded(attachment.title) || worded(description), type: worded(attachment.contentType), data: binary?.data };
    }),
  );
  return attached.filter(({ data }) => worded(data)).map((file) => ({ ...file, ending: KINDS[file.type] ?? "bin" }));
}

/** A document of its own, a bundle of anything, or one resource. */
export function recordIn(resource) {
  const entries = resource.resourceType === "Bundle" ? listed(resource.entry) : [{ resource }];
  const first = entries[0]?.resource;
  const files = filesIn(entries);
  if (resource.type === "document" && first?.resourceType === "Composition") {
    const facts = about(entries, first.subject, first.date, first.author);
    const itself = first.text ? [{ title: "About this document", text: first.text }] : [];
    return { title: worded(first.title), facts, sections: [...sectionsIn(first.section), ...itself], files };
  }
  const rest = entries.map((one) => one.resource).filter((one) => one && !["DocumentReference", "Binary", "Patient"].includes(one.resourceType));
  return { title: "", facts: about(entries, undefined, resource.timestamp, []), sections: rest.map(resourceSection), files };
}
