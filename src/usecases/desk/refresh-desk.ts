import { assignAll } from '../../advisor/assign.ts';
import { profileColumns } from '../../advisor/profile-columns.ts';
import type { Day } from '../../advisor/units.ts';
import { type AuditStore, type BookSource, type Clock, type ModelStore, type ProfileStore, SourceUnavailableError } from '../ports.ts';
import { type KeepDeskPorts, keepDesk } from './keep-desk.ts';
import { modelToPlaceUnder } from './model-to-place-under.ts';
import { newestDay } from './newest-day.ts';
import { profilesOf } from './profiles-of.ts';

export type RefreshStage = 'read' | 'profiles' | 'store';

export interface RefreshRequest {
  readonly actorId: string;
}

export type RefreshDeskOutcome =
  | {
      readonly kind: 'refreshed';
      readonly clients: number;
      readonly trades: number;
      readonly asOf: Day;
      readonly takenAt: Date;
      /** The model under which clients were placed; null where none is in force: then only profiles were rewritten. */
      readonly version: number | null;
      readonly seconds: number;
    }
  /** The book is there and holds no usable trade. */
  | { readonly kind: 'empty' }
  | { readonly kind: 'source-down'; readonly message: string };

export interface RefreshDeskPorts extends KeepDeskPorts {
  readonly source: BookSource;
  readonly models: ModelStore;
  readonly profiles: ProfileStore;
  readonly audit: AuditStore;
  readonly clock: Clock;
  readonly milliseconds: () => number;
}

/**
 * Reads the book anew and rewrites what is kept of it, under the model in force: everybody's profile, the aggregates, and whom to call.
 * Nothing is learned. Heavy: run it in a worker.
 */
export const refreshDesk =
  (ports: RefreshDeskPorts) =>
  async (request: RefreshRequest, onProgress: (stage: RefreshStage, share: number) => void = () => {}): Promise<RefreshDeskOutcome> => {
    const started = ports.milliseconds();
    try {
      onProgress('read', 0);
      const { book, ...read } = await ports.source.readBook();
      const asOf = newestDay(book);
      if (asOf === null) return { kind: 'empty' };
      onProgress('profiles', 0);
      const columns = profileColumns(book, asOf);
      onProgress('store', 0);
      const takenAt = ports.clock.now();
      await ports.profiles.replaceAll(profilesOf(book, columns), takenAt);
      const inForce = await modelToPlaceUnder(ports.models);
      if (inForce) {
        const { model, version } = inForce;
        await keepDesk(ports)({ book, columns, asOf, model, version, segments: assignAll(model, columns), read }, takenAt);
      }
      const version = inForce?.version ?? null;
      const trades = book.trades.day.length;
      await ports.audit.append({
        at: takenAt,
        actorId: request.actorId,
        action: 'data.refresh',
        clientId: null,
        detail: { version, clients: columns.clients, trades },
      });
      onProgress('store', 1);
      const seconds = (ports.milliseconds() - started) / 1000;
      return { kind: 'refreshed', clients: columns.clients, trades, asOf, takenAt, version, seconds };
    } catch (error) {
      if (error instanceof SourceUnavailableError) return { kind: 'source-down', message: error.message };
      throw error;
    }
  };
