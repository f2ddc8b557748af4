import { newestDay } from '../../advisor/book/newest-day.ts';
import { profileColumns } from '../../advisor/book/profile-columns.ts';
import { assignAll } from '../../advisor/segments/assign.ts';
import type { Day } from '../../advisor/units.ts';
import { type AuditPorts, auditTrail } from '../actor/audit-trail.ts';
import { type BookSource, SourceUnavailableError } from '../ports/book-source.ts';
import type { DeskCalendar } from '../ports/clock.ts';
import type { ModelStore } from '../ports/model-store.ts';
import type { ProfileStore } from '../ports/profile-store.ts';
import { keepBookDay } from '../serving/book-day.ts';
import { soundModel } from '../serving/sound-model.ts';
import { type KeepDeskPorts, keepDesk } from './keep-desk.ts';
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
      /** The day of the newest trade. */
      readonly dataAsOf: Day;
      readonly takenAt: Date;
      /** The model under which clients were placed. Null if none is active: then only profiles were rewritten. */
      readonly version: number | null;
      readonly seconds: number;
    }
  /** The book is there, but has no usable trades. */
  | { readonly kind: 'empty' }
  | { readonly kind: 'source-down'; readonly message: string };

export interface RefreshDeskPorts extends KeepDeskPorts, AuditPorts {
  readonly source: BookSource;
  readonly models: ModelStore;
  readonly profiles: ProfileStore;
  readonly calendar: Pick<DeskCalendar, 'today'>;
  readonly milliseconds: () => number;
}

/**
 * Rereads the book and rewrites what is kept of it under the active model, as of today: everybody's profile, the aggregates and the call
 * lists. Nothing is learned. Heavy: run it in a worker.
 */
export const refreshDesk =
  (ports: RefreshDeskPorts) =>
  async (request: RefreshRequest, onProgress: (stage: RefreshStage, share: number) => void = () => {}): Promise<RefreshDeskOutcome> => {
    const started = ports.milliseconds();
    try {
      onProgress('read', 0);
      const { book, ...read } = await ports.source.readBook();
      const dataAsOf = newestDay(book);
      if (dataAsOf === null) return { kind: 'empty' };
      onProgress('profiles', 0);
      const asOf = ports.calendar.today();
      const columns = profileColumns(book, asOf);
      onProgress('store', 0);
      const takenAt = ports.clock.now();
      await ports.profiles.replaceAll(profilesOf(book, columns), takenAt);
      await keepBookDay(ports.aggregates, dataAsOf, takenAt);
      const active = (await soundModel(ports.models)).stored;
      if (active) {
        const { model, version } = active;
        await keepDesk(ports)({ book, columns, asOf, dataAsOf, model, version, segments: assignAll(model, columns), read }, takenAt);
      }
      const version = active?.version ?? null;
      const trades = book.trades.day.length;
      const detail = { version, clients: columns.clients, trades };
      await auditTrail(ports).note({ at: takenAt, actor: { id: request.actorId }, action: 'data.refresh', detail });
      onProgress('store', 1);
      const seconds = (ports.milliseconds() - started) / 1000;
      return { kind: 'refreshed', clients: columns.clients, trades, dataAsOf, takenAt, version, seconds };
    } catch (error) {
      if (error instanceof SourceUnavailableError) return { kind: 'source-down', message: error.message };
      throw error;
    }
  };
