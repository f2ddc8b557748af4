import type { Profile } from '../../src/advisor/book/profile.ts';
import { ALL_OTHER_TYPES, type TypeRow, type TypeShare } from '../../src/advisor/compare/type-shares.ts';
import { type Claim, claim, claimsOf } from '../../src/claims/claim.ts';
import type { SeriesFigure } from '../blocks/figure.ts';
import { percent, shown } from '../blocks/format.ts';

type Who = Pick<Profile, 'clientId' | 'asOf'>;
type Compared = readonly [Who, Who];

/** What the chart of a comparison needs of it. */
interface FigureFacts {
  readonly types: readonly TypeRow[];
  readonly left: { readonly profile: Who };
  readonly right: { readonly profile: Who };
}

/** Leaves room for " bought" or " likely" within Slack's label limit. */
const LONGEST_NAME = 13;
/** Names for an uploaded picture. It's a workspace file, so it mustn't identify clients; the message does. */
export const NO_NAMES = ['First', 'Second'] as const;

/** Names of the two clients in a chart: their ids, or "First" and "Second" if the cut ids are the same. */
export const chartNames = (left: string, right: string): readonly [string, string] => {
  const names = [shown(left, LONGEST_NAME), shown(right, LONGEST_NAME)] as const;
  return names[0] === names[1] ? NO_NAMES : names;
};

const inPercent = (share: number): number => Math.round(share * 1000) / 10;
const said = (share: number | null): string => (share === null ? 'nothing bought' : percent(share));

/** A bond type, or all types but some. */
interface Part {
  readonly bondType: string;
  readonly besides: string;
}

const boughtClaim = (share: number, { clientId, asOf }: Who, { bondType, besides }: Part): Claim => {
  const says = claimsOf({ client: clientId }, asOf);
  return bondType === ALL_OTHER_TYPES
    ? says.made('client.shareOfOtherTypes', share, { besides })
    : says.made('client.shareOfType', share, { bondType });
};

/** The model's probability of a type; what all others share is the rest. */
const likelyClaim = (share: number, { clientId, asOf }: Who, { bondType, besides }: Part): Claim => {
  const says = claimsOf({ client: clientId }, asOf);
  return bondType === ALL_OTHER_TYPES
    ? says.made('comparison.likelyOther', share, { besides })
    : says.made('advice.probability', share, { bondType });
};

/** One side of a row in words, with the claims it makes. */
const sideOf = ({ bought, likely }: TypeShare, who: Who, what: Part): string => {
  const words = bought === null ? said(null) : claim(said(bought), boughtClaim(bought, who, what));
  const next = likely === null ? 'the model doesn’t know it' : `is ${claim(percent(likely), likelyClaim(likely, who, what))} likely next`;
  return `bought ${words} and ${next}`;
};

/** The types of the rows that have a name. */
const namedOf = (types: readonly TypeRow[]): string =>
  types
    .map(({ bondType }) => bondType)
    .filter((name) => name !== ALL_OTHER_TYPES)
    .join('|');

const altOf = (types: readonly TypeRow[], [left, right]: readonly [string, string], [one, other]: Compared): string => {
  const besides = namedOf(types);
  return types
    .map((row) => {
      const what = { bondType: row.bondType, besides };
      return `${shown(row.bondType, 60)}: ${left} ${sideOf(row.left, one, what)}, ${right} ${sideOf(row.right, other, what)}`;
    })
    .join('. ');
};

/**
 * Both clients by bond type: first what they bought, then what they're likely to buy next, so each pair of bars is adjacent.
 * A client without purchases has no "bought" bars.
 */
export const comparisonFigure = ({ types, left: one, right: other }: FigureFacts, names: readonly [string, string]): SeriesFigure => {
  const besides = namedOf(types);
  const series = (name: string, value: (row: TypeRow) => number | null) => ({
    name,
    values: types.map((row) => {
      const share = value(row);
      return share === null ? null : inPercent(share);
    }),
  });
  const bought = (name: string, { profile }: { readonly profile: Who }, of: (row: TypeRow) => TypeShare) =>
    types.some((row) => of(row).bought !== null)
      ? [
          {
            ...series(`${name} bought`, (row) => of(row).bought),
            claims: types.map((row) => {
              const share = of(row).bought;
              return share === null ? null : boughtClaim(share, profile, { bondType: row.bondType, besides });
            }),
          },
        ]
      : [];
  const likely = (name: string, { profile }: { readonly profile: Who }, of: (row: TypeRow) => number | null) => ({
    ...series(`${name} likely`, of),
    claims: types.map((row) => {
      const share = of(row);
      return share === null ? null : likelyClaim(share, profile, { bondType: row.bondType, besides });
    }),
  });
  const [left, right] = names;
  return {
    kind: 'bar',
    title: 'Bought so far and likely next, by bond type',
    alt: altOf(types, names, [one.profile, other.profile]),
    categories: types.map(({ bondType }) => bondType),
    series: [
      ...bought(left, one, (row) => row.left),
      ...bought(right, other, (row) => row.right),
      likely(left, one, (row) => row.left.likely),
      likely(right, other, (row) => row.right.likely),
    ],
    unit: 'percent',
  };
};
