// <uc-push>: asks this browser, on a tap, whether it may show reminders, and tells the server where to send
// them. Unseen where a browser cannot, with script off, or over plain HTTP.
import { register } from "../js/trusted.js";

const SAID = {
  granted: "This device can remind you.",
  denied: "This browser was told not to show messages from here. You can change that in its settings.",
  default: "This browser does not remind you yet.",
  fault: "That did not work. Check the connection and try again.",
};

const bytesOf = (text) => {
  const plain = atob(text.replace(/-/g, "+").replace(/_/g, "/"));
  return Uint8Array.from(plain, (letter) => letter.charCodeAt(0));
};

class Push extends HTMLElement {
  async connectedCallback() {
    if (!("serviceWorker" in navigator && "PushManager" in window)) return;
    this.text = this.querySelector("[data-push-text]");
    this.button = this.querySelector("[data-push-ask]");
    this.button.addEventListener("click", () => this.#ask());
    this.hidden = false;
    const registration = await register(this.getAttribute("worker"));
    const known = Notification.permission === "granted" && (await registration.pushManager.getSubscription());
    if (known) this.#tellServer(known).catch(() => {});
    this.#say(known ? "granted" : Notification.permission === "denied" ? "denied" : "default");
  }

  async #ask() {
    try {
      const answer = await Notification.requestPermission();
      if (answer !== "granted") return this.#say(answer);
      const { pushManager } = await navigator.serviceWorker.ready;
      const wish = { userVisibleOnly: true, applicationServerKey: bytesOf(this.getAttribute("key")) };
      await this.#tellServer(await pushManager.subscribe(wish));
      this.#say("granted");
    } catch {
      this.#say("fault");
    }
  }

  async #tellServer(subscription) {
    const { endpoint, keys } = subscription.toJSON();
    const csrfmiddlewaretoken = document.querySelector("input[name=csrfmiddlewaretoken]").value;
    const body = new URLSearchParams({ endpoint, ...keys, csrfmiddlewaretoken });
    const response = await fetch(this.getAttribute("device"), { method: "POST", body });
    if (!response.ok) throw new Error(`the server answered ${response.status}`);
  }

  #say(what) {
    this.text.textContent = SAID[what];
    this.button.hidden = what === "granted" || what === "denied";
  }
}

customElements.define("uc-push", Push);
