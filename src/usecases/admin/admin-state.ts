import type { OldBook } from '../../advisor/calendar/old-book.ts';
import { type DeskFigures, readDeskFigures } from '../../advisor/desk/desk-figures.ts';
import type { Day } from '../../advisor/units.ts';
import type { Actor } from '../actor/actor.ts';
import type { AuditPorts } from '../actor/audit-trail.ts';
import type { Installation } from '../home/home-content.ts';
import type { AggregateStore } from '../ports/aggregate-store.ts';
import { type BookSource, SourceUnavailableError } from '../ports/book-source.ts';
import type { Claim, ClaimStore } from '../ports/claim-store.ts';
import type { DeskCalendar } from '../ports/clock.ts';
import type { JobRun, JobStore } from '../ports/job-store.ts';
import type { ModelStore, ModelSummary, StoredModel } from '../ports/model-store.ts';
import type { ProductCensus, ProductCounts } from '../ports/product-census.ts';
import type { ActiveModel } from '../serving/active-model.ts';
import type { BookDay } from '../serving/book-day.ts';
import type { DamagedModel } from '../serving/sound-model.ts';
import { LEARNING } from './holding-claim.ts';
import { type NotAllowed, refuse } from './refuse.ts';

/** The state of the product, as admins see it. */
export interface AdminState {
  readonly kind: 'state';
  readonly at: Date;
  /** The desk's time zone. */
  readonly zone: string;
  readonly installation: Installation;
  readonly book:
    | { readonly kind: 'reached'; readonly newestTrade: Day | null; readonly oldBook: OldBook | null }
    | { readonly kind: 'away'; readonly message: string };
  /** Null: the book hasn't been read for figures yet. */
  readonly figures: { readonly figures: DeskFigures; readonly takenAt: Date } | null;
  readonly model: StoredModel | null;
  /** The activated version, if it can't be served. */
  readonly damagedModel: DamagedModel | null;
  readonly versions: readonly ModelSummary[];
  readonly counts: ProductCounts;
  readonly channels: readonly string[];
  readonly explorationShare: number;
  /** Who is training, resetting or restoring; null if nobody is. */
  readonly learning: Claim | null;
  /** Newest first. */
  readonly jobs: readonly JobRun[];
}

export interface AdminStatePorts extends AuditPorts {
  readonly installation: Installation;
  readonly source: Pick<BookSource, 'reach'>;
  readonly bookDay: Pick<BookDay, 'current'>;
  readonly calendar: Pick<DeskCalendar, 'today' | 'oldBook' | 'zone'>;
  readonly aggregates: AggregateStore;
  readonly activeModel: Pick<ActiveModel, 'current' | 'damaged'>;
  readonly models: Pick<ModelStore, 'list'>;
  readonly census: ProductCensus;
  readonly claims: Pick<ClaimStore, 'current' | 'now'>;
  readonly jobs: Pick<JobStore, 'newest'>;
  readonly channels: () => readonly string[];
  readonly explorationShare: () => Promise<number>;
}

const JOBS_SHOWN = 20;

const bookOf = async ({ source, bookDay, calendar }: AdminStatePorts): Promise<AdminState['book']> => {
  try {
    await source.reach();
    const newestTrade = await bookDay.current();
    return { kind: 'reached', newestTrade, oldBook: calendar.oldBook(newestTrade, calendar.today()) };
  } catch (error) {
    if (error instanceof SourceUnavailableError) return { kind: 'away', message: error.message };
    throw error;
  }
};

/** Gathers the state of the product, for admins. */
export const adminState =
  (ports: AdminStatePorts) =>
  async ({ actor }: { readonly actor: Actor }): Promise<AdminState | NotAllowed> => {
    const refused = await refuse(ports, actor, 'administration');
    if (refused) return refused;
    const at = ports.clock.now();
    const [book, desk, model, versions, counts, explorationShare, learning, jobs] = await Promise.all([
      bookOf(ports),
      ports.aggregates.latest('desk'),
      ports.activeModel.current(),
      ports.models.list(),
      ports.census.count(),
      ports.explorationShare(),
      ports.claims.now().then((now) => ports.claims.current(LEARNING, now)),
      ports.jobs.newest(JOBS_SHOWN),
    ]);
    const figures = readDeskFigures(desk?.document);
    return {
      kind: 'state',
      at,
      zone: ports.calendar.zone,
      installation: ports.installation,
      book,
      figures: desk && figures && { figures, takenAt: desk.takenAt },
      model,
      damagedModel: ports.activeModel.damaged,
      versions,
      counts,
      channels: ports.channels(),
      explorationShare,
      learning,
      jobs,
    };
  };
