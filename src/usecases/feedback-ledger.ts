import { segmentOf } from '../advisor/assign.ts';
import { type FeedbackCell, type FeedbackTerms, foldFeedback, type StandingSign, standingSigns } from '../advisor/feedback.ts';
import { DamagedRowError, type FeedbackRow, type FeedbackStore, type RecommendationStore, type StoredModel } from './ports.ts';
import type { FeedbackTally, ShownRecommendation } from './shown-recommendation.ts';

/**
 * Rows of other processes may become visible after rows with higher numbers: this many are read again. Far more than are ever being
 * written at one time, and few enough to be read before every answer.
 */
const REREAD_ROWS = 200;

/** What a fold needs to know of a recommendation. */
interface FeedbackSubject {
  readonly modelVersion: number;
  readonly segmentWhenShown: number;
  readonly bondType: string;
  readonly profile: ShownRecommendation['profile'];
}

const shapeOf = (stored: StoredModel) => ({ segments: stored.model.segments.length, bondTypes: stored.model.bondTypes });

/**
 * All feedback rows, folded into terms of the Q-table in force. Nothing here is state of its own: it is a copy of the
 * appended rows, brought up to date before each use, so any number of processes come to the same values.
 */
export class FeedbackLedger {
  readonly #feedback: FeedbackStore;
  readonly #recommendations: RecommendationStore;
  readonly #rows = new Map<string, FeedbackRow>();
  readonly #subjects = new Map<string, FeedbackSubject | null>();
  readonly #onDamaged: (error: DamagedRowError) => void;
  #reading: Promise<void> = Promise.resolve();
  #newest = 0;
  #signs: readonly StandingSign[] = [];
  #folded: { readonly version: number; readonly rows: number; readonly terms: FeedbackTerms } | null = null;

  /** @param onDamaged hears of a recommendation that cannot be read any more: its signs count for nothing, all others go on counting. */
  constructor(
    ports: { readonly feedback: FeedbackStore; readonly recommendations: RecommendationStore },
    onDamaged: (error: DamagedRowError) => void = () => {},
  ) {
    this.#feedback = ports.feedback;
    this.#recommendations = ports.recommendations;
    this.#onDamaged = onDamaged;
  }

  /** What feedback adds to each cell of this model, all rows of all processes included. */
  async terms(stored: StoredModel): Promise<FeedbackTerms> {
    await this.#refresh();
    if (this.#folded?.version === stored.version && this.#folded.rows === this.#rows.size) return this.#folded.terms;
    const terms = foldFeedback(this.#signs, (id) => this.#cell(id, stored), shapeOf(stored));
    this.#folded = { version: stored.version, rows: this.#rows.size, terms };
    return terms;
  }

  /** What the signs under one recommendation add up to, and what they do to its cell. */
  async tally(shown: ShownRecommendation, stored: StoredModel): Promise<FeedbackTally | null> {
    const first = shown.recommendation.recommended[0];
    if (!first) return null;
    this.#subjects.set(shown.id, subjectOf(shown));
    const terms = await this.terms(stored);
    const own = this.#signs.filter((sign) => sign.recommendationId === shown.id);
    const cell = this.#cell(shown.id, stored);
    const column = cell ? stored.model.bondTypes.indexOf(cell.bondType) : -1;
    const bought = cell && column >= 0 ? (stored.model.qTable.values[cell.segment]?.[column] ?? 0) : 0;
    const termWith = cell ? (terms[cell.segment]?.[column] ?? 0) : 0;
    const others = this.#signs.filter((sign) => sign.recommendationId !== shown.id);
    const without = own.length === 0 ? terms : foldFeedback(others, (id) => this.#cell(id, stored), shapeOf(stored));
    const termWithout = cell ? (without[cell.segment]?.[column] ?? 0) : 0;
    const thumbs = own.filter((sign) => sign.chose === undefined && sign.bondType === undefined);
    return {
      up: thumbs.filter((sign) => sign.sign === 1).length,
      down: thumbs.filter((sign) => sign.sign === -1).length,
      choices: own.flatMap(({ chose }) => (chose === undefined ? [] : [chose])),
      bondType: first.bondType,
      qWithout: bought + termWithout,
      qWith: bought + termWith,
    };
  }

  /** One reading after the other, each begun after it was asked for: it sees every row that was appended before. */
  #refresh(): Promise<void> {
    const read = (): Promise<void> => this.#readNew();
    this.#reading = this.#reading.then(read, read);
    return this.#reading;
  }

  /** Rows become part of the ledger together with what they are about, or not at all: a failure in between must not leave half of them. */
  async #readNew(): Promise<void> {
    const rows = await this.#feedback.since(Math.max(0, this.#newest - REREAD_ROWS));
    const fresh = rows.filter((row) => !this.#rows.has(row.eventId));
    if (fresh.length === 0) return;
    const signs = standingSigns([...this.#rows.values(), ...fresh]);
    for (const { recommendationId } of signs) {
      if (!this.#subjects.has(recommendationId)) this.#subjects.set(recommendationId, await this.#subject(recommendationId));
    }
    for (const row of fresh) this.#rows.set(row.eventId, row);
    this.#newest = fresh.reduce((newest, row) => Math.max(newest, row.sequence), this.#newest);
    this.#signs = signs;
  }

  async #subject(recommendationId: string): Promise<FeedbackSubject | null> {
    try {
      const shown = await this.#recommendations.find(recommendationId);
      return shown && subjectOf(shown);
    } catch (error) {
      if (!(error instanceof DamagedRowError)) throw error;
      this.#onDamaged(error);
      return null;
    }
  }

  /** The segment a client was in when it was shown; under another model the client is placed anew. */
  #cell(recommendationId: string, stored: StoredModel): FeedbackCell | null {
    const subject = this.#subjects.get(recommendationId);
    if (!subject) return null;
    const segment = subject.modelVersion === stored.version ? subject.segmentWhenShown : segmentOf(stored.model, subject.profile);
    return { segment, bondType: subject.bondType };
  }
}

const subjectOf = (shown: ShownRecommendation): FeedbackSubject | null => {
  const first = shown.recommendation.recommended[0];
  return first
    ? {
        modelVersion: shown.model.version,
        segmentWhenShown: shown.recommendation.segment.id,
        bondType: first.bondType,
        profile: shown.profile,
      }
    : null;
};
