import type { Profile } from '../../src/advisor/book/profile.ts';
import { ALL_OTHER_TYPES, type TypeRow, type TypeShare } from '../../src/advisor/compare/type-shares.ts';
import { PHRASES } from '../../src/advisor/words/glossary.ts';
import { type Claim, claim, claimsOf } from '../../src/claims/claim.ts';
import type { Series, SeriesFigure } from '../blocks/figure.ts';
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

/** What's drawn: two bars a type stay readable on a phone for so many. */
const MOST_DRAWN = 4;

/** What a figure of a comparison is about: what was bought, or what's likely next. */
interface Measure {
  readonly word: 'bought' | 'likely';
  readonly of: (share: TypeShare) => number | null;
  readonly claimed: (share: number, who: Who, what: Part) => Claim;
}
const BOUGHT: Measure = { word: 'bought', of: ({ bought }) => bought, claimed: boughtClaim };
const LIKELY: Measure = { word: 'likely', of: ({ likely }) => likely, claimed: likelyClaim };

const SIDES = ['left', 'right'] as const;

/** The bars of one client. `besides`: the types that have a row of their own. */
const seriesOf = (
  name: string,
  side: (typeof SIDES)[number],
  { [side]: { profile } }: FigureFacts,
  { of, claimed }: Measure,
  rows: readonly TypeRow[],
  besides: string,
): Series => ({
  name,
  values: rows.map((row) => {
    const share = of(row[side]);
    return share === null ? null : inPercent(share);
  }),
  claims: rows.map((row) => {
    const share = of(row[side]);
    return share === null ? null : claimed(share, profile, { bondType: row.bondType, besides });
  }),
});

const isBought = ({ types }: FigureFacts, side: (typeof SIDES)[number]): boolean => types.some((row) => row[side].bought !== null);
const apart = ({ left, right }: TypeRow, of: Measure['of']): number => Math.abs((of(left) ?? 0) - (of(right) ?? 0));

/**
 * The types in which the two differ most, the client's bars one above the other: what each bought, or what's likely next if one bought nothing.
 */
export const comparisonFigure = (facts: FigureFacts, names: readonly [string, string]): SeriesFigure => {
  const { types, left, right } = facts;
  const besides = namedOf(types);
  const measure = SIDES.every((side) => isBought(facts, side)) ? BOUGHT : LIKELY;
  const rows = types
    .filter((row) => row.bondType !== ALL_OTHER_TYPES && (measure.of(row.left) ?? 0) + (measure.of(row.right) ?? 0) > 0)
    .sort((one, other) => apart(other, measure.of) - apart(one, measure.of))
    .slice(0, MOST_DRAWN);
  return {
    kind: 'bar',
    inRows: true,
    title: measure === BOUGHT ? `${PHRASES.boughtSoFar}, biggest differences first` : 'Likely next, biggest differences first',
    alt: altOf(types, names, [left.profile, right.profile]),
    categories: rows.map(({ bondType }) => bondType),
    series: SIDES.map((side, at) => seriesOf(names[at] ?? '', side, facts, measure, rows, besides)),
    unit: 'percent',
  };
};

/**
 * Both clients by bond type, for a list: first what they bought, then what they're likely to buy next. A client without purchases has no
 * "bought" part.
 */
export const comparisonList = (facts: FigureFacts, names: readonly [string, string]): SeriesFigure => {
  const { types, left, right } = facts;
  const besides = namedOf(types);
  const parts = [BOUGHT, LIKELY].flatMap((measure) =>
    SIDES.filter((side) => measure === LIKELY || isBought(facts, side)).map((side) =>
      seriesOf(`${names[SIDES.indexOf(side)]} ${measure.word}`, side, facts, measure, types, besides),
    ),
  );
  return {
    kind: 'bar',
    title: `${PHRASES.boughtSoFar} and likely next, by bond type`,
    alt: altOf(types, names, [left.profile, right.profile]),
    categories: types.map(({ bondType }) => bondType),
    series: parts,
    unit: 'percent',
  };
};
