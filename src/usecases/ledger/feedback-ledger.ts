import { segmentOf } from '../../advisor/segments/assign.ts';
import {
  type FeedbackCell,
  type FeedbackTerms,
  foldFeedback,
  type SignsByCell,
  type StandingSign,
  standingSigns,
  weighSigns,
} from '../../advisor/values/feedback.ts';
import { DatabaseAwayError } from '../../patience/database-away.ts';
import { inPatience } from '../../patience/patience.ts';
import type { FeedbackRow, FeedbackStore } from '../ports/feedback-store.ts';
import type { StoredModel } from '../ports/model-store.ts';
import { DamagedRowError, type RecommendationStore } from '../ports/recommendation-store.ts';
import type { FeedbackTally, ShownRecommendation } from '../ports/shown-recommendation.ts';

/**
 * Rows of other processes may become visible after rows with higher numbers, so this many are reread. That's far more than are ever being
 * written at once, and few enough to read before every answer.
 */
const REREAD_ROWS = 200;

/** What a fold needs to know about a recommendation. */
interface FeedbackSubject {
  readonly modelVersion: number;
  readonly segmentWhenShown: number;
  readonly bondType: string;
  /** Null: the client was forgotten, and can't be placed under another model. */
  readonly profile: ShownRecommendation['profile'] | null;
}

/** The rows, their current signs, and their cells under one model. */
export interface FeedbackReading {
  readonly rows: readonly FeedbackRow[];
  readonly signs: readonly StandingSign[];
  /** Null for a recommendation that isn't there, is damaged, or had nothing suitable. */
  readonly cellOf: (recommendationId: string) => FeedbackCell | null;
}

const shapeOf = (stored: StoredModel) => ({ segments: stored.model.segments.length, bondTypes: stored.model.bondTypes });

/**
 * All feedback rows, folded into terms of the active Q-table. It has no state of its own: it's a copy of the appended rows, brought up to
 * date before each use. So any number of processes come to the same values.
 */
export class FeedbackLedger {
  readonly #feedback: FeedbackStore;
  readonly #recommendations: RecommendationStore;
  readonly #rows = new Map<string, FeedbackRow>();
  readonly #subjects = new Map<string, FeedbackSubject | null>();
  readonly #onDamaged: (error: DamagedRowError) => void;
  #reading: Promise<void> = Promise.resolve();
  /** Rows up to this number aren't reread. */
  #rereadFrom = 0;
  #recent: readonly FeedbackRow[] = [];
  #signs: readonly StandingSign[] = [];
  #folded: { readonly version: number; readonly rows: number; readonly terms: FeedbackTerms } | null = null;

  /** @param onDamaged is told of a recommendation that can't be read any more. Its signs don't count; all others do. */
  constructor(
    ports: { readonly feedback: FeedbackStore; readonly recommendations: RecommendationStore },
    onDamaged: (error: DamagedRowError) => void = () => {},
  ) {
    this.#feedback = ports.feedback;
    this.#recommendations = ports.recommendations;
    this.#onDamaged = onDamaged;
  }

