/** Runs work with the same key one after the other, and work with other keys at the same time. */
export class Turns {
  readonly #last = new Map<string, Promise<unknown>>();

  /**
   * Resolves or rejects as the work does. A failed turn doesn't stop the next.
   * @param until how long to wait for the turn before, where something may hang; by default until it ends
   */
  async take<T>(key: string, work: () => Promise<T>, until = (before: Promise<unknown>): Promise<unknown> => before): Promise<T> {
    const before = this.#last.get(key) ?? Promise.resolve();
    const mine = until(before).then(work, work);
    const settled = mine.catch(() => {});
    this.#last.set(key, settled);
    try {
      return await mine;
    } finally {
      if (this.#last.get(key) === settled) this.#last.delete(key);
    }
  }
}
