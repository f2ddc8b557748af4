import type { Book } from '../../advisor/book/book.ts';
import { newestDay } from '../../advisor/book/newest-day.ts';
import { profileColumns } from '../../advisor/book/profile-columns.ts';
import type { Model, TrainSettings } from '../../advisor/model/model.ts';
import { NotEnoughToLearnError } from '../../advisor/not-enough-to-learn-error.ts';
import { assignAll } from '../../advisor/segments/assign.ts';
import { trainModel } from '../../advisor/train/train-model.ts';
import type { TrainingStage } from '../../advisor/train/training-stages.ts';
import { type AuditPorts, auditTrail } from '../actor/audit-trail.ts';
import { type KeepDeskPorts, keepDesk } from '../desk/keep-desk.ts';
import { profilesOf } from '../desk/profiles-of.ts';
import { type BookSource, type ReadBook, SourceUnavailableError } from '../ports/book-source.ts';
import type { DeskCalendar } from '../ports/clock.ts';
import type { ModelStore, StoredModel } from '../ports/model-store.ts';
import type { ProfileStore } from '../ports/profile-store.ts';
import { keepBookDay } from '../serving/book-day.ts';
import { soundModel } from '../serving/sound-model.ts';

export interface TrainedModel {
  readonly kind: 'trained';
  readonly version: number;
  readonly gate: { readonly passed: boolean; readonly reasons: readonly string[] };
  readonly model: Model;
  /** The version that was active before; null if there was none that could be read. */
  readonly before: StoredModel | null;
  readonly read: Pick<ReadBook, 'rows' | 'skipped' | 'blanked' | 'unclassified'>;
  readonly seconds: Readonly<Record<TrainingStage | 'total', number>>;
}

export type TrainAdvisorOutcome =
  | TrainedModel
  /** The book is there, but holds too little. `reason` says what's missing. */
  | { readonly kind: 'not-enough'; readonly reason: string }
  | { readonly kind: 'source-down'; readonly message: string };

export interface TrainAdvisorPorts extends KeepDeskPorts, AuditPorts {
  readonly source: BookSource;
  readonly models: ModelStore;
  readonly profiles: ProfileStore;
  readonly calendar: Pick<DeskCalendar, 'today'>;
  /** A clock that only measures. */
  readonly milliseconds: () => number;
  readonly fingerprint: (book: Book) => string;
}

export interface TrainRequest extends TrainSettings {
  readonly actorId: string;
}

/** Reads the book, trains a model, stores it as a new version and, if it passes its gate, activates it. Heavy: run it in a worker. */
export const trainAdvisor =
  (ports: TrainAdvisorPorts) =>
  async (request: TrainRequest, onProgress: (stage: TrainingStage, share: number) => void = () => {}): Promise<TrainAdvisorOutcome> => {
    const started = ports.milliseconds();
    const secondsSince = (from: number): number => (ports.milliseconds() - from) / 1000;
    try {
      onProgress('read', 0);
      const { book, ...read } = await ports.source.readBook();
      const dataAsOf = newestDay(book);
      if (dataAsOf === null) throw new NotEnoughToLearnError('the book has no usable trades');
      const readSeconds = secondsSince(started);
      const before = (await soundModel(ports.models)).stored;
      const { model, gate, seconds } = trainModel(
        book,
        dataAsOf,
        { segments: request.segments, seed: request.seed },
        {
          fingerprint: ports.fingerprint(book),
          before,
          milliseconds: ports.milliseconds,
          onProgress,
        },
      );

      const storing = ports.milliseconds();
      onProgress('store', 0);
      const at = ports.clock.now();
      // Learned from the book's day, but served from today.
      const asOf = ports.calendar.today();
      const columns = profileColumns(book, asOf);
      // The snapshot first: a process that picks up the new version finds its profiles there.
      await ports.profiles.replaceAll(profilesOf(book, columns), at);
      await keepBookDay(ports.aggregates, dataAsOf, at);
      const version = await ports.models.save(model, at, gate.passed ? null : gate.reasons.join('; '));
      const detail = { version, passed: gate.passed };
      await auditTrail(ports).note({ at, actor: { id: request.actorId }, action: 'model.train', detail });
      // Under the version that is active now, which needn't be this one.
      const active = (await soundModel(ports.models)).stored;
      if (active) {
        const segments = assignAll(active.model, columns);
        await keepDesk(ports)({ book, columns, asOf, dataAsOf, model: active.model, version: active.version, segments, read }, at);
      }
      onProgress('store', 1);
      return {
        kind: 'trained',
        version,
        gate,
        model,
        before,
        read,
        seconds: { ...seconds, read: readSeconds, store: secondsSince(storing), total: secondsSince(started) },
      };
    } catch (error) {
      if (error instanceof NotEnoughToLearnError) return { kind: 'not-enough', reason: error.message };
      if (error instanceof SourceUnavailableError) return { kind: 'source-down', message: error.message };
      throw error;
    }
  };
