// A "yes" takes the tick from "not sure". Never the other way round: a danger that was told stays told
// until its own tick is taken away. If both arrive, "yes" counts.
class QuestionList extends HTMLElement {
  connectedCallback() {
    this.addEventListener("change", (event) => this.keepOne(event.target));
  }

  keepOne(box) {
    if (!box.checked || box.value !== "yes") return;
    for (const other of this.querySelectorAll("input[type=checkbox]")) {
      if (other !== box && other.name === box.name) other.checked = false;
    }
  }
}

customElements.define("uc-question-list", QuestionList);
