import { foldTypes } from '../book/fold-types.ts';
import { standingOf } from '../book/outstanding.ts';
import { heldOf } from '../book/sold.ts';
import { describeSegments } from '../segments/segment-cards.ts';
import type { Paise } from '../units.ts';
import type { DeskBook } from './desk-book.ts';
import type { SegmentRow } from './desk-figures.ts';

const TOP_TYPES = 3;
/** The most types considered. Even with thousands of types, a segment's three largest are practically always among these. */
const MOST_TYPES = 60;

/** The segments of the active model, with the clients who are in each now. */
export const segmentRows = ({ book, columns, segments, model, asOf }: DeskBook): SegmentRow[] => {
  const k = model.segments.length;
  const types = foldTypes(book, MOST_TYPES);
  const held = Array.from({ length: k }, () => new Float64Array(types.names.length));
  const bought = new Float64Array(k);
  const holders = new Float64Array(k);
  const { offsets, day, type, bond } = book.trades;
  for (let client = 0; client < columns.clients; client++) {
    const segment = segments[client];
    const byType = held[segment];
    if (!byType) continue;
    bought[segment] += columns.invested[client];
    if (columns.outstanding[client] > 0) holders[segment] += 1;
    for (let trade = offsets[client]; trade < offsets[client + 1] && day[trade] <= asOf; trade++) {
      if (standingOf(book.bonds[bond[trade]]?.maturityDay, asOf) !== 'outstanding') continue;
      const at = types.of(type[trade]);
      byType[at] += heldOf(book.trades, trade);
    }
  }
  return describeSegments(columns, segments, k).map(({ figures, strongest, description }, id): SegmentRow => {
    const card = model.segments[id];
    const total = held[id].reduce((sum, paise) => sum + paise, 0);
    const topTypes = [...held[id]]
      .map((paise, at) => ({ bondType: types.names[at], share: total > 0 ? paise / total : 0 }))
      .filter(({ share }) => share > 0)
      .sort((a, b) => b.share - a.share)
      .slice(0, TOP_TYPES);
    return {
      id,
      // The name from training: people know the segment by it, even though its clients come and go.
      name: card?.name ?? `Segment ${id + 1}`,
      description,
      described: {
        bandShares: figures.bandShares,
        medianOutstanding: figures.medianOutstanding * 100,
        contrasts: strongest.map(({ key, z }) => ({ key, z })),
      },
      clients: figures.size,
      holders: holders[id],
      bought: bought[id] as Paise,
      outstanding: total as Paise,
      meanAge: figures.meanAge,
      dominantBand: figures.dominantRiskBand,
      dominantShare: figures.dominantShare,
      meanReinvestment: figures.meanReinvestmentRatio === null ? null : figures.meanReinvestmentRatio / 100,
      confidence: card?.confidence ?? null,
      topTypes,
    };
  });
};
