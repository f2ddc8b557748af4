/** A signature is valid for five minutes, and may be dated a minute ahead. */
const REMEMBERED_MS = 5 * 60_000 + 60_000;
const MOST = 50_000;

/** Remembers the signatures of the last minutes. Slack signs each retry again, so an equal signature is a replay. */
export class TakenOnce {
  readonly #takenAt = new Map<string, number>();

  /** False if this signature was taken before. */
  take(signature: string, now: number): boolean {
    for (const [old, at] of this.#takenAt) {
      if (now - at < REMEMBERED_MS && this.#takenAt.size < MOST) break;
      this.#takenAt.delete(old);
    }
    if (this.#takenAt.has(signature)) return false;
    this.#takenAt.set(signature, now);
    return true;
  }

  /** Forgets a request that failed, so it may come again. */
  release(signature: string): void {
    this.#takenAt.delete(signature);
  }
}
