// A picture that somebody shared, as an image and nothing else: in an image no script runs, nothing is
// fetched, and no link leads anywhere. It is never taken over as markup.
const KINDS = new Set(["image/svg+xml", "image/png", "image/jpeg"]);
const LARGEST = 4000000; // letters
const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;

export const isPicture = ({ type, data }) => KINDS.has(type) && data.length <= LARGEST && BASE64.test(data.replaceAll(/\s/g, ""));

/** The picture with its words for whoever does not see it; it goes where the browser cannot show it. */
export function pictureOf({ type, data, title, words }) {
  const image = document.createElement("img");
  const figure = document.createElement("figure");
  image.className = "uc-health-link__picture";
  image.alt = words || title || "A picture without words";
  image.addEventListener("error", () => figure.remove());
  image.src = `data:${type};base64,${data.replaceAll(/\s/g, "")}`;
  figure.append(image);
  return figure;
}
