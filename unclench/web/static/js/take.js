// Says that the record is on its way, as a download begins without a word.
const form = document.querySelector("[data-take]");

form?.addEventListener("submit", () => {
  const words = document.querySelector("[data-take-words]");
  words.textContent = "We are gathering your record. The download begins by itself.";
  document.getElementById("live").textContent = words.textContent;
});
