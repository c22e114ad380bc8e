// <uc-here>: on a tap, asks the device where it is and sends its form with that. Only then, only once, and no
// finer than a hundred metres. Unseen with script off, and where a browser tells no page where it is.
const SAID = {
  1: "This device may not tell us where you are. Write a town or a postcode instead.",
  2: "Your device does not know where it is. Write a town or a postcode instead.",
  3: "That took too long. Try again, or write a town or a postcode.",
  asking: "Asking your device …",
  asks: "Your device asks you first.",
};
const HOW = { enableHighAccuracy: false, maximumAge: 300_000, timeout: 20_000 };

class Here extends HTMLElement {
  connectedCallback() {
    if (!window.isSecureContext || !("geolocation" in navigator)) return;
    this.form = this.closest("form");
    this.text = this.querySelector("[data-here-text]");
    this.querySelector("[data-here]").addEventListener("click", () => this.#ask());
    // A page that is gone back to must not know where somebody was.
    window.addEventListener("pagehide", () => this.#fill("", ""));
    window.addEventListener("pageshow", () => this.#say("asks", false));
    this.hidden = false;
  }

  #ask() {
    this.#say("asking");
    const found = ({ coords }) => this.#send(coords.latitude.toFixed(3), coords.longitude.toFixed(3));
    navigator.geolocation.getCurrentPosition(found, ({ code }) => this.#say(code), HOW);
  }

  #send(lat, lon) {
    this.#fill(lat, lon);
    this.form.requestSubmit();
  }

  #fill(lat, lon) {
    this.querySelector("[name=lat]").value = lat;
    this.querySelector("[name=lon]").value = lon;
  }

  #say(what, aloud = true) {
    this.text.textContent = SAID[what];
    const live = document.getElementById("live");
    if (aloud && live) live.textContent = SAID[what];
  }
}

customElements.define("uc-here", Here);
