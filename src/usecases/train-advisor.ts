import { assignAll } from '../advisor/assign.ts';
import type { Book } from '../advisor/book.ts';
import type { Model, TrainSettings } from '../advisor/model.ts';
import { NotEnoughToLearnError } from '../advisor/not-enough-to-learn-error.ts';
import { trainModel } from '../advisor/train-model.ts';
import { type KeepDeskPorts, keepDesk } from './desk/keep-desk.ts';
import { modelToPlaceUnder } from './desk/model-to-place-under.ts';
import { newestDay } from './desk/newest-day.ts';
import { profilesOf } from './desk/profiles-of.ts';
import {
  type AuditStore,
  type BookSource,
  type Clock,
  type ModelStore,
  type ProfileStore,
  type ReadBook,
  SourceUnavailableError,
  type StoredModel,
} from './ports.ts';

export type TrainStage = 'read' | 'profiles' | 'features' | 'clustering' | 'learning' | 'evaluation' | 'store';

export interface TrainedModel {
  readonly kind: 'trained';
  readonly version: number;
  readonly gate: { readonly passed: boolean; readonly reasons: readonly string[] };
  readonly model: Model;
  /** The version that was in force; null: none that could be read. */
  readonly before: StoredModel | null;
  readonly read: Pick<ReadBook, 'rows' | 'skipped' | 'blanked' | 'unclassified'>;
  readonly seconds: Readonly<Record<TrainStage | 'total', number>>;
}

export type TrainAdvisorOutcome =
  | TrainedModel
  /** The book is there and holds too little; `reason` says what is missing. */
  | { readonly kind: 'not-enough'; readonly reason: string }
  | { readonly kind: 'source-down'; readonly message: string };

export interface TrainAdvisorPorts extends KeepDeskPorts {
  readonly source: BookSource;
  readonly models: ModelStore;
  readonly profiles: ProfileStore;
  readonly audit: AuditStore;
  readonly clock: Clock;
  /** A clock that only measures. */
  readonly milliseconds: () => number;
  readonly fingerprint: (book: Book) => string;
}

export interface TrainRequest extends TrainSettings {
  readonly actorId: string;
}

/** Reads the book, trains a model, stores it as a new version and, where it passes its gate, puts it in force. Heavy: run it in a worker. */
export const trainAdvisor =
  (ports: TrainAdvisorPorts) =>
  async (request: TrainRequest, onProgress: (stage: TrainStage, share: number) => void = () => {}): Promise<TrainAdvisorOutcome> => {
    const started = ports.milliseconds();
    const secondsSince = (from: number): number => (ports.milliseconds() - from) / 1000;
    try {
      onProgress('read', 0);
      const { book, ...read } = await ports.source.readBook();
      const asOf = newestDay(book);
      if (asOf === null) throw new NotEnoughToLearnError('the book holds no trade that can be used');
      const readSeconds = secondsSince(started);
      const before = await modelToPlaceUnder(ports.models);
      const { model, columns, gate, seconds } = trainModel(
        book,
        asOf,
        { segments: request.segments, seed: request.seed },
        {
          fingerprint: ports.fingerprint(book),
          activeSettings: before?.model.settings ?? null,
          before,
          milliseconds: ports.milliseconds,
          onProgress,
        },
      );

      const storing = ports.milliseconds();
      onProgress('store', 0);
      const at = ports.clock.now();
      // The snapshot first: a process that picks up the new version finds its profiles there.
      await ports.profiles.replaceAll(profilesOf(book, columns), at);
      const version = await ports.models.save(model, at, gate.passed ? null : gate.reasons.join('; '));
      await ports.audit.append({
        at,
        actorId: request.actorId,
        action: 'model.train',
        clientId: null,
        detail: { version, passed: gate.passed },
      });
      // Under the version that is in force now, which need not be this one.
      const inForce = await modelToPlaceUnder(ports.models);
      if (inForce) {
        const segments = assignAll(inForce.model, columns);
        await keepDesk(ports)({ book, columns, asOf, model: inForce.model, version: inForce.version, segments, read }, at);
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
