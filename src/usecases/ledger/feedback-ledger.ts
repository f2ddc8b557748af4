import type { FollowedAdvice } from '../../advisor/digest/uptake-by.ts';
import { segmentOf } from '../../advisor/segments/assign.ts';
import { type FeedbackCell, type StandingSign, standingSigns, voicesOf } from '../../advisor/values/feedback.ts';
import { FeedbackFold } from '../../advisor/values/feedback-fold.ts';
import { foldOutcomes, type OutcomeSubject, type StandingOutcome, standingOutcomes } from '../../advisor/values/outcomes.ts';
import { DatabaseAwayError } from '../../patience/database-away.ts';
import { inPatience } from '../../patience/patience.ts';
import type { FeedbackRow, FeedbackStore } from '../ports/feedback-store.ts';
import type { StoredModel } from '../ports/model-store.ts';
import type { PeopleStore } from '../ports/people-store.ts';
import { DamagedRowError, type RecommendationStore } from '../ports/recommendation-store.ts';
import type { FeedbackTally, ShownRecommendation } from '../ports/shown-recommendation.ts';
import { type FeedbackSubject, subjectOf } from './feedback-subject.ts';

/**
 * Rows of other processes may become visible after rows with higher numbers, so this many are reread. That's far more than are ever being
 * written at once, and few enough to read before every answer.
 */
const REREAD_ROWS = 200;

/** The rows, their current signs, and their cells under one model. */
export interface FeedbackReading {
  readonly rows: readonly FeedbackRow[];
  readonly signs: readonly StandingSign[];
  /** Null for a recommendation that isn't there, is damaged, or had nothing suitable. */
  readonly cellOf: (recommendationId: string) => FeedbackCell | null;
}

const shapeOf = (stored: StoredModel) => ({ segments: stored.model.segments.length, bondTypes: stored.model.bondTypes });

type AdvisorsOf = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * All feedback rows, folded into terms of the active Q-table. It has no state of its own: it's a copy of the appended rows, brought up to
 * date before each use. So any number of processes come to the same values.
 */
export class FeedbackLedger {
  readonly #feedback: FeedbackStore;
  readonly #recommendations: RecommendationStore;
  readonly #people: Pick<PeopleStore, 'list'>;
  readonly #rows = new Map<string, FeedbackRow>();
  readonly #subjects = new Map<string, FeedbackSubject | null>();
  readonly #onDamaged: (error: DamagedRowError) => void;
  #reading: Promise<void> = Promise.resolve();
  /** Rows up to this number aren't reread. */
  #rereadFrom = 0;
  #recent: readonly FeedbackRow[] = [];
  #signs: readonly StandingSign[] = [];
  #outcomes: readonly StandingOutcome[] = [];
  #advisorsOf: AdvisorsOf = new Map();
  #folded: { readonly version: number; readonly rows: number; readonly advisorsOf: AdvisorsOf; readonly fold: FeedbackFold } | null = null;

  /** @param onDamaged is told of a recommendation or person that can't be read any more. Its signs, or its clients, don't count; all others do. */
  constructor(
    ports: {
      readonly feedback: FeedbackStore;
      readonly recommendations: RecommendationStore;
      readonly people: Pick<PeopleStore, 'list'>;
    },
    onDamaged: (error: DamagedRowError) => void = () => {},
  ) {
    this.#feedback = ports.feedback;
    this.#recommendations = ports.recommendations;
    this.#people = ports.people;
    this.#onDamaged = onDamaged;
  }

