const LOOK_EVERY_MS = 25;
/** An event loop as late as this has too much to do: what comes in is acknowledged after a few of its turns. */
const LATE_MS = 150;
/** A loop that's on time has room for more, whatever the work under way waits for. */
const ON_TIME_MS = 10;
const FEWEST = 2;
const AT_FIRST = 4;
const MOST = 200;

export interface PaceOptions {
  /** Whether more could be done at once. */
  readonly isShort: () => boolean;
  readonly onChange: () => void;
}

/** How much may be done at once, found from how late the event loop is: half as much whenever it's late, one more whenever it's on time. */
export class Pace {
  readonly #options: PaceOptions;
  #places = AT_FIRST;
  #timer: NodeJS.Timeout | undefined;

  constructor(options: PaceOptions) {
    this.#options = options;
  }

  get places(): number {
    return this.#places;
  }

  /** Looks from now on, until `rest`: call it while something is done. */
  watch(): void {
    if (this.#timer) return;
    let looked = performance.now();
    this.#timer = setInterval(() => {
      const now = performance.now();
      const late = now - looked - LOOK_EVERY_MS;
      looked = now;
      if (late > LATE_MS) this.#places = Math.max(FEWEST, Math.floor(this.#places / 2));
      else if (late < ON_TIME_MS && this.#options.isShort()) this.#places = Math.min(MOST, this.#places + 1);
      this.#options.onChange();
    }, LOOK_EVERY_MS).unref();
  }

  rest(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }
}
