import { assembleDigest } from '../../advisor/digest/assemble-digest.ts';
import { LONGEST_PERIOD_DAYS } from '../../advisor/digest/book-figures.ts';
import type { Digest } from '../../advisor/digest/digest.ts';
import { addDays, type Day, day } from '../../advisor/units.ts';
import type { AdviceHistory } from '../ports/advice-history.ts';
import type { DigestFiguresStore } from '../ports/digest-figures.ts';
import type { SegmentCensuses } from '../ports/segment-census.ts';
import type { SentDigests } from '../ports/sent-digests.ts';
import { DamagedModelError, type ModelStore } from '../ports.ts';
import { compareCensuses } from './compare-censuses.ts';

const WEEK_DAYS = 7;
const WEEK_MS = WEEK_DAYS * 86_400_000;

export interface GatherDigestPorts {
  readonly digestFigures: DigestFiguresStore;
  readonly censuses: SegmentCensuses;
  readonly adviceHistory: AdviceHistory;
  readonly sentDigests: SentDigests;
  readonly models: Pick<ModelStore, 'load' | 'activeVersion'>;
}

export type GatherDigestOutcome =
  | { readonly kind: 'digest'; readonly digest: Digest }
  /** No book has been read under a model yet: there is nothing to say. */
  | { readonly kind: 'untrained' };

/** How often each type was shown first, and how many clients were shown anything. */
const firstPlaces = async (history: AdviceHistory, from: Date, until: Date) => {
  const first = new Map<string, number>();
  const clients = new Set<string>();
  let shown = 0;
  for await (const batch of history.shown(from, until)) {
    for (const { clientId, bondTypes } of batch) {
      shown += 1;
      clients.add(clientId);
      const [bondType] = bondTypes;
      if (bondType !== undefined) first.set(bondType, (first.get(bondType) ?? 0) + 1);
    }
  }
  return {
    shown,
    clientsAdvised: clients.size,
    first: [...first].map(([bondType, times]) => ({ bondType, times })),
  };
};

const trainedAt = async (models: Pick<ModelStore, 'load'>, version: number): Promise<Date | null> => {
  try {
    return (await models.load(version))?.trainedAt ?? null;
  } catch (error) {
    if (error instanceof DamagedModelError) return null;
    throw error;
  }
};

/**
 * A channel's digest as of now: since the one before, or of a week. From figures that were kept when the book was last read; the book itself is not asked.
 * @param request.channel null: as for a channel that never had one.
 */
export const gatherDigest =
  (ports: GatherDigestPorts) =>
  async (request: { readonly channel: string | null; readonly at: Date }): Promise<GatherDigestOutcome> => {
    const { at, channel } = request;
    const latest = await ports.digestFigures.latest();
    if (!latest) return { kind: 'untrained' };
    const { figures, readAt } = latest;
    const previous = channel === null ? null : await ports.sentDigests.last(channel);
    const since = previous ? new Date(previous.digest.madeAt) : new Date(at.getTime() - WEEK_MS);
    const adviceFrom = previous ? new Date(previous.digest.adviceUntil) : since;
    const from = firstDay(figures.until, previous?.digest.until ?? null);
    const days = figures.until - from + 1;
    const { version, segmentNames } = figures.model;
    // Another was put in force since the book was read: that one advises, and the segments are still the other's.
    const inForce = (await ports.models.activeVersion()) ?? version;
    const trained = (await trainedAt(ports.models, inForce)) ?? readAt;
    const digest = assembleDigest({
      madeAt: at.toISOString(),
      from,
      until: figures.until,
      adviceFrom: adviceFrom.toISOString(),
      adviceUntil: at.toISOString(),
      segmentNames,
      ...(await compareCensuses(ports, version, segmentNames.length, previous ? new Date(previous.digest.readAt) : since)),
      bought: figures.windows[days - 1] ?? { now: [], before: [], together: [] },
      ...(await firstPlaces(ports.adviceHistory, adviceFrom, at)),
      thumbs: await ports.adviceHistory.thumbs(adviceFrom, at),
      uptake: figures.uptake,
      model: { version: inForce, trainedAt: trained.toISOString() },
      ...(inForce === version ? {} : { segmentsOf: version }),
      modelIsNew: trained > since,
      dataAsOf: figures.dataAsOf,
      readAt: readAt.toISOString(),
    });
    return { kind: 'digest', digest };
  };

/** The day after the last digest's, or a week's first; never further back than the figures reach. After `until`: nothing new was read. */
const firstDay = (until: Day, reported: Day | null): Day =>
  reported === null ? addDays(until, 1 - WEEK_DAYS) : day(Math.max(reported + 1, until + 1 - LONGEST_PERIOD_DAYS));