  /** All rows of all processes, folded under this model. */
  async fold(stored: StoredModel): Promise<FeedbackFold> {
    await this.#refresh();
    const [rows, advisorsOf] = [this.#rows.size, this.#advisorsOf];
    const known = this.#folded;
    if (known?.version === stored.version && known.rows === rows && known.advisorsOf === advisorsOf) return known.fold;
    const fold = this.#fold(this.#signs, this.#outcomes, stored);
    this.#folded = { version: stored.version, rows, advisorsOf, fold };
    return fold;
  }

  /** The feedback given before an instant, folded under this model. Whose clients are whose is as of now. */
  async foldUntil(stored: StoredModel, until: Date): Promise<FeedbackFold> {
    await this.#refresh();
    const rows = [...this.#rows.values()].filter(({ happenedAt }) => Number(happenedAt) * 1000 < until.getTime());
    return this.#fold(standingSigns(rows), standingOutcomes(rows), stored);
  }

  /** What followed each recommendation with a known outcome, under this model. */
  async followed(stored: Pick<StoredModel, 'version' | 'model'>): Promise<readonly FollowedAdvice[]> {
    await this.#refresh();
    return this.#outcomes.flatMap(({ recommendationId, isBought }) => {
      const [subject, cell] = [this.#subjects.get(recommendationId), this.#cell(recommendationId, stored)];
      return subject && cell ? [{ ...cell, clientId: subject.clientId, isBought }] : [];
    });
  }

  /** Everything there is to fold, for callers with another question. */
  async reading(stored: StoredModel): Promise<FeedbackReading> {
    await this.#refresh();
    return { rows: [...this.#rows.values()], signs: this.#signs, cellOf: (id) => this.#cell(id, stored) };
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
    const effect = stored && (await this.#effectOf(shown, stored));
    const own = this.#signs.filter((sign) => sign.recommendationId === shown.id);
    const pressedBy = [...new Set(own.filter((sign) => sign.isByButton || sign.chose !== undefined).map(({ advisorId }) => advisorId))];
    const thumbs = own.filter((sign) => sign.chose === undefined && sign.bondType === undefined);
    return {
      up: thumbs.filter((sign) => sign.sign === 1).length,
      down: thumbs.filter((sign) => sign.sign === -1).length,
      choices: own.flatMap(({ chose }) => (chose === undefined ? [] : [chose])),
      ...(pressedBy.length > 0 && { pressedBy }),
      bondType: first.bondType,
      effect,
    };
  }

  /** What one recommendation's signs do to its cell, for its client; null if this model doesn't have the cell. */
  async #effectOf({ id, profile }: ShownRecommendation, stored: StoredModel): Promise<FeedbackTally['effect']> {
    const fold = await this.fold(stored);
    const cell = this.#cell(id, stored);
    const column = cell ? stored.model.bondTypes.indexOf(cell.bondType) : -1;
    if (!cell || column < 0) return null;
    const bought = stored.model.qTable.values[cell.segment]?.[column] ?? 0;
    const outcomes = fold.outcomes[cell.segment]?.[column]?.term ?? 0;
    const valueIn = (one: FeedbackFold): number => bought + outcomes + (one.termsFor(profile)[cell.segment]?.[column] ?? 0);
    const own = this.#signs.filter((sign) => sign.recommendationId === id);
    const others = this.#signs.filter((sign) => sign.recommendationId !== id);
    const qWith = valueIn(fold);
    const qWithout = own.length === 0 ? qWith : valueIn(this.#fold(others, [], stored));
    const isUnheard = own.length > 0 && qWith === qWithout && !own.some(({ advisorId }) => fold.isOwn(advisorId, profile));
    return { qWithout, qWith, ...(isUnheard && { isUnheard: true as const }) };
  }

  #fold(signs: readonly StandingSign[], outcomes: readonly StandingOutcome[], stored: StoredModel): FeedbackFold {
    const signedFor = new Map<string, Set<string>>();
    for (const { recommendationId, advisorId } of signs) {
      const clientId = this.#subjects.get(recommendationId)?.clientId;
      if (clientId !== undefined) signedFor.set(clientId, (signedFor.get(clientId) ?? new Set()).add(advisorId));
    }
    const voices = voicesOf(signs, (id) => this.#cell(id, stored), shapeOf(stored));
    const followed = foldOutcomes(outcomes, (id) => this.#outcomeSubject(id, stored), shapeOf(stored));
    return new FeedbackFold(voices, followed, { advisorsOf: this.#advisorsOf, signedFor });
  }

  /** One reading after the other. Each begins after it was asked for, so it sees every row appended before. */
  #refresh(): Promise<void> {
    const read = async (): Promise<void> => {
      await this.#readNew();
      await this.#readPeople();
    };
    this.#reading = this.#reading.then(read, read);
    return inPatience('database', this.#reading, () => new DatabaseAwayError());
  }

  /** Adds rows together with what they're about, or not at all: a failure in between mustn't leave half of them. */
  async #readNew(): Promise<void> {
    const reread = await this.#feedback.since(this.#rereadFrom);
    const rows = this.#isRowGone(reread) ? await this.#beginAgain() : reread;
    const fresh = rows.filter((row) => !this.#rows.has(row.eventId));
    if (fresh.length === 0) return;
    const all = [...this.#rows.values(), ...fresh];
    const [signs, outcomes] = [standingSigns(all), standingOutcomes(all)];
    await this.#lookUp([...new Set(fresh.map(({ recommendationId }) => recommendationId))].filter((id) => !this.#subjects.has(id)));
    for (const row of fresh) this.#rows.set(row.eventId, row);
    const newest = fresh.reduce((sequence, row) => Math.max(sequence, row.sequence), this.#rereadFrom);
    this.#rereadFrom = Math.max(0, newest - REREAD_ROWS);
    this.#recent = [...this.#rows.values()].filter((row) => row.sequence > this.#rereadFrom);
    this.#signs = signs;
    this.#outcomes = outcomes;
  }

  /** Who advises whose clients. If nothing changed, the map stays the same one, so that what was folded with it still counts. */
  async #readPeople(): Promise<void> {
    const advisorsOf = new Map<string, Set<string>>();
    for (const { slackUserId, relationshipManagerIds } of await this.#listPeople()) {
      for (const id of relationshipManagerIds) advisorsOf.set(id, (advisorsOf.get(id) ?? new Set()).add(slackUserId));
    }
    const inWords = (map: AdvisorsOf): string => JSON.stringify([...map].map(([id, advisors]) => [id, ...advisors]));
    if (inWords(advisorsOf) !== inWords(this.#advisorsOf)) this.#advisorsOf = advisorsOf;
  }

  async #listPeople(): ReturnType<PeopleStore['list']> {
    try {
      return await this.#people.list();
    } catch (error) {
      // Advice mustn't stop because one person's row is damaged. Then nobody is mapped.
      if (!(error instanceof DamagedRowError)) throw error;
      this.#onDamaged(error);
      return [];
    }
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
    this.#outcomes = [];
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

  #outcomeSubject(recommendationId: string, stored: StoredModel): OutcomeSubject | null {
    const cell = this.#cell(recommendationId, stored);
    return cell && { ...cell, probability: this.#subjects.get(recommendationId)?.probability ?? 0 };
  }

  /** The segment a client was in when it was shown. Under another model, the client is placed again. */
  #cell(recommendationId: string, stored: Pick<StoredModel, 'version' | 'model'>): FeedbackCell | null {
    const subject = this.#subjects.get(recommendationId);
    if (!subject) return null;
    if (subject.modelVersion === stored.version) return { segment: subject.segmentWhenShown, bondType: subject.bondType };
    return subject.profile && { segment: segmentOf(stored.model, subject.profile), bondType: subject.bondType };
  }
}
