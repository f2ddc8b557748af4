import { type Clock, DamagedModelError, type ModelStore, type StoredModel } from './ports.ts';

/** No model answers. */
export interface Untrained {
  readonly kind: 'untrained';
  /** The version that was put in force and cannot be served; absent: nothing was trained yet. */
  readonly damagedVersion?: number;
}

/** How long a process may go on with a version before it looks for a newer one. */
const LOOK_AGAIN_AFTER_MS = 2000;

/** The model that answers, held in memory; notices within seconds that another version was activated, by whichever process. */
export class ModelInForce {
  readonly #models: ModelStore;
  readonly #clock: Clock;
  readonly #onDamaged: (error: DamagedModelError) => void;
  #held: StoredModel | null = null;
  #activation: number | null = null;
  #looking: Promise<StoredModel | null> | null = null;
  #lookedAt = Number.NEGATIVE_INFINITY;
  #damaged: number | null = null;

  /** @param onDamaged hears of an activated version that cannot be served; the version held before goes on serving. */
  constructor(ports: { readonly models: ModelStore; readonly clock: Clock }, onDamaged: (error: DamagedModelError) => void) {
    this.#models = ports.models;
    this.#clock = ports.clock;
    this.#onDamaged = onDamaged;
  }

  /** Null before the first training, and where the only version is damaged. */
  async current(): Promise<StoredModel | null> {
    const now = this.#clock.now().getTime();
    if (now - this.#lookedAt < LOOK_AGAIN_AFTER_MS && this.#held) return this.#held;
    this.#lookedAt = now;
    // Who asks while the first model is being loaded waits for it.
    this.#looking ??= this.#look().finally(() => {
      this.#looking = null;
    });
    return this.#looking;
  }

  /** Why there is none, after `current()` gave null. */
  get absence(): Untrained {
    return { kind: 'untrained', ...(this.#damaged !== null && { damagedVersion: this.#damaged }) };
  }

  async #look(): Promise<StoredModel | null> {
    const version = await this.#models.activeVersion();
    if (version === this.#activation) return this.#held;
    this.#damaged = null;
    try {
      this.#held = version === null ? null : await this.#models.load(version);
    } catch (error) {
      // A database that was away is asked again for this version; a damaged one stays damaged.
      if (!(error instanceof DamagedModelError)) throw error;
      this.#damaged = version;
      this.#onDamaged(error);
    }
    this.#activation = version;
    return this.#held;
  }
}
