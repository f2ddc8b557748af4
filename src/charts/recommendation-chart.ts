import { money, percent, plural, shown } from '../../views/blocks/format.ts';
import type { Profile } from '../advisor/book/profile.ts';
import { claim, claimsOf } from '../claims/claim.ts';
import type { ShownRecommendation } from '../usecases/ports/shown-recommendation.ts';
import type { ChartSpec } from './chart-spec.ts';
import { CARD, FORESEEN, HAPPENED, INK } from './colours.ts';
import { type RecommendationRow, recommendationRows } from './recommendation-rows.ts';

const TITLE = 'Likely next purchase vs purchases so far';
const WIDTH = 600;
const HEIGHT = 400;
const TEXT = 19;
/** Height of a bar, and of the line of figures at its end, so that each figure is next to its bar. */
const BAR = 21;
/** From the middle of a row up to the name above its bars. */
const NAME_ABOVE = -33.5;
/** What fits above the bars even in wide letters. */
const LONGEST_NAME = 42;
const LONGEST_ALT = 2000;

const series = (label: string, values: ReadonlyArray<number | null>, colour: string) => ({
  label,
  data: bars(values),
  backgroundColor: colour,
  barThickness: BAR,
  borderRadius: 3,
});

/** A share in the few characters that fit next to a bar. */
const brief = (share: number): string => (share > 0 && share < 0.005 ? '<1%' : percent(share));

/** Always two lines, so that each is next to its own bar. */
const figures = ({ probability, share }: RecommendationRow): string[] => [brief(probability), share === null ? '' : brief(share)];

/** No bar for zero: a rounded one would leave a hairline. */
const bars = (shares: ReadonlyArray<number | null>): Array<number | null> => shares.map((share) => share || null);

/**
 * The recommended types: how likely the next purchase is of each vs its share of past purchases. 600 × 400, readable on a phone, with every
 * figure next to its bar. The picture has no name or id of the client.
 */
export const recommendationChart = (recommendation: ShownRecommendation): ChartSpec => {
  const rows = recommendationRows(recommendation.recommendation, recommendation.profile);
  const amount = rows.reduce((sum, row) => sum + row.amount, 0);
  const foreseen = series(
    // The space separates the two entries: the legend's own padding would indent the first one too.
    'Likely next\u2003',
    rows.map(({ probability }) => probability),
    FORESEEN,
  );
  const happened = series(
    amount > 0 ? `Bought so far (${money(amount)})` : 'Nothing bought so far',
    rows.map(({ share }) => share),
    HAPPENED,
  );
  const largest = Math.max(0, ...rows.flatMap(({ probability, share }) => [probability, share ?? 0]));
  const shared = { border: { display: false }, grid: { display: false, tickLength: 0 } };
  return {
    width: WIDTH,
    height: HEIGHT,
    title: TITLE,
    alt: recommendationAlt(rows, recommendation.profile),
    config: {
      type: 'bar',
      data: {
        labels: rows.map(({ name }) => shown(name, LONGEST_NAME)),
        datasets: [foreseen, happened],
      },
      options: {
        indexAxis: 'y',
        locale: 'en-IN',
        layout: { autoPadding: false, padding: { top: 14, right: 18, bottom: 0, left: 18 } },
        scales: {
          // A small share must not look like the whole.
          x: { ...shared, display: false, min: 0, max: Math.max(0.25, largest) },
          // Above the bars: an axis next to them would take up a phone's width with names.
          y: {
            ...shared,
            ticks: { mirror: true, labelOffset: NAME_ABOVE, padding: 0, z: 1, color: INK, font: { size: TEXT }, autoSkip: false },
          },
          figures: {
            ...shared,
            type: 'category',
            position: 'right',
            labels: rows.map(figures),
            offset: true,
            ticks: { padding: 10, color: INK, font: { size: TEXT, weight: 600, lineHeight: BAR / TEXT }, autoSkip: false },
          },
        },
        plugins: {
          title: {
            display: true,
            align: 'start',
            text: TITLE,
            color: INK,
            font: { size: 22, weight: 600 },
            padding: { top: 0, bottom: 10 },
          },
          legend: {
            align: 'start',
            weight: 1800,
            labels: { color: INK, font: { size: TEXT }, boxWidth: 18, boxHeight: 18, padding: 0 },
          },
          // Room for the first name above its bars.
          subtitle: { display: true, text: '', font: { size: 1 }, padding: { top: 0, bottom: 20 } },
          tooltip: { enabled: false },
        },
        backgroundColor: CARD,
      },
    },
  };
};

/** The chart in words and numbers: first the prediction, then what happened. */
const recommendationAlt = (rows: readonly RecommendationRow[], { clientId: client, trades, asOf }: Profile): string => {
  if (rows.length === 0) return 'An empty chart: nothing is recommended and nothing was bought so far.';
  const says = claimsOf({ client }, asOf);
  const amount = rows.reduce((sum, row) => sum + row.amount, 0);
  const foreseen = rows
    .map(({ name, probability, claims }) => `${shown(name, 120)} ${claim(percent(probability), claims.probability)}`)
    .join(', ');
  const happened = rows.map(({ name, share, amount: paise, claims }) => {
    const part = claims.share ? claim(percent(share ?? 0), claims.share) : percent(0);
    return `${shown(name, 120)} ${part} (${claim(money(paise), claims.amount)})`;
  });
  const sums = `${says('client.bought', money(amount), amount)} in ${says('client.purchases', plural(trades, 'purchase'), trades)}`;
  const past = amount > 0 ? `Bought so far, ${sums}: ${happened.join(', ')}.` : 'Nothing was bought so far.';
  return shown(`Bar chart. Likely next purchase: ${foreseen}. ${past}`, LONGEST_ALT);
};
