// What reaches somebody who does not look: a tone, the voice (off until chosen), and a short vibration.
const still = matchMedia("(prefers-reduced-motion: reduce)");

export class Signals {
  voice = false;

  get speaks() {
    return this.voice && "speechSynthesis" in window;
  }

  say(text) {
    if (!this.speaks || !text) return;
    speechSynthesis.cancel();
    const words = new SpeechSynthesisUtterance(text);
    words.lang = document.documentElement.lang;
    words.rate = 0.85;
    speechSynthesis.speak(words);
  }

  buzz(...pattern) {
    if (!still.matches) this.#vibrate(pattern);
  }

  /** A short tone. It does not wait for the voice: a pack that has to come off must be heard. */
  tone() {
    if (!("AudioContext" in window)) return;
    const sound = new AudioContext();
    const tone = sound.createOscillator();
    const gain = sound.createGain();
    tone.frequency.value = 528;
    gain.gain.setValueAtTime(0.08, sound.currentTime);
    gain.gain.exponentialRampToValueAtTime(0.001, sound.currentTime + 1.2);
    tone.connect(gain).connect(sound.destination);
    tone.start();
    tone.stop(sound.currentTime + 1.2);
    tone.onended = () => sound.close();
  }

  end(text) {
    if (this.voice) this.tone();
    this.say(text);
    this.buzz(200);
  }

  hush() {
    if ("speechSynthesis" in window) speechSynthesis.cancel();
    this.#vibrate(0);
  }

  /** Browsers complain about a page that shakes before it was touched. */
  #vibrate(pattern) {
    if (navigator.userActivation?.hasBeenActive) navigator.vibrate?.(pattern);
  }
}
