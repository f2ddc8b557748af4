import { DatabaseAwayError } from '../../patience/database-away.ts';
import { asLongAsItTakes, inPatience } from '../../patience/patience.ts';
import type { Clock } from '../ports/clock.ts';
import type { ModelStore, StoredModel } from '../ports/model-store.ts';
import { type DamagedModel, soundModelFor } from './sound-model.ts';

/** There is no model to answer with. */
export interface Untrained {
  readonly kind: 'untrained';
  /** The activated version, if it's damaged and no earlier one can be served; absent: nothing was trained yet. */
  readonly damagedVersion?: number;
}

/** How long a process may use a version before it checks for a newer one. */
const LOOK_AGAIN_AFTER_MS = 2000;
/** How long until a damaged version is tried again: a restore may have mended it. */
const TRY_AGAIN_AFTER_MS = 60_000;

/** The model that answers, held in memory. Notices within seconds when any process activates another version. */
export class ActiveModel {
  readonly #models: ModelStore;
  readonly #clock: Clock;
  readonly #onDamaged: (damaged: DamagedModel) => void;
  #held: StoredModel | null = null;
  #activation: number | null = null;
  #looking: Promise<StoredModel | null> | null = null;
  #lookedAt = Number.NEGATIVE_INFINITY;
  #triedAt = Number.NEGATIVE_INFINITY;
  #damaged: DamagedModel | null = null;

  /** @param onDamaged is told once of an activated version that can't be served. The newest sound one before it serves. */
  constructor(ports: { readonly models: ModelStore; readonly clock: Clock }, onDamaged: (damaged: DamagedModel) => void) {
    this.#models = ports.models;
    this.#clock = ports.clock;
    this.#onDamaged = onDamaged;
  }

  /** Null before the first training, and if every version is damaged. */
  async current(): Promise<StoredModel | null> {
    const now = this.#clock.now().getTime();
    if (now - this.#lookedAt < LOOK_AGAIN_AFTER_MS && this.#held) return this.#held;
    this.#lookedAt = now;
    // Callers that come while the first model is being loaded wait for it.
    this.#looking ??= asLongAsItTakes(() => this.#look(now)).finally(() => {
      this.#looking = null;
    });
    return inPatience('database', this.#looking, () => new DatabaseAwayError());
  }

  /** The model in memory, without a look at the database. */
  get held(): StoredModel | null {
    return this.#held;
  }

  /** The activated version, if `current()` last found that it can't be served. */
  get damaged(): DamagedModel | null {
    return this.#damaged;
  }

  /** Why no model answers, after `current()` returned null. */
  get absence(): Untrained {
    return { kind: 'untrained', ...(this.#damaged && { damagedVersion: this.#damaged.version }) };
  }

  async #look(now: number): Promise<StoredModel | null> {
    const version = await this.#models.activeVersion();
    const isSettled = this.#damaged === null || now - this.#triedAt < TRY_AGAIN_AFTER_MS;
    if (version === this.#activation && isSettled) return this.#held;
    // If the database goes away now, this version is tried again.
    const { stored, damaged } = await soundModelFor(this.#models, version, this.#held);
    const isNews = damaged !== null && (damaged.version !== this.#damaged?.version || damaged.instead !== this.#damaged.instead);
    [this.#held, this.#damaged, this.#activation, this.#triedAt] = [stored, damaged, version, now];
    if (isNews) this.#onDamaged(damaged);
    return stored;
  }
}
