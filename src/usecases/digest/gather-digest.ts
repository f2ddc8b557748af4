import { assembleDigest } from '../../advisor/digest/assemble-digest.ts';
import { LONGEST_PERIOD_DAYS } from '../../advisor/digest/book-figures.ts';
import type { Digest } from '../../advisor/digest/digest.ts';
import { addDays, type Day, day, daysBefore } from '../../advisor/units.ts';
import type { AdviceHistory } from '../ports/advice-history.ts';
import type { DeskCalendar } from '../ports/clock.ts';
import type { DigestFiguresStore } from '../ports/digest-figures.ts';
import type { SentDigests } from '../ports/digest-subscriptions.ts';
import type { ModelStore } from '../ports/model-store.ts';
import type { SegmentCensuses } from '../ports/segment-census.ts';
import { soundModel } from '../serving/sound-model.ts';
import { compareCensuses } from './compare-censuses.ts';

const WEEK_DAYS = 7;

export interface GatherDigestPorts {
  readonly digestFigures: DigestFiguresStore;
  readonly censuses: SegmentCensuses;
  readonly adviceHistory: AdviceHistory;
  readonly sentDigests: SentDigests;
  readonly models: Pick<ModelStore, 'load' | 'activeVersion' | 'activated'>;
  readonly calendar: Pick<DeskCalendar, 'dayOf' | 'oldBook'>;
}

export type GatherDigestOutcome =
  | { readonly kind: 'digest'; readonly digest: Digest }
  /** No book has been read under a model yet, so there is nothing to say. */
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

/**
 * A channel's digest as of now, since the one before or for a week. It uses figures that were kept when the book was last read; the book
 * itself isn't read.
 * @param request.channel null: as for a channel that never had one
 */
export const gatherDigest =
  (ports: GatherDigestPorts) =>
  async (request: { readonly channel: string | null; readonly at: Date }): Promise<GatherDigestOutcome> => {
    const { at, channel } = request;
    const latest = await ports.digestFigures.latest();
    if (!latest) return { kind: 'untrained' };
    const { figures, readAt } = latest;
    const previous = channel === null ? null : await ports.sentDigests.last(channel);
    const since = previous ? new Date(previous.digest.madeAt) : daysBefore(at, WEEK_DAYS);
    const adviceFrom = previous ? new Date(previous.digest.adviceUntil) : since;
    const from = firstDay(figures.until, previous?.digest.until ?? null);
    const days = figures.until - from + 1;
    const { version, segmentNames } = figures.model;
    // If another version was activated since the book was read, that one advises, and the segments are still the old one's.
    const { stored } = await soundModel(ports.models);
    const activeVersion = stored?.version ?? version;
    const trained = stored?.trainedAt ?? readAt;
    const oldBook = ports.calendar.oldBook(figures.dataAsOf, ports.calendar.dayOf(at));
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
      ...(figures.followed && { followed: figures.followed }),
      model: { version: activeVersion, trainedAt: trained.toISOString() },
      ...(activeVersion === version ? {} : { segmentsOf: version }),
      modelIsNew: trained > since,
      dataAsOf: figures.dataAsOf,
      readAt: readAt.toISOString(),
      ...(oldBook && { oldBook }),
    });
    return { kind: 'digest', digest };
  };

/**
 * The day after the last digest's, or the first of a week; never further back than the figures reach. Later than `until` if nothing new was
 * read.
 */
const firstDay = (until: Day, reported: Day | null): Day =>
  reported === null ? addDays(until, 1 - WEEK_DAYS) : day(Math.max(reported + 1, until + 1 - LONGEST_PERIOD_DAYS));
