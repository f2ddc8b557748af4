/** A signature is taken for five minutes; after that it is too old. */
const REMEMBERED_MS = 5 * 60_000 + 60_000;
const MOST = 50_000;

/** Signed requests of the last minutes: one that is sent again word by word is a replay, for Slack signs each of its tries anew. */
export class TakenOnce {
  readonly #takenAt = new Map<string, number>();

  /** False where this signature was taken before. */
  take(signature: string, now: number): boolean {
    for (const [old, at] of this.#takenAt) {
      if (now - at < REMEMBERED_MS && this.#takenAt.size < MOST) break;
      this.#takenAt.delete(old);
    }
    if (this.#takenAt.has(signature)) return false;
    this.#takenAt.set(signature, now);
    return true;
  }

  /** What could not be handled may come again. */
  release(signature: string): void {
    this.#takenAt.delete(signature);
  }
}
