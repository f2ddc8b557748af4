import type { Interval95, Model, Quality, QualityGrouping } from '../../src/advisor/model/model.ts';
import { plural } from '../blocks/format.ts';

const tenths = (share: number): string => (share * 100).toFixed(1);

/** A share with its 95% interval: `44.6% (40.7 to 48.4)`. */
export const shareWithin = (share: number, [low, high]: Interval95): string => `${tenths(share)}% (${tenths(low)} to ${tenths(high)})`;

/** How often the model predicted, and how many purchases: one may be the next after several of the days it was asked on. */
export const predictionsInWords = ({ predictions, inDetail }: Quality): string =>
  `${plural(predictions, 'prediction')} of ${inDetail?.purchases === undefined ? 'purchases' : plural(inDetail.purchases, 'purchase')} it had not seen`;

/** The model's accuracy in one sentence, or that the book is too small to measure it. */
export const qualitySentence = (quality: Quality | null): string =>
  quality === null
    ? 'The book is too small to measure the quality of its advice.'
    : `In ${predictionsInWords(quality)}, the first type was bought next in ${shareWithin(quality.hitAt1, quality.hitAt1Ci95)}, and one of the first three in ${tenths(quality.hitAt3)}%; always naming the most popular type: ${tenths(quality.globalPopularityHitAt1)}%.`;

/** How well calibrated the probabilities are. Null if that wasn't stored. */
export const calibrationSentence = ({ inDetail }: Quality): string | null =>
  inDetail === undefined
    ? null
    : `Its probabilities are off by ${tenths(inDetail.ece)} points on average; those of a perfect forecaster would stay below ${tenths(inDetail.eceOfCalibrated)} on as many cases.`;

/** What the model is served in spite of, one sentence each. */
export const doubtSentences = ({ doubts }: Pick<Model, 'doubts'>): string[] =>
  doubts.map(({ reason }) => `Warning: ${reason}. It serves because no better version is there.`);

/** What the segments are worth to clients whom the history doesn't tell much about. Null if that couldn't be measured. */
export const segmentsSentence = ({ segmentsWorth }: Quality): string | null =>
  segmentsWorth === null
    ? null
    : segmentsWorth.pays
      ? 'For clients with one purchase or none, segments improve the probabilities, so answers cite them.'
      : 'For clients with one purchase or none, segments add nothing certain to age, band and the like, so answers don’t cite them as reasons.';

const GROUP_NAMES: Readonly<Record<QualityGrouping, Readonly<Record<string, string>>>> = {
  history: { none: 'no purchase before', one: 'one purchase before', more: 'more purchases before' },
  riskBand: { A: 'band A', B: 'band B', C: 'band C', unknown: 'band unknown' },
  gender: { M: 'men', F: 'women', HUF: 'Hindu undivided families', unknown: 'gender unknown' },
  ageGroup: { unknown: 'age unknown' },
};
const GROUPINGS = ['history', 'riskBand', 'gender', 'ageGroup'] as const satisfies readonly QualityGrouping[];

export interface GroupLine {
  readonly name: string;
  readonly figures: string;
  /** Better or worse if the group's interval excludes the accuracy of all groups together, else null. */
  readonly differs: 'better' | 'worse' | null;
}

/** The fairness table: how often the first type was right in each group, with its interval. Empty if it wasn't stored. */
export const groupLines = (quality: Quality): GroupLine[] =>
  GROUPINGS.flatMap((grouping) =>
    (quality.inDetail?.groups[grouping] ?? []).map(({ group, clients, hitAt1, ci95 }): GroupLine => {
      const [low, high] = ci95.hitAt1;
      return {
        name: GROUP_NAMES[grouping][group] ?? group,
        figures: `${shareWithin(hitAt1, ci95.hitAt1)}, ${plural(clients, 'client')}`,
        differs: low > quality.hitAt1 ? 'better' : high < quality.hitAt1 ? 'worse' : null,
      };
    }),
  );

/** Which groups the advice serves better or worse than average. Null if there's no table. */
export const fairnessSentence = (groups: readonly GroupLine[]): string | null => {
  if (groups.length === 0) return null;
  const named = (side: 'better' | 'worse'): string => {
    const names = groups.filter(({ differs }) => differs === side).map(({ name }) => name);
    return names.length === 0 ? 'nobody' : names.join(', ');
  };
  if (groups.every(({ differs }) => differs === null)) return 'No group’s interval leaves out what is right for all together.';
  return `The first type is right more often than for all together, beyond the interval, for ${named('better')}; less often for ${named('worse')}. Among a dozen groups one may be so by chance.`;
};
