// <uc-pocket>: keeps this page, or the one that it names, on the device with what it needs, and shows its
// words once that is done. An offer to keep something is unseen where a browser cannot.
import { register } from "../js/trusted.js";

class Pocket extends HTMLElement {
  connectedCallback() {
    const worker = this.getAttribute("worker");
    if (worker && "serviceWorker" in navigator) this.#keep(worker).catch(() => {});
  }

  async #keep(worker) {
    const { serviceWorker } = navigator;
    await register(worker);
    const { active } = await serviceWorker.ready;
    const channel = new MessageChannel();
    channel.port1.onmessage = () => {
      this.hidden = false;
    };
    const page = this.getAttribute("page") ?? location.pathname;
    active.postMessage({ page }, [channel.port2]);
  }
}

for (const offer of document.querySelectorAll("[data-pocket-offer]")) offer.hidden = !("serviceWorker" in navigator);
customElements.define("uc-pocket", Pocket);
