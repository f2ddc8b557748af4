import { type DeskFigures, readDeskFigures } from '../../advisor/desk/desk-figures.ts';
import type { Day } from '../../advisor/units.ts';
import type { Actor } from '../actor.ts';
import type { Installation } from '../desk/home-content.ts';
import type { ModelInForce } from '../model-in-force.ts';
import type { AggregateStore } from '../ports/aggregate-store.ts';
import type { Claim, ClaimStore } from '../ports/claim-store.ts';
import type { JobRun, JobStore } from '../ports/job-store.ts';
import type { ProductCensus, ProductCounts } from '../ports/product-census.ts';
import { type BookSource, type ModelStore, type ModelSummary, SourceUnavailableError, type StoredModel } from '../ports.ts';
import { LEARNING } from './holding-claim.ts';
import { type AdminPorts, type NotAllowed, refuse } from './refuse.ts';

/** The product from inside, as of a moment. */
export interface AdminState {
  readonly kind: 'state';
  readonly at: Date;
  readonly installation: Installation;
  readonly book: { readonly kind: 'reached'; readonly newestTrade: Day | null } | { readonly kind: 'away'; readonly message: string };
  /** Null: the book was not read for figures yet. */
  readonly figures: { readonly figures: DeskFigures; readonly takenAt: Date } | null;
  readonly model: StoredModel | null;
  readonly versions: readonly ModelSummary[];
  readonly counts: ProductCounts;
  readonly channels: readonly string[];
  readonly explorationShare: number;
  /** Who trains, resets or restores just now. */
  readonly learning: Claim | null;
  /** The newest first. */
  readonly jobs: readonly JobRun[];
}

export interface AdminStatePorts extends AdminPorts {
  readonly installation: Installation;
  readonly source: Pick<BookSource, 'newestTradeDay'>;
  readonly aggregates: AggregateStore;
  readonly modelInForce: Pick<ModelInForce, 'current'>;
  readonly models: Pick<ModelStore, 'list'>;
  readonly census: ProductCensus;
  readonly claims: Pick<ClaimStore, 'current'>;
  readonly jobs: Pick<JobStore, 'newest'>;
  readonly channels: () => readonly string[];
  readonly explorationShare: () => Promise<number>;
}

const JOBS_SHOWN = 20;

const bookOf = async (source: AdminStatePorts['source']): Promise<AdminState['book']> => {
  try {
    return { kind: 'reached', newestTrade: await source.newestTradeDay() };
  } catch (error) {
    if (error instanceof SourceUnavailableError) return { kind: 'away', message: error.message };
    throw error;
  }
};

/** How everything stands, for admins. */
export const adminState =
  (ports: AdminStatePorts) =>
  async ({ actor }: { readonly actor: Actor }): Promise<AdminState | NotAllowed> => {
    const refused = await refuse(ports, actor, 'administration');
    if (refused) return refused;
    const at = ports.clock.now();
    const [book, desk, model, versions, counts, explorationShare, learning, jobs] = await Promise.all([
      bookOf(ports.source),
      ports.aggregates.latest('desk'),
      ports.modelInForce.current(),
      ports.models.list(),
      ports.census.count(),
      ports.explorationShare(),
      ports.claims.current(LEARNING, at),
      ports.jobs.newest(JOBS_SHOWN),
    ]);
    const figures = readDeskFigures(desk?.document);
    return {
      kind: 'state',
      at,
      installation: ports.installation,
      book,
      figures: desk && figures && { figures, takenAt: desk.takenAt },
      model,
      versions,
      counts,
      channels: ports.channels(),
      explorationShare,
      learning,
      jobs,
    };
  };
