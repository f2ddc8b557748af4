/** How long Slack may take for a call once a stop has begun. What it leaves unanswered can then still be looked for, and sent again. */
const HURRIED_MS = 1500;

/** Ends calls sooner once a stop has begun: a call's usual time limit is longer than a stop waits, and somebody would be left without an answer. */
export class Hurry {
  readonly #calls = new Set<() => void>();
  #begun = false;

  begin(): void {
    this.#begun = true;
    for (const hurry of this.#calls) hurry();
  }

  /** A fetch that fails when there's hurry and Slack doesn't answer. */
  readonly around =
    (inner: typeof fetch): typeof fetch =>
    (input, init) =>
      new Promise((resolve, reject) => {
        const hurry = (): void => {
          setTimeout(() => reject(new Error('Slack didn’t answer before the stop')), HURRIED_MS).unref();
        };
        this.#calls.add(hurry);
        if (this.#begun) hurry();
        inner(input, init)
          .then(resolve, reject)
          .finally(() => this.#calls.delete(hurry));
      });
}
