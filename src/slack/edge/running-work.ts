/** Work in progress, so that a stop can wait for it. Bolt's own stop doesn't. */
export class RunningWork {
  readonly #running = new Set<Promise<unknown>>();

  track<T>(work: Promise<T>): Promise<T> {
    const settled = work.then(
      () => {},
      () => {},
    );
    this.#running.add(settled);
    void settled.then(() => this.#running.delete(settled));
    return work;
  }

  /** Waits until nothing runs, at most this long; true if everything ended. */
  async drain(milliseconds: number): Promise<boolean> {
    let timer: NodeJS.Timeout | undefined;
    const tooLong = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, milliseconds);
    });
    await Promise.race([this.#untilNothingRuns(), tooLong]);
    clearTimeout(timer);
    return this.#running.size === 0;
  }

  async #untilNothingRuns(): Promise<void> {
    while (this.#running.size > 0) await Promise.all(this.#running);
  }
}
