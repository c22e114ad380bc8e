// One row holds one answer: "yes" and "not sure" cannot both stay ticked.
class QuestionList extends HTMLElement {
  connectedCallback() {
    this.addEventListener("change", (event) => this.keepOne(event.target));
  }

  keepOne(box) {
    if (!box.checked) return;
    for (const other of this.querySelectorAll("input[type=checkbox]")) {
      if (other !== box && other.name === box.name) other.checked = false;
    }
  }
}

customElements.define("uc-question-list", QuestionList);
