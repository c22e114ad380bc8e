// <uc-copy-line>: a button that copies the line beside it. Without script the line can be marked.
class CopyLine extends HTMLElement {
  connectedCallback() {
    this.text = this.querySelector("input");
    this.button = this.querySelector("[data-copy]");
    this.button.hidden = false;
    this.button.addEventListener("click", () => this.copy());
    this.text.addEventListener("focus", () => this.text.select());
  }

  async copy() {
    try {
      await navigator.clipboard.writeText(this.text.value);
      this.say("Copied");
    } catch {
      // Over plain HTTP a browser may forbid it: the line is marked, ready to be copied by hand.
      this.text.select();
      this.say("Marked. Copy it now.");
    }
  }

  say(words) {
    this.button.textContent = words;
    const live = document.getElementById("live");
    if (live) live.textContent = words;
  }
}

customElements.define("uc-copy-line", CopyLine);
