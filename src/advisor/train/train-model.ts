import { learnBondOrder } from '../bond-order/learn-bond-order.ts';
import { bandsOfTypes } from '../book/bands-of-types.ts';
import type { Book } from '../book/book.ts';
import { type ProfileColumns, profileColumns } from '../book/profile-columns.ts';
import { FITTING_CASES } from '../measure/fit-fold.ts';
import { MODEL_FORMAT, type Model, type TrainSettings } from '../model/model.ts';
import { NotEnoughToLearnError } from '../not-enough-to-learn-error.ts';
import { seededRandom } from '../random.ts';
import { Foresight } from '../segments/foresight.ts';
import { trainSegments, type VersionBefore } from '../segments/train-segments.ts';
import type { Day } from '../units.ts';
import { countPurchases } from '../values/count-purchases.ts';
import { learnPersonal } from '../values/learn-personal.ts';
import { type GateVerdict, judge } from './gate.ts';
import { measureForGate } from './measure-for-gate.ts';
import type { LearningStage } from './training-stages.ts';

export interface ActiveVersion extends VersionBefore {
  readonly model: Model;
}

export interface TrainContext {
  /** SHA-256 of the book. */
  readonly fingerprint: string;
  /** The active version, whose continuing segments keep their places and which the new one is compared with; absent or null if there's none. */
  readonly before?: ActiveVersion | null;
  /** A clock that only measures. */
  readonly milliseconds: () => number;
  readonly onProgress?: (stage: LearningStage, share: number) => void;
}

export interface TrainedModel {
  readonly model: Model;
  readonly columns: ProfileColumns;
  readonly gate: GateVerdict;
  readonly seconds: Readonly<Record<LearningStage, number>>;
}

/**
 * Trains the whole model on everything up to a day and measures it on held-out purchases. The same book, day, settings and previous version
 * give the same document, whatever the time.
 * @throws NotEnoughToLearnError if no client has a usable purchase of a known type by that day
 */
export const trainModel = (book: Book, asOf: Day, settings: TrainSettings, context: TrainContext): TrainedModel => {
  const watch = new StageWatch(context);
  if (book.bondTypes.length === 0) {
    throw new NotEnoughToLearnError(
      book.trades.day.length === 0
        ? 'The book has no usable trade, so there’s nothing to learn from. Load trades, or see why they were skipped.'
        : 'No rule knows the type of any bond in the book, so there’s nothing to recommend. Name a column with the types, or extend the rules.',
    );
  }
  const columns = watch.run('profiles', () => profileColumns(book, asOf));
  watch.begin('features');
  const sayProgress = (share: number): void => {
    // The first progress report comes when the features are fitted.
    if (watch.current === 'features') watch.begin('clustering');
    watch.say(share);
  };
  const trained = trainSegments(
    columns,
    settings,
    sayProgress,
    context.before ?? null,
    new Foresight(book, asOf, seededRandom(settings.seed)),
  );
  const { qTable, personal, counted, bondOrder } = watch.run('learning', () => {
    const learned = learnPersonal(
      { book, columns, placement: trained, assignments: trained.assignments, cases: FITTING_CASES },
      seededRandom(settings.seed),
    );
    const { traits } = learned.personal;
    const [segmentOf, segments] = [trained.assignments, trained.centroids.length];
    return {
      ...learned,
      counted: countPurchases(book, columns, segmentOf, segments, traits),
      bondOrder: learnBondOrder(book, asOf, segmentOf, segments, seededRandom(settings.seed)),
    };
  });
  const measured = watch.run('evaluation', () =>
    measureForGate(book, asOf, settings, context.before?.model ?? null, (share) => watch.say(share)),
  );
  let trades = 0;
  for (const count of columns.trades) trades += count;
  const model: Model = {
    format: MODEL_FORMAT,
    asOf,
    settings,
    fingerprint: context.fingerprint,
    bondTypes: book.bondTypes,
    bandOfType: bandsOfTypes(book),
    features: trained.features,
    centroids: trained.centroids,
    inertia: trained.inertia,
    silhouette: trained.silhouette,
    segments: trained.cards,
    segmentCounts: trained.tried,
    qTable,
    personal,
    counted,
    bondOrder,
    clients: columns.clients,
    trades,
    quality: measured.quality,
    doubts: [],
    drift: trained.drift,
  };
  const gate = judge(model, measured);
  return { model: { ...model, doubts: gate.doubts }, columns, gate, seconds: watch.seconds };
};

/** Times the stages one after another and reports their progress. */
class StageWatch {
  readonly seconds: Record<LearningStage, number> = { profiles: 0, features: 0, clustering: 0, learning: 0, evaluation: 0 };
  current: LearningStage | null = null;
  #started = 0;
  readonly #context: TrainContext;

  constructor(context: TrainContext) {
    this.#context = context;
  }

  begin(stage: LearningStage): void {
    this.end();
    this.current = stage;
    this.#started = this.#context.milliseconds();
    this.say(0);
  }

  end(): void {
    if (this.current === null) return;
    this.say(1);
    this.seconds[this.current] += (this.#context.milliseconds() - this.#started) / 1000;
    this.current = null;
  }

  say(share: number): void {
    if (this.current !== null) this.#context.onProgress?.(this.current, share);
  }

  run<T>(stage: LearningStage, work: () => T): T {
    this.begin(stage);
    const result = work();
    this.end();
    return result;
  }
}
