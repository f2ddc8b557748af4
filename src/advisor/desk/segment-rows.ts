import { segmentCards } from '../segment-cards.ts';
import { segmentFigures } from '../segment-figures.ts';
import type { Paise } from '../units.ts';
import type { DeskBook } from './desk-book.ts';
import type { SegmentRow } from './desk-figures.ts';
import { foldTypes } from './fold-types.ts';

const TOP_TYPES = 3;
/** Types that are looked at: a segment's three largest of a book of thousands of types are among these, or nobody misses them. */
const MOST_TYPES = 60;

/** The segments of the model in force, with the clients who are in each now. */
export const segmentRows = ({ book, columns, segments, model }: DeskBook): SegmentRow[] => {
  const k = model.segments.length;
  const types = foldTypes(book, MOST_TYPES);
  const bought = Array.from({ length: k }, () => new Float64Array(types.names.length));
  const invested = new Float64Array(k);
  const { offsets, type, amount } = book.trades;
  for (let client = 0; client < columns.clients; client++) {
    const segment = segments[client] as number;
    const byType = bought[segment];
    if (!byType) continue;
    invested[segment] = (invested[segment] as number) + (columns.invested[client] as number);
    for (let trade = offsets[client] as number; trade < (offsets[client + 1] as number); trade++) {
      const at = types.of(type[trade] as number);
      byType[at] = (byType[at] as number) + (amount[trade] as number);
    }
  }
  const described = segmentCards(
    columns,
    segments,
    model.segments.map(({ confidence }) => confidence),
  );
  return segmentFigures(columns, segments, k).map((figures, id): SegmentRow => {
    const card = model.segments[id];
    const total = invested[id] as number;
    const topTypes = [...(bought[id] as Float64Array)]
      .map((paise, at) => ({ bondType: types.names[at] as string, share: total > 0 ? paise / total : 0 }))
      .filter(({ share }) => share > 0)
      .sort((a, b) => b.share - a.share)
      .slice(0, TOP_TYPES);
    return {
      id,
      // The name it was trained under: people know it by that, though the clients in it come and go.
      name: card?.name ?? `Segment ${id + 1}`,
      description: described[id]?.description ?? '',
      clients: figures.size,
      invested: total as Paise,
      medianInvested: Math.round(figures.medianInvested * 100) as Paise,
      meanAge: figures.meanAge,
      dominantBand: figures.dominantRiskBand,
      dominantShare: figures.dominantShare,
      meanReinvestment: figures.meanReinvestmentRatio === null ? null : figures.meanReinvestmentRatio / 100,
      confidence: card?.confidence ?? null,
      topTypes,
    };
  });
};
