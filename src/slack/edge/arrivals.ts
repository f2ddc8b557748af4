import type { MessagePlace } from '../../usecases/ports/recommendation-store.ts';

const REMEMBERED = 500;

/** Messages that Slack lately told us of, by the id we posted them under. */
export class Arrivals {
  readonly #places = new Map<string, MessagePlace>();

  note(id: string, place: MessagePlace): void {
    this.#places.set(id, place);
    for (const old of this.#places.keys()) {
      if (this.#places.size <= REMEMBERED) break;
      this.#places.delete(old);
    }
  }

  find(id: string): MessagePlace | null {
    return this.#places.get(id) ?? null;
  }
}
