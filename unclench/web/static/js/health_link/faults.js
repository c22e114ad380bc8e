// What can go wrong between a link and what it opens, by name; the words stand in words.js.
export class LinkFault extends Error {
  constructor(reason, told = {}) {
    super(reason);
    this.reason = reason;
    this.told = told;
  }
}
