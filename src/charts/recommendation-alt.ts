import { money, percent, plural, shown } from '../../views/format.ts';
import type { RecommendationRow } from './recommendation-rows.ts';

const LONGEST = 2000;

/** What the chart says, in figures: first what is foreseen, then what happened. */
export const recommendationAlt = (rows: readonly RecommendationRow[], trades: number): string => {
  if (rows.length === 0) return 'An empty chart: nothing is recommended and nothing was bought so far.';
  const amount = rows.reduce((sum, row) => sum + row.amount, 0);
  const foreseen = rows.map(({ name, probability }) => `${shown(name, 120)} ${percent(probability)}`).join(', ');
  const happened = rows.map((row) => `${shown(row.name, 120)} ${percent(row.share ?? 0)} (${money(row.amount)})`).join(', ');
  const past = amount > 0 ? `Bought so far, ${money(amount)} in ${plural(trades, 'purchase')}: ${happened}.` : 'Nothing was bought so far.';
  return shown(`Bar chart. Likely next purchase: ${foreseen}. ${past}`, LONGEST);
};
