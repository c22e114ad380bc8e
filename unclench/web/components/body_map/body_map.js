// A tap on the picture ticks the box of that place in the list, and the other way round. The list is
// the form; without script it works alone and the picture only shows what was marked before.
class BodyMap extends HTMLElement {
  connectedCallback() {
    this.form = this.closest("form");
    if (!this.form) return;
    this.classList.add("uc-body-map--live");
    this.addEventListener("click", (event) => this.tap(event.target));
    this.form.addEventListener("change", () => this.show());
    this.show();
  }

  boxes() {
    return [...this.form.querySelectorAll("input[type=checkbox]")];
  }

  tap(place) {
    const box = this.boxes().find((one) => one.value === place.dataset.area);
    if (box) box.click();
  }

  show() {
    const marked = new Set(this.boxes().filter((box) => box.checked).map((box) => box.value));
    for (const area of this.querySelectorAll("[data-area]")) {
      area.classList.toggle("uc-body-map__area--chosen", marked.has(area.dataset.area));
    }
  }
}

customElements.define("uc-body-map", BodyMap);
