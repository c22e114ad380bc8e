// <uc-copy-text>: a button that copies the lines above it. Without script they can be marked by hand.
class CopyText extends HTMLElement {
  connectedCallback() {
    const text = this.querySelector("textarea");
    const button = this.querySelector("[data-copy]");
    button.hidden = false;
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(text.value);
        button.textContent = "Copied";
      } catch {
        text.select();
        button.textContent = "Marked. Copy it now.";
      }
      const live = document.getElementById("live");
      if (live) live.textContent = button.textContent;
    });
  }
}

customElements.define("uc-copy-text", CopyText);
