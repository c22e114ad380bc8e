// <uc-share-sheet>: a button that opens the device's own list of ways to share. Where there is none,
// or without script, no button is shown; the line beside it can be copied.
class ShareSheet extends HTMLElement {
  connectedCallback() {
    this.button = this.querySelector("[data-share]");
    if (!navigator.share || !this.button) return;
    this.button.hidden = false;
    this.button.addEventListener("click", () => this.share());
  }

  what() {
    const { title, url, from } = this.dataset;
    return from ? { title, text: document.getElementById(from).value } : { title, url };
  }

  async share() {
    try {
      await navigator.share(this.what());
    } catch (error) {
      // Whoever closes the list again has changed their mind; nothing has to be said.
      if (error.name !== "AbortError") this.say("Your device did not share it. Copy it instead.");
    }
  }

  say(words) {
    const live = document.getElementById("live");
    if (live) live.textContent = words;
    this.button.textContent = words;
  }
}

customElements.define("uc-share-sheet", ShareSheet);
