import { bandsOfTypes } from './bands-of-types.ts';
import type { Book } from './book.ts';
import { type GateVerdict, judge } from './gate.ts';
import { learnPersonal } from './learn-personal.ts';
import { measureForGate } from './measure-for-gate.ts';
import { MODEL_FORMAT, type Model, type TrainSettings } from './model.ts';
import { NotEnoughToLearnError } from './not-enough-to-learn-error.ts';
import { type ProfileColumns, profileColumns } from './profile-columns.ts';
import { seededRandom } from './random.ts';
import { trainSegments, type VersionBefore } from './train-segments.ts';
import type { Day } from './units.ts';

export type TrainingStage = 'profiles' | 'features' | 'clustering' | 'learning' | 'evaluation';

export interface TrainContext {
  /** SHA-256 of the book. */
  readonly fingerprint: string;
  /** The recipe of the version in force; null: there is none. */
  readonly activeSettings: TrainSettings | null;
  /** The version in force, whose segments keep their places where they go on; absent or null: there is none. */
  readonly before?: VersionBefore | null;
  /** A clock that only measures. */
  readonly milliseconds: () => number;
  readonly onProgress?: (stage: TrainingStage, share: number) => void;
}

export interface TrainedModel {
  readonly model: Model;
  readonly columns: ProfileColumns;
  readonly gate: GateVerdict;
  readonly seconds: Readonly<Record<TrainingStage, number>>;
}

/** Held-out cases on which the personal part is tuned, at most. */
const TUNING_CASES = 900;

/**
 * Trains the whole model on everything up to a day and measures it on held-out purchases. The same book, day, settings and version before
 * give the same document, whatever the clock says.
 * @throws NotEnoughToLearnError where no client has a usable purchase of a known type by that day
 */
export const trainModel = (book: Book, asOf: Day, settings: TrainSettings, context: TrainContext): TrainedModel => {
  const watch = new StageWatch(context);
  if (book.bondTypes.length === 0) {
    throw new NotEnoughToLearnError(
      book.trades.day.length === 0
        ? 'The book has no usable trade, so there is nothing to learn from. Load trades, or see why they were skipped.'
        : 'No rule knows the type of any bond in the book, so there is nothing to recommend. Name a column with the types, or extend the rules.',
    );
  }
  const columns = watch.run('profiles', () => profileColumns(book, asOf));
  watch.begin('features');
  const sayProgress = (share: number): void => {
    // The first word from there comes when the features are fitted.
    if (watch.current === 'features') watch.begin('clustering');
    watch.say(share);
  };
  const trained = trainSegments(columns, settings, sayProgress, context.before ?? null);
  const { qTable, personal } = watch.run('learning', () =>
    learnPersonal(book, columns, trained, trained.assignments, TUNING_CASES, seededRandom(settings.seed)),
  );
  const measured = watch.run('evaluation', () => measureForGate(book, asOf, settings, context.activeSettings, (share) => watch.say(share)));
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
    qTable,
    personal,
    clients: columns.clients,
    trades,
    quality: measured.quality,
    drift: trained.drift,
  };
  return { model, columns, gate: judge(model, measured), seconds: watch.seconds };
};

/** Times stages, one after another, and says how far each has come. */
class StageWatch {
  readonly seconds: Record<TrainingStage, number> = { profiles: 0, features: 0, clustering: 0, learning: 0, evaluation: 0 };
  current: TrainingStage | null = null;
  #started = 0;
  readonly #context: TrainContext;

  constructor(context: TrainContext) {
    this.#context = context;
  }

  begin(stage: TrainingStage): void {
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

  run<T>(stage: TrainingStage, work: () => T): T {
    this.begin(stage);
    const result = work();
    this.end();
    return result;
  }
}
