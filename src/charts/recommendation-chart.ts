import { money, percent, plural, shown } from '../../views/blocks/format.ts';
import type { Profile } from '../advisor/book/profile.ts';
import { PHRASES } from '../advisor/words/glossary.ts';
import { claim, claimsOf } from '../claims/claim.ts';
import type { ShownRecommendation } from '../usecases/ports/shown-recommendation.ts';
import type { ChartSpec } from './chart-spec.ts';
import { FORESEEN, HAPPENED } from './colours.ts';
import { type RecommendationRow, recommendationRows } from './recommendation-rows.ts';
import { briefShare, ROW_CHART_WIDTH, rowChartConfig } from './row-chart.ts';

const TITLE = 'What fits vs what was bought so far';
const HEIGHT = 250;
const LONGEST_ALT = 2000;
/** A small share must not look like the whole. */
const AT_LEAST = 0.25;

const series = (name: string, values: ReadonlyArray<number | null>, colour: string) => ({
  name,
  values,
  words: values.map((share) => (share === null ? '' : briefShare(share))),
  colour,
});

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
    'Chance among what fits',
    rows.map(({ chance }) => chance),
    FORESEEN,
  );
  const happened = series(
    amount > 0 ? `Bought (${money(amount)})` : 'Nothing bought so far',
    rows.map(({ share }) => share),
    HAPPENED,
  );
  return {
    width: ROW_CHART_WIDTH,
    height: HEIGHT,
    title: TITLE,
    alt: recommendationAlt(rows, recommendation.profile),
    config: rowChartConfig({ title: TITLE, names: rows.map(({ name }) => name), series: [foreseen, happened], atLeast: AT_LEAST }),
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
  const past = amount > 0 ? `${PHRASES.boughtSoFar}, ${sums}: ${happened.join(', ')}.` : 'Nothing was bought so far.';
  return shown(`Bar chart. Chance among what fits: ${foreseen || 'nothing'}. ${past}`, LONGEST_ALT);
};

/** The figures of a recommendation's chart, for Slack's own charts and for text. */
export const recommendationFigures = (shown: ShownRecommendation) => {
  const { title, alt } = recommendationChart(shown);
  return { title, alt, rows: recommendationRows(shown.recommendation, shown.profile) };
};
