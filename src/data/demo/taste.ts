import type { Day } from '../../advisor/units.ts';
import { DAYS_A_YEAR, type DemoSpan, monthOf } from './ground/calendar.ts';
import { DEMO_BOND_TYPES, type DemoBondType } from './ground/demo-bond-type.ts';
import type { RandomStream } from './ground/random-stream.ts';
import { FAINT_TASTE, type InvestorKind } from './investor-kinds.ts';

/** Pairs of types that the same people like and buy one after the other. */
const TOGETHER: ReadonlyArray<readonly [DemoBondType, DemoBondType]> = [
  ['Tax-Free Bonds', 'Infrastructure Bonds'],
  ['Green Bonds', 'Municipal Bonds'],
  ['Commercial Papers', 'Certificate of Deposits'],
  ['High Yield Bonds', 'Convertible Bonds'],
  ['Government Securities', 'Treasury Bills'],
  ['International Bonds', 'Zero Coupon Bonds'],
];

/** How close a client's taste stays to the kind's: the sum of the Dirichlet's parameters. Lower is more individual. */
const CONCENTRATION = 3;
/** Spread of the factor by which a client likes or dislikes both types of a pair. */
const PAIR_SPREAD = 0.5;
/** Factor for the partner of the type bought last. */
const PARTNER = 1.6;
/** How much of a client's early taste another taste has replaced by the reference day. */
const REPLACED = 0.35;

const place = (bondType: DemoBondType): number => DEMO_BOND_TYPES.indexOf(bondType);

const PARTNER_OF: readonly number[] = DEMO_BOND_TYPES.map((bondType) => {
  const pair = TOGETHER.find((types) => types.includes(bondType));
  return pair ? place(pair[0] === bondType ? pair[1] : pair[0]) : -1;
});

/** Market seasons: the months when a type is in demand, and by how much. */
const SEASONS: ReadonlyArray<readonly [DemoBondType, readonly number[], number]> = [
  ['Tax-Free Bonds', [1, 2, 3], 1.7],
  ['Infrastructure Bonds', [2, 3], 1.5],
  ['Commercial Papers', [3, 9, 12], 1.25],
  ['Certificate of Deposits', [3, 9], 1.25],
  ['Green Bonds', [4, 5, 6], 1.4],
  ['Convertible Bonds', [10, 11], 1.6],
];

/** Factors by month, then type. */
const SEASON_FACTORS: readonly Float64Array[] = Array.from({ length: 13 }, (_, month) =>
  Float64Array.from(DEMO_BOND_TYPES, (bondType) => SEASONS.find(([type, months]) => type === bondType && months.includes(month))?.[2] ?? 1),
);

/** What one client likes on the span's first day and on its last, as weights by type. */
export interface Taste {
  readonly early: Float64Array;
  readonly late: Float64Array;
}

/** A kind's weights of the 13 types. */
const tasteOfKind = (kind: InvestorKind): Float64Array =>
  Float64Array.from(DEMO_BOND_TYPES, (bondType) => kind.taste[bondType] ?? FAINT_TASTE);

/** One client's own taste: a Dirichlet draw around the kind's, tilted pair by pair, that moves partly to a second draw. */
export const drawTaste = (kind: InvestorKind, random: RandomStream): Taste => {
  const base = tasteOfKind(kind);
  const sum = base.reduce((total, weight) => total + weight, 0);
  const tilts = TOGETHER.map(() => Math.exp(PAIR_SPREAD * random.normal()));
  const draw = (): Float64Array => {
    const weights = base.map((weight, type) => {
      const tilt = tilts[TOGETHER.findIndex((pair) => pair.includes(DEMO_BOND_TYPES[type] as DemoBondType))] ?? 1;
      return random.gamma((CONCENTRATION * weight) / sum) * tilt;
    });
    const total = weights.reduce((all, weight) => all + weight, 0);
    return weights.map((weight) => weight / total);
  };
  const early = draw();
  const other = draw();
  return { early, late: early.map((weight, type) => (1 - REPLACED) * weight + REPLACED * (other[type] as number)) };
};

/** The weights a client picks a type with on a day. `last` is the place of the type bought last, -1 before the first. */
export const tasteOn = (taste: Taste, kind: InvestorKind, on: Day, last: number, span: DemoSpan): Float64Array => {
  const share = (on - span.first) / (span.last - span.first);
  const years = (on - (span.first + span.last) / 2) / DAYS_A_YEAR;
  const season = SEASON_FACTORS[monthOf(on)] as Float64Array;
  const partner = last < 0 ? -1 : (PARTNER_OF[last] as number);
  return taste.early.map((early, type) => {
    const weight = early + share * ((taste.late[type] as number) - early);
    const drift = kind.drift[DEMO_BOND_TYPES[type] as DemoBondType] ?? 0;
    return weight * (season[type] as number) * (drift === 0 ? 1 : Math.exp(drift * years)) * (type === partner ? PARTNER : 1);
  });
};
