import type { MessagePlace } from '../../usecases/ports/recommendation-store.ts';
import type { Services } from '../../usecases/services.ts';

const REMEMBERED = 500;

/** Keeps the latest entries of a map that grows. */
const trim = (entries: Map<string, unknown>): void => {
  for (const old of entries.keys()) {
    if (entries.size <= REMEMBERED) break;
    entries.delete(old);
  }
};

/**
 * Messages that Slack notified us of recently, by the id we posted them under. Slack may notify a different process from the one that posted:
 * what others posted is noted where they find it.
 */
export class Arrivals {
  readonly #shared: Pick<Services, 'noteArrival' | 'arrivalOf'> | null;
  readonly #places = new Map<string, MessagePlace>();
  readonly #own = new Map<string, true>();

  /** @param shared null: no other process is looked after */
  constructor(shared: Pick<Services, 'noteArrival' | 'arrivalOf'> | null = null) {
    this.#shared = shared;
  }

  /** This process is about to post a message. */
  posting(id: string): void {
    this.#own.set(id, true);
    trim(this.#own);
  }

  async note(id: string, place: MessagePlace): Promise<void> {
    this.#places.set(id, place);
    trim(this.#places);
    if (!this.#own.has(id)) await this.#shared?.noteArrival(id, place);
  }

  /** Remembers a message of ours under its id, for other processes too. They do without if the product's own database is away. */
  async keep(id: string, place: MessagePlace): Promise<void> {
    this.#places.set(id, place);
    trim(this.#places);
    await this.#shared?.noteArrival(id, place).catch(() => {});
  }

  /** Null: Slack hasn't notified us yet, or the product's own database is away. */
  async find(id: string): Promise<MessagePlace | null> {
    return this.#places.get(id) ?? (await this.#shared?.arrivalOf(id).catch(() => null)) ?? null;
  }
}
