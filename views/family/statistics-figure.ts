import type { FamilyStatistics, PairPoint } from '../../src/advisor/family/family-statistics.ts';
import { PHRASES } from '../../src/advisor/words/glossary.ts';
import { claimsOf } from '../../src/claims/claim.ts';
import type { ScatterFigure } from '../blocks/figure.ts';
import { count, percent } from '../blocks/format.ts';

const SERIES: ReadonlyArray<readonly [string, PairPoint['sameBand']]> = [
  [PHRASES.sameBand, true],
  ['Another risk band', false],
  ['Risk band not known', null],
];

const altOf = ({ points, all, asOf }: FamilyStatistics): string => {
  const says = claimsOf({}, asOf);
  const near =
    all?.similarShare == null
      ? ''
      : ` ${says('families.similar', percent(all.similarShare), all.similarShare)} of the pairs are within 20 points of each other.`;
  return `${count(points.length)} pairs of a parent and a member by their reinvestment ratios.${near}`;
};

/** Reinvestment ratios of parents vs members, as a scatter plot. Null if there's no pair. */
export const statisticsFigure = (statistics: FamilyStatistics): ScatterFigure | null =>
  statistics.points.length === 0
    ? null
    : {
        kind: 'scatter',
        title: 'Reinvestment: parent vs member',
        alt: altOf(statistics),
        xLabel: 'Parent reinvests within 90 days, percent',
        yLabel: 'Member, percent',
        series: SERIES.map(([name, sameBand]) => ({
          name,
          points: statistics.points.filter((point) => point.sameBand === sameBand).map(({ parent, child }) => [parent, child] as const),
        })).filter(({ points }) => points.length > 0),
        diagonal: true,
      };
