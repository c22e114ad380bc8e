// <uc-pocket>: keeps this page and what it needs on the device, and shows its words once that is done.
class Pocket extends HTMLElement {
  connectedCallback() {
    const worker = this.getAttribute("worker");
    if (worker && "serviceWorker" in navigator) this.#keep(worker).catch(() => {});
  }

  async #keep(worker) {
    const { serviceWorker } = navigator;
    await serviceWorker.register(worker);
    const { active } = await serviceWorker.ready;
    const channel = new MessageChannel();
    channel.port1.onmessage = () => {
      this.hidden = false;
    };
    const loaded = performance.getEntriesByType("resource").map((entry) => entry.name);
    const files = [...new Set(loaded)].filter((name) => new URL(name).pathname.includes("/static/"));
    active.postMessage({ page: location.pathname, files }, [channel.port2]);
  }
}

customElements.define("uc-pocket", Pocket);
