import type { RichTextBlock, RichTextSection } from '@slack/types';
import { amongSuitable } from '../../src/advisor/advice/among-suitable.ts';
import type { Recommendation, RecommendedType } from '../../src/advisor/advice/recommend.ts';
import { isPerpetual } from '../../src/advisor/bonds/perpetual.ts';
import { WHY_NO_BOND } from '../../src/advisor/bonds/suitability.ts';
import { bold, line, list, richText, words } from '../blocks/blocks.ts';
import { bar, date, percent, rate, shown } from '../blocks/format.ts';
import { issuerOf, ratingOf, tradedOn } from './bond-words.ts';
import type { ChartFigures } from './chart-block.ts';

/** How far feedback moved the type's score, if it shows. It explains why the order may differ from the probabilities. */
const thumbs = ({ feedbackTerm }: RecommendedType): string =>
  Math.abs(feedbackTerm) < 0.005 ? '' : ` · feedback ${feedbackTerm > 0 ? '+' : '−'}${Math.round(Math.abs(feedbackTerm) * 100)} points`;

/** The best bond in market order: yield to maturity, then rating, then issuer. */
const bestBond = ({ bonds: [bond] }: RecommendedType, areOffersKnown: boolean): string => {
  if (!bond)
    return areOffersKnown ? `No suitable bond on offer just now: ${WHY_NO_BOND}` : 'Which bonds are on offer cannot be read just now';
  const traded = tradedOn(bond);
  const earns =
    bond.yieldToMaturity === null ? 'yield unknown' : `${rate(bond.yieldToMaturity)}${traded === null ? '' : ` (traded ${traded})`}`;
  const until = isPerpetual(bond) ? ', perpetual' : bond.maturityDay === null ? ', maturity unknown' : ` to ${date(bond.maturityDay)}`;
  return `${earns}${until} · ${ratingOf(bond)} · ${issuerOf(bond, 60)}`;
};

/** The chart's figures in words, for a message without a chart. */
const asText = (type: RecommendedType, figures: ChartFigures): string => {
  const row = figures.rows.find(({ name }) => name === type.bondType);
  const soFar = row?.share === undefined || row.share === null ? '' : ` · ${percent(row.share)} of what was bought so far`;
  return `\n${bar(type.probability)} of all types${soFar}`;
};

const choice = (type: RecommendedType, chance: number, figures: ChartFigures | null, areOffersKnown: boolean): RichTextSection =>
  line(
    bold(shown(type.bondType, 80)),
    words(` ${percent(chance)} among what fits${thumbs(type)}${figures ? asText(type, figures) : ''}\n${bestBond(type, areOffersKnown)}`),
  );

/**
 * The recommended types as a list, each with its chance among the types that fit and its best bond.
 * @param figures the chart's figures, to show them as text; null if a chart is drawn
 * @param areOffersKnown whether the bonds on offer could be read
 */
export const choices = (
  recommendation: Recommendation,
  most: number,
  figures: ChartFigures | null,
  areOffersKnown = true,
): RichTextBlock => {
  const { chances } = amongSuitable(recommendation);
  return richText(
    list(
      'ordered',
      recommendation.recommended.slice(0, most).map((type, place) => choice(type, chances[place] as number, figures, areOffersKnown)),
    ),
  );
};
