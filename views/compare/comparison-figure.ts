import type { TypeRow, TypeShare } from '../../src/advisor/compare/type-shares.ts';
import type { SeriesFigure } from '../figure.ts';
import { percent, shown } from '../format.ts';

/** With " bought" or " likely" after it a name still fits a label of Slack's. */
const LONGEST_NAME = 13;
/** Names for a picture, which lies among the workspace's files: whose it is stands only in the message. */
export const NO_NAMES = ['First', 'Second'] as const;

/** What the two clients are called in a chart; where their ids begin alike, by their order. */
export const chartNames = (left: string, right: string): readonly [string, string] => {
  const names = [shown(left, LONGEST_NAME), shown(right, LONGEST_NAME)] as const;
  return names[0] === names[1] ? NO_NAMES : names;
};

const inPercent = (share: number): number => Math.round(share * 1000) / 10;
const said = (share: number | null): string => (share === null ? 'nothing bought' : percent(share));

const altOf = (types: readonly TypeRow[], [left, right]: readonly [string, string]): string =>
  types
    .map(
      (row) =>
        `${shown(row.bondType, 60)}: ${left} bought ${said(row.left.bought)} and is ${percent(row.left.likely)} likely next, ${right} bought ${said(row.right.bought)} and is ${percent(row.right.likely)} likely next`,
    )
    .join('. ');

/**
 * Both clients by bond type: what they bought stands side by side, then what they are likely to buy next, so that past and future are each
 * compared between neighbours. A client who has bought nothing has no bars of the past.
 */
export const comparisonFigure = (types: readonly TypeRow[], names: readonly [string, string]): SeriesFigure => {
  const series = (name: string, value: (row: TypeRow) => number | null) => ({
    name,
    values: types.map((row) => {
      const share = value(row);
      return share === null ? null : inPercent(share);
    }),
  });
  const bought = (name: string, of: (row: TypeRow) => TypeShare) =>
    types.some((row) => of(row).bought !== null) ? [series(`${name} bought`, (row) => of(row).bought)] : [];
  const [left, right] = names;
  return {
    kind: 'bar',
    title: 'Bought so far and likely next, by bond type',
    alt: altOf(types, names),
    categories: types.map(({ bondType }) => bondType),
    series: [
      ...bought(left, (row) => row.left),
      ...bought(right, (row) => row.right),
      series(`${left} likely`, (row) => row.left.likely),
      series(`${right} likely`, (row) => row.right.likely),
    ],
    unit: 'percent',
  };
};
