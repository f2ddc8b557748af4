import type { Model } from '../../src/advisor/model/model.ts';
import type { Interval95, Quality, QualityGrouping } from '../../src/advisor/model/quality.ts';
import { withMinus } from '../../src/advisor/signed.ts';
import { PHRASES } from '../../src/advisor/words/glossary.ts';
import { type Claim, claim, claimAll } from '../../src/claims/claim.ts';
import { plural } from '../blocks/format.ts';

const tenths = (share: number): string => (share * 100).toFixed(1);

/** Makes claims of figures that are stored with a version. Shares are in percent. */
const figureOf =
  (version: number, group?: string) =>
  (what: string, share: number): string => {
    const subject = { version, what, ...(group !== undefined && { group }) };
    return claim(tenths(share), { kind: 'model.figure', subject, number: share * 100, asOf: 0 });
  };

/** How often a version's first type was right, with its 95% interval: `44.6% (40.7 to 48.4)`. @param group absent: among all clients */
export const firstRightWithin = (version: number, share: number, [low, high]: Interval95, group?: string): string => {
  const figure = figureOf(version, group);
  return `${figure('hitAt1', share)}% (${figure('low', low)} to ${figure('high', high)})`;
};

/** How often the model predicted, and how many purchases: one may be the next after several of the days it was asked on. */
export const predictionsInWords = ({ predictions, inDetail }: Quality): string =>
  `${plural(predictions, 'prediction')} of ${inDetail?.purchases === undefined ? 'purchases' : plural(inDetail.purchases, 'purchase')} it hadn’t seen`;

/** The claims of `predictionsInWords`. */
const predictionClaims = (version: number, { predictions, inDetail }: Quality): Claim[] => {
  const of = (what: string, number: number | undefined): Claim[] =>
    number === undefined ? [] : [{ kind: 'model.figure', subject: { version, what }, number, asOf: 0 }];
  return [...of('predictions', predictions), ...of('purchases', inDetail?.purchases)];
};

/** A version's accuracy in one sentence, or that the book is too small to measure it. */
export const qualitySentence = (version: number, quality: Quality | null): string => {
  if (quality === null) return PHRASES.tooSmallToMeasure;
  const figure = figureOf(version);
  const predictions = claimAll(predictionsInWords(quality), predictionClaims(version, quality));
  return `${PHRASES.rightFirstTime}: ${firstRightWithin(version, quality.hitAt1, quality.hitAt1Ci95)} of ${predictions}. Among its first three: ${figure('hitAt3', quality.hitAt3)}%. Always naming the most popular type: ${figure('popularity', quality.globalPopularityHitAt1)}%.`;
};

/** How well calibrated the probabilities are. Null if that wasn't stored. */
export const calibrationSentence = (version: number, { inDetail }: Quality): string | null => {
  if (inDetail === undefined) return null;
  const figure = figureOf(version);
  return `Its percentages are off by ${figure('ece', inDetail.ece)} points on average; chance alone explains up to ${figure('eceOfCalibrated', inDetail.eceOfCalibrated)}.`;
};

/** What the model is served in spite of, one sentence each. Its figures are claimed as they're stored. */
export const doubtSentences = (version: number, { doubts }: Pick<Model, 'doubts'>): string[] =>
  doubts.map(({ reason }, at) => {
    let figure = 0;
    const said = reason.replace(/-?\d+\.\d+/g, (words) => {
      const subject = { version, doubt: at + 1, figure: ++figure };
      return claim(withMinus(words), { kind: 'model.doubt', subject, number: Number(words), asOf: 0 });
    });
    return `Warning: ${said}. It’s active because no version is better.`;
  });

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
  gender: { M: 'male', F: 'female', HUF: 'Hindu undivided families', unknown: 'gender unknown' },
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
export const groupLines = (version: number, quality: Quality): GroupLine[] =>
  GROUPINGS.flatMap((grouping) =>
    (quality.inDetail?.groups[grouping] ?? []).map(({ group, clients, hitAt1, ci95, ece, eceOfCalibrated }): GroupLine => {
      const [low, high] = ci95.hitAt1;
      const of = `${grouping} ${group}`;
      const figure = figureOf(version, of);
      const off =
        grouping === 'history'
          ? `; percentages off by ${figure('ece', ece)} points (chance explains up to ${figure('eceOfCalibrated', eceOfCalibrated)})`
          : '';
      return {
        name: GROUP_NAMES[grouping][group] ?? group,
        figures: `${firstRightWithin(version, hitAt1, ci95.hitAt1, of)}, ${claim(plural(clients, 'client'), { kind: 'model.figure', subject: { version, what: 'clients', group: of }, number: clients, asOf: 0 })}${off}`,
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
  if (groups.every(({ differs }) => differs === null)) return 'No group does clearly better or worse than all clients together.';
  return `The first type is right more often than for all together, beyond the interval, for ${named('better')}; less often for ${named('worse')}. Among a dozen groups one may be so by chance.`;
};
