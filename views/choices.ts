import type { RichTextBlock, RichTextSection } from '@slack/types';
import type { RecommendedType } from '../src/advisor/recommend.ts';
import { bold, line, list, richText, words } from './blocks.ts';
import { issuerOf, ratingOf, tradedOn } from './bond-words.ts';
import type { ChartFigures } from './chart-block.ts';
import { bar, date, percent, rate, shown } from './format.ts';

/** What thumbs did to the rank, where it can be seen: the order may then differ from the probabilities. */
const thumbs = ({ feedbackTerm }: RecommendedType): string =>
  Math.abs(feedbackTerm) < 0.005 ? '' : ` · feedback ${feedbackTerm > 0 ? '+' : '−'}${Math.round(Math.abs(feedbackTerm) * 100)} points`;

/** The way the market says it: the yield to the maturity, then how safe, then whose. */
const bestBond = ({ bonds: [bond] }: RecommendedType, areOffersKnown: boolean): string => {
  if (!bond) return areOffersKnown ? 'No suitable bond on offer just now' : 'Which bonds are on offer cannot be read just now';
  const traded = tradedOn(bond);
  const earns =
    bond.yieldToMaturity === null ? 'yield unknown' : `${rate(bond.yieldToMaturity)}${traded === null ? '' : ` (traded ${traded})`}`;
  const until = bond.maturityDay === null ? ', maturity unknown' : ` to ${date(bond.maturityDay)}`;
  return `${earns}${until} · ${ratingOf(bond)} · ${issuerOf(bond, 60)}`;
};

/** The chart's figures in words, for where no chart can be. */
const asText = (type: RecommendedType, figures: ChartFigures): string => {
  const row = figures.rows.find(({ name }) => name === type.bondType);
  const soFar = row?.share === undefined || row.share === null ? '' : ` · ${percent(row.share)} of the amount so far`;
  return `\n${bar(type.probability)} likely next${soFar}`;
};

const choice = (type: RecommendedType, figures: ChartFigures | null, areOffersKnown: boolean): RichTextSection =>
  line(
    bold(shown(type.bondType, 80)),
    words(` ${percent(type.probability)}${thumbs(type)}${figures ? asText(type, figures) : ''}\n${bestBond(type, areOffersKnown)}`),
  );

/**
 * What is read in ten seconds: each type with its probability and its best bond.
 * @param figures the chart's, where they are to stand here as text
 * @param areOffersKnown whether the bonds on offer could be read
 */
export const choices = (types: readonly RecommendedType[], figures: ChartFigures | null, areOffersKnown = true): RichTextBlock =>
  richText(
    list(
      'ordered',
      types.map((type) => choice(type, figures, areOffersKnown)),
    ),
  );
