import { money, percent, plural, shown } from '../../views/blocks/format.ts';
import type { Profile } from '../advisor/book/profile.ts';
import { claim, claimsOf } from '../claims/claim.ts';
import type { ShownRecommendation } from '../usecases/ports/shown-recommendation.ts';
import type { ChartSpec } from './chart-spec.ts';
import { CARD, FORESEEN, HAPPENED, INK } from './colours.ts';
import { type RecommendationRow, recommendationRows } from './recommendation-rows.ts';

const TITLE = 'What fits vs what was bought so far';
const WIDTH = 480;
const HEIGHT = 250;
const TEXT = 16;
/** Height of a bar, and of the line of figures at its end, so that each figure is next to its bar. */
const BAR = 17;
/** What fits next to the bars even in wide letters. */
const LONGEST_NAME = 20;
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
const figures = ({ chance, share }: RecommendationRow): string[] => [chance, share].map((value) => (value === null ? '' : brief(value)));

/** Most types end in "Bonds", which says nothing here. */
const shortName = (name: string): string => shown(shown(name, 200).replace(/(?<=.) Bonds$/, ''), LONGEST_NAME);

/** No bar for zero: a rounded one would leave a hairline. */
const bars = (shares: ReadonlyArray<number | null>): Array<number | null> => shares.map((share) => share || null);

/**
 * The recommended types: the chance of each among what fits the client vs its share of past purchases. 480 × 250, readable on a phone, with every
 * figure next to its bar. The picture has no name or id of the client.
 */
export const recommendationChart = (recommendation: ShownRecommendation): ChartSpec => {
  // All other types have no chance here, so they need a row only if something of theirs was bought.
  const rows = recommendationRows(recommendation.recommendation, recommendation.profile).filter(
    ({ chance, share }) => chance !== null || (share ?? 0) > 0,
  );
  const amount = rows.reduce((sum, row) => sum + row.amount, 0);
  const foreseen = series(
    // The space separates the two entries: the legend's own padding would indent the first one too.
    'Chance among what fits\u2003',
    rows.map(({ chance }) => chance),
    FORESEEN,
  );
  const happened = series(
    amount > 0 ? `Bought (${money(amount)})` : 'Nothing bought so far',
    rows.map(({ share }) => share),
    HAPPENED,
  );
  const largest = Math.max(0, ...rows.flatMap(({ chance, share }) => [chance ?? 0, share ?? 0]));
  const shared = { border: { display: false }, grid: { display: false, tickLength: 0 } };
  return {
    width: WIDTH,
    height: HEIGHT,
    title: TITLE,
    alt: recommendationAlt(rows, recommendation.profile),
    config: {
      type: 'bar',
      data: { labels: rows.map(({ name }) => shortName(name)), datasets: [foreseen, happened] },
      options: {
        indexAxis: 'y',
        locale: 'en-IN',
        layout: { autoPadding: false, padding: { top: 12, right: 14, bottom: 8, left: 14 } },
        scales: {
          // A small share must not look like the whole.
          x: { ...shared, display: false, min: 0, max: Math.max(0.25, largest) },
          y: { ...shared, ticks: { crossAlign: 'far', padding: 8, color: INK, font: { size: TEXT }, autoSkip: false } },
          figures: {
            ...shared,
            type: 'category',
            position: 'right',
            labels: rows.map(figures),
            offset: true,
            ticks: { padding: 8, color: INK, font: { size: TEXT, weight: 600, lineHeight: BAR / TEXT }, autoSkip: false },
          },
        },
        plugins: {
          title: {
            display: true,
            align: 'start',
            text: TITLE,
            color: INK,
            font: { size: 18, weight: 600 },
            padding: { top: 0, bottom: 8 },
          },
          legend: { align: 'start', labels: { color: INK, font: { size: TEXT }, boxWidth: 14, boxHeight: 14, padding: 0 } },
          // Room between the legend and the first bar.
          subtitle: { display: true, text: '', font: { size: 1 }, padding: { top: 0, bottom: 6 } },
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
    .flatMap(({ name, chance, claims }) =>
      chance === null || claims.chance === null ? [] : [`${shown(name, 120)} ${claim(percent(chance), claims.chance)}`],
    )
    .join(', ');
  const happened = rows.map(({ name, share, amount: paise, claims }) => {
    const part = claims.share ? claim(percent(share ?? 0), claims.share) : percent(0);
    return `${shown(name, 120)} ${part} (${claim(money(paise), claims.amount)})`;
  });
  const sums = `${says('client.bought', money(amount), amount)} in ${says('client.purchases', plural(trades, 'purchase'), trades)}`;
  const past = amount > 0 ? `Bought so far, ${sums}: ${happened.join(', ')}.` : 'Nothing was bought so far.';
  return shown(`Bar chart. Chance among what fits: ${foreseen || 'nothing'}. ${past}`, LONGEST_ALT);
};
