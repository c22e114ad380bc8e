// A button that opens the browser's own print page; without script its menu does the same.
class ReportPrint extends HTMLElement {
  connectedCallback() {
    const button = this.querySelector("[data-print]");
    if (!button) return;
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  }
}

customElements.define("uc-report-print", ReportPrint);
