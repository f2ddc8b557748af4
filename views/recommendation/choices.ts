import type { RichTextBlock, RichTextSection } from '@slack/types';
import { amongSuitable, wishOf } from '../../src/advisor/advice/among-suitable.ts';
import type { Recommendation, RecommendedType } from '../../src/advisor/advice/recommend.ts';
import { withSign } from '../../src/advisor/signed.ts';
import type { Day } from '../../src/advisor/units.ts';
import { type ClaimSubject, claim, claimAll } from '../../src/claims/claim.ts';
import { bold, line, list, richText, words } from '../blocks/blocks.ts';
import { bar, percent, shown } from '../blocks/format.ts';
import { bondInShort, noBondWords } from './best-bond.ts';
import type { ShownFor } from './bond-words.ts';
import type { ChartFigures } from './chart-block.ts';

/** How far feedback moved the type's score, if it shows. It explains why the order may differ from the probabilities. */
const thumbs = ({ feedbackTerm }: RecommendedType, subject: ClaimSubject, asOf: Day): string => {
  if (Math.abs(feedbackTerm) < 0.005) return '';
  const points = withSign(`${Math.round(feedbackTerm * 100)} points`);
  return ` · feedback ${claim(points, { kind: 'advice.points', subject, number: feedbackTerm, asOf })}`;
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
  return line(
    bold(shown(type.bondType, 80)),
    words(` ${likely} among what fits${more}\n${type.bonds[0] ? bondInShort(type.bonds[0], asOf) : noBondWords(areOffersKnown)}`),
  );
};

/**
 * The recommended types as a list, each with its chance among the types that fit and its best bond.
 * @param figures the chart's figures, to show them as text; null: without them
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