  /** What feedback adds to each cell of this model, with all rows of all processes. */
  async terms(stored: StoredModel): Promise<FeedbackTerms> {
    await this.#refresh();
    if (this.#folded?.version === stored.version && this.#folded.rows === this.#rows.size) return this.#folded.terms;
    const terms = foldFeedback(this.#signs, (id) => this.#cell(id, stored), shapeOf(stored));
    this.#folded = { version: stored.version, rows: this.#rows.size, terms };
    return terms;
  }

  /** What the feedback given before an instant adds to each cell of this model. */
  async termsUntil(stored: StoredModel, until: Date): Promise<FeedbackTerms> {
    await this.#refresh();
    const rows = [...this.#rows.values()].filter(({ happenedAt }) => Number(happenedAt) * 1000 < until.getTime());
    return foldFeedback(standingSigns(rows), (id) => this.#cell(id, stored), shapeOf(stored));
  }

  /** Everything there is to fold, for callers with another question. */
  async reading(stored: StoredModel): Promise<FeedbackReading> {
    await this.#refresh();
    return { rows: [...this.#rows.values()], signs: this.#signs, cellOf: (id) => this.#cell(id, stored) };
  }

  /** How many signs each cell of this model has had, and which way, as far as they count. */
  async signsByCell(stored: StoredModel): Promise<SignsByCell> {
    await this.#refresh();
    return weighSigns(this.#signs, (id) => this.#cell(id, stored), shapeOf(stored));
  }

  /**
   * What the signs under one recommendation add up to, and what they do to its cell. Null if nothing was recommended.
   * @param stored null: there's no model just now
   */
  async tally(shown: ShownRecommendation, stored: StoredModel | null): Promise<FeedbackTally | null> {
    const first = shown.recommendation.recommended[0];
    if (!first) return null;
    this.#subjects.set(shown.id, subjectOf(shown));
    await this.#refresh();
    const effect = stored && (await this.#effectOf(shown.id, stored));
    const own = this.#signs.filter((sign) => sign.recommendationId === shown.id);
    const thumbs = own.filter((sign) => sign.chose === undefined && sign.bondType === undefined);
    return {
      up: thumbs.filter((sign) => sign.sign === 1).length,
      down: thumbs.filter((sign) => sign.sign === -1).length,
      choices: own.flatMap(({ chose }) => (chose === undefined ? [] : [chose])),
      bondType: first.bondType,
      effect,
    };
  }

  /** What one recommendation's signs do to its cell; null if this model doesn't have the cell. */
  async #effectOf(recommendationId: string, stored: StoredModel): Promise<FeedbackTally['effect']> {
    const terms = await this.terms(stored);
    const cell = this.#cell(recommendationId, stored);
    const column = cell ? stored.model.bondTypes.indexOf(cell.bondType) : -1;
    if (!cell || column < 0) return null;
    const bought = stored.model.qTable.values[cell.segment]?.[column] ?? 0;
    const others = this.#signs.filter((sign) => sign.recommendationId !== recommendationId);
    const isSigned = others.length < this.#signs.length;
    const without = isSigned ? foldFeedback(others, (id) => this.#cell(id, stored), shapeOf(stored)) : terms;
    return { qWithout: bought + (without[cell.segment]?.[column] ?? 0), qWith: bought + (terms[cell.segment]?.[column] ?? 0) };
  }

  /** One reading after the other. Each begins after it was asked for, so it sees every row appended before. */
  #refresh(): Promise<void> {
    const read = (): Promise<void> => this.#readNew();
    this.#reading = this.#reading.then(read, read);
    return inPatience('database', this.#reading, () => new DatabaseAwayError());
  }

  /** Adds rows together with what they're about, or not at all: a failure in between mustn't leave half of them. */
  async #readNew(): Promise<void> {
    const reread = await this.#feedback.since(this.#rereadFrom);
    const rows = this.#isRowGone(reread) ? await this.#beginAgain() : reread;
    const fresh = rows.filter((row) => !this.#rows.has(row.eventId));
    if (fresh.length === 0) return;
    const signs = standingSigns([...this.#rows.values(), ...fresh]);
    await this.#lookUp([...new Set(fresh.map(({ recommendationId }) => recommendationId))].filter((id) => !this.#subjects.has(id)));
    for (const row of fresh) this.#rows.set(row.eventId, row);
    const newest = fresh.reduce((sequence, row) => Math.max(sequence, row.sequence), this.#rereadFrom);
    this.#rereadFrom = Math.max(0, newest - REREAD_ROWS);
    this.#recent = [...this.#rows.values()].filter((row) => row.sequence > this.#rereadFrom);
    this.#signs = signs;
  }

  /** Rows are only ever appended. If a known one is gone, learning was reset or restored from a backup. */
  #isRowGone(reread: readonly FeedbackRow[]): boolean {
    if (this.#recent.length === 0) return false;
    const there = new Set(reread.map((row) => row.eventId));
    return this.#recent.some((row) => !there.has(row.eventId));
  }

  async #beginAgain(): Promise<readonly FeedbackRow[]> {
    this.#rows.clear();
    this.#subjects.clear();
    this.#recent = [];
    this.#signs = [];
    this.#folded = null;
    this.#rereadFrom = 0;
    return this.#feedback.since(0);
  }

  async #lookUp(ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    const found = await this.#recommendations.findMany(ids);
    for (const id of ids) {
      const shown = found.get(id);
      if (shown instanceof DamagedRowError) this.#onDamaged(shown);
      this.#subjects.set(id, shown && !(shown instanceof DamagedRowError) ? subjectOf(shown) : null);
    }
  }

  /** The segment a client was in when it was shown. Under another model, the client is placed again. */
  #cell(recommendationId: string, stored: StoredModel): FeedbackCell | null {
    const subject = this.#subjects.get(recommendationId);
    if (!subject) return null;
    if (subject.modelVersion === stored.version) return { segment: subject.segmentWhenShown, bondType: subject.bondType };
    return subject.profile && { segment: segmentOf(stored.model, subject.profile), bondType: subject.bondType };
  }
}

const subjectOf = (shown: ShownRecommendation): FeedbackSubject | null => {
  const first = shown.recommendation.recommended[0];
  return first
    ? {
        modelVersion: shown.model.version,
        segmentWhenShown: shown.recommendation.segment.id,
        bondType: first.bondType,
        profile: shown.forgotten ? null : shown.profile,
      }
    : null;
};
