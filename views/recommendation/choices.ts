import type { RichTextBlock, RichTextSection } from '@slack/types';
import { amongSuitable, wishOf } from '../../src/advisor/advice/among-suitable.ts';
import type { Recommendation, RecommendedType } from '../../src/advisor/advice/recommend.ts';
import { isPerpetual } from '../../src/advisor/bonds/perpetual.ts';
import { WHY_NO_BOND } from '../../src/advisor/suitability/judge-type.ts';
import type { Day } from '../../src/advisor/units.ts';
import { type ClaimSubject, claim, claimAll } from '../../src/claims/claim.ts';
import { bold, line, list, richText, words } from '../blocks/blocks.ts';
import { bar, percent, shown } from '../blocks/format.ts';
import { issuerOf, maturityIn, ratingOf, type ShownFor, tradedOn, yieldIn } from './bond-words.ts';
import type { ChartFigures } from './chart-block.ts';

/** How far feedback moved the type's score, if it shows. It explains why the order may differ from the probabilities. */
const thumbs = ({ feedbackTerm }: RecommendedType, subject: ClaimSubject, asOf: Day): string => {
  if (Math.abs(feedbackTerm) < 0.005) return '';
  const points = `${feedbackTerm > 0 ? '+' : '−'}${Math.round(Math.abs(feedbackTerm) * 100)} points`;
  return ` · feedback ${claim(points, { kind: 'advice.points', subject, number: feedbackTerm, asOf })}`;
};

/** The best bond in market order: yield to maturity, then rating, then issuer. */
const bestBond = ({ bonds: [bond] }: RecommendedType, areOffersKnown: boolean, asOf: Day): string => {
  if (!bond)
    return areOffersKnown ? `No suitable bond on offer just now: ${WHY_NO_BOND}` : 'We can’t tell which bonds are on offer just now';
  const traded = tradedOn(bond, asOf);
  const earned = yieldIn(bond, asOf);
  const earns = earned === null ? 'yield unknown' : `${earned}${traded === null ? '' : ` (traded ${traded})`}`;
  const matures = maturityIn(bond, asOf);
  const until = isPerpetual(bond) ? ', perpetual' : matures === null ? ', maturity unknown' : ` to ${matures}`;
  return `${earns}${until} · ${ratingOf(bond, asOf)} · ${issuerOf(bond, 60)}`;
};

/** The chart's figures in words, for a message without a chart. */
const asText = (type: RecommendedType, figures: ChartFigures, subject: ClaimSubject, asOf: Day): string => {
  const row = figures.rows.find(({ name }) => name === type.bondType);
  const soFar =
    row?.share === undefined || row.share === null
      ? ''
      : ` · ${claim(percent(row.share), { kind: 'client.shareOfType', subject, number: row.share, asOf })} of what was bought so far`;
  return `\n${bar(type.probability)} of all types${soFar}`;
};

const choice = (
  type: RecommendedType,
  place: number | null,
  chance: number,
  figures: ChartFigures | null,
  {
    areOffersKnown,
    clientId: client,
    asOf,
    wish,
  }: ShownFor & { readonly areOffersKnown: boolean; readonly wish: ReturnType<typeof wishOf> },
): RichTextSection => {
  const subject = { client, bondType: type.bondType };
  const likely = claimAll(percent(chance), [
    { kind: 'advice.chance', subject: { ...subject, ...wish }, number: chance, asOf },
    // Where the first place was drawn, the order isn't the score's.
    ...(place === null ? [] : [{ kind: 'advice.place', subject: { ...subject, ...wish }, number: place + 1, asOf } as const]),
  ]);
  const more = `${thumbs(type, subject, asOf)}${figures ? asText(type, figures, subject, asOf) : ''}`;
  return line(bold(shown(type.bondType, 80)), words(` ${likely} among what fits${more}\n${bestBond(type, areOffersKnown, asOf)}`));
};

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
  const shownFor = { ...recommendation, areOffersKnown, wish: wishOf(recommendation) };
  const isDrawn = recommendation.firstPlace?.explored === true;
  return richText(
    list(
      'ordered',
      recommendation.recommended
        .slice(0, most)
        .map((type, place) => choice(type, isDrawn ? null : place, chances[place] as number, figures, shownFor)),
    ),
  );
};
