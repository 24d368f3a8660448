/** What is wrong with a formula, and at which character of the text that is read. */
export class Fault extends Error {
  constructor(readonly at: number, readonly what: string) {
    super(what);
    this.name = 'Fault';
  }
}
