// <uc-passkey>: asks the browser to make a passkey or to sign in with one, and sends what it made with a form.
const NOT_HERE = "Passkeys work over HTTPS, and in browsers that know them. Use your password here.";
const NOTHING = "No passkey was used. Try again, or use your password.";

const toBytes = (text) =>
  Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));

const toText = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");

const known = (list) => list?.map((one) => ({ ...one, id: toBytes(one.id) }));

function make({ publicKey }) {
  const selection = { ...publicKey.authenticatorSelection, residentKey: "required", requireResidentKey: true };
  return navigator.credentials.create({
    publicKey: {
      ...publicKey,
      challenge: toBytes(publicKey.challenge),
      user: { ...publicKey.user, id: toBytes(publicKey.user.id) },
      excludeCredentials: known(publicKey.excludeCredentials),
      authenticatorSelection: { ...selection, userVerification: "required" },
    },
  });
}

function use({ publicKey }) {
  return navigator.credentials.get({
    publicKey: {
      ...publicKey,
      challenge: toBytes(publicKey.challenge),
      allowCredentials: known(publicKey.allowCredentials),
    },
  });
}

function asText(credential) {
  const parts = ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"];
  const told = parts.filter((part) => credential.response[part]);
  return JSON.stringify({
    id: credential.id,
    rawId: toText(credential.rawId),
    type: credential.type,
    clientExtensionResults: credential.getClientExtensionResults(),
    response: Object.fromEntries(told.map((part) => [part, toText(credential.response[part])])),
  });
}

class Passkey extends HTMLElement {
  connectedCallback() {
    this.words = this.querySelector("[data-passkey-words]");
    if (!window.isSecureContext || !window.PublicKeyCredential) {
      this.words.textContent = NOT_HERE;
      return;
    }
    this.words.textContent = "";
    const button = this.querySelector("[data-passkey]");
    button.hidden = false;
    button.addEventListener("click", () => this.#ask());
  }

  async #ask() {
    const form = document.getElementById(this.getAttribute("for"));
    this.words.textContent = "";
    try {
      const question = await this.#question();
      const made = this.getAttribute("kind") === "make" ? make(question.creation_options) : use(question.request_options);
      form.elements.credential.value = asText(await made);
      form.submit();
    } catch {
      this.words.textContent = NOTHING;
    }
  }

  async #question() {
    const from = this.getAttribute("from");
    if (!from) return JSON.parse(document.getElementById(this.getAttribute("data")).textContent);
    const answer = await fetch(from, { headers: { Accept: "application/json" } });
    if (!answer.ok) throw new Error(String(answer.status));
    return answer.json();
  }
}

customElements.define("uc-passkey", Passkey);
