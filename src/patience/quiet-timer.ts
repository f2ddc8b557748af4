const TICKS = 8;

/**
 * Calls back after so much silence. Time in which this process was too busy to listen hardly counts: a blocked event loop delivers one tick
 * of the interval, however long it was blocked. Otherwise a busy process would take a prompt server for a dead one.
 */
export class QuietTimer {
  readonly #interval: NodeJS.Timeout;
  #ticks = 0;

  constructor(milliseconds: number, onSilence: () => void) {
    this.#interval = setInterval(() => {
      this.#ticks += 1;
      if (this.#ticks < TICKS) return;
      this.stop();
      onSilence();
    }, milliseconds / TICKS);
  }

  /** Something was heard: the silence starts again. */
  heard(): void {
    this.#ticks = 0;
  }

  stop(): void {
    clearInterval(this.#interval);
  }
}
