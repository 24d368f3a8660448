import { Output } from './io';

/** Shorter work needs no progress. */
const AFTER_MILLIS = 500;
const EVERY_MILLIS = 100;
const CLEAR_LINE = '\r\x1b[K';

/** Tells on a terminal how far long work has come. */
export class Progress {
  private readonly start = Date.now();
  private last = 0;
  private isShown = false;

  constructor(private readonly output?: Output) {}

  /** Says how much is done, where it is time to. */
  tell(text: () => string): void {
    if (Date.now() - this.last > EVERY_MILLIS) {
      this.show(text());
    }
  }

  /** Says what begins now and may take long. */
  show(text: string): void {
    const now = Date.now();
    if (this.output?.isTerminal && now - this.start > AFTER_MILLIS) {
      this.last = now;
      this.isShown = true;
      this.output.write(`${CLEAR_LINE}${text}`);
    }
  }

  /** Removes what was told. */
  end(): void {
    if (this.isShown) {
      this.output?.write(CLEAR_LINE);
    }
  }
}
