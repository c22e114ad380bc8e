// <uc-pocket>: keeps this page, or the one that it names, on the device with what it needs, and shows its
// words once that is done.
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
    const page = this.getAttribute("page") ?? location.pathname;
    active.postMessage({ page, files }, [channel.port2]);
  }
}

customElements.define("uc-pocket", Pocket);
