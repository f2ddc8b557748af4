import { addDays, type Day } from '../../../advisor/units.ts';
import { DAYS_A_YEAR, type DemoSpan, weekdayUpTo } from '../ground/calendar.ts';
import type { DemoBondType } from '../ground/demo-bond-type.ts';
import { type DemoGrade, notchesBetween, spreadOfGrade } from '../ground/grade-scale.ts';
import { RandomStream } from '../ground/random-stream.ts';
import { dirtyBond } from './bond-dirt.ts';
import { nameOfBond, serialIsins } from './bond-names.ts';
import { BOND_PLANS, type BondPlan } from './bond-plan.ts';
import { type DemoIssuer, ISSUERS } from './issuers.ts';
import { sovereignYield } from './yield-curve.ts';

/** A bond as the generator knows it; the firm's tables may say less, or something wrong (`dirt`). */
export interface DemoBond {
  readonly id: number;
  readonly isin: string;
  readonly issuer: DemoIssuer;
  readonly name: string;
  readonly bondType: DemoBondType;
  readonly plan: BondPlan;
  /** The decisive grade; null for a sovereign. */
  readonly grade: DemoGrade | null;
  /** Percent. */
  readonly coupon: number;
  readonly frequencyCode: number;
  readonly issueDay: Day;
  readonly maturityDay: Day;
  /** Rupees. */
  readonly faceValue: number;
  /** Percent above or below its peers. */
  readonly ownSpread: number;
  /** Sold during the whole span, so that every type is always available. */
  readonly staple: boolean;
  readonly dirt: 'unreadable-maturity' | 'unknown-issuer-type' | 'unknown-frequency' | 'unrated' | 'nameless' | 'defaulted' | null;
}

/** The fewest bonds with which every type is on sale every day. */
export const FEWEST_BONDS = 64;

const shareOut = (plan: BondPlan, bonds: number): number => Math.max('days' in plan.tenors ? 8 : 4, Math.round((plan.bonds * bonds) / 240));

/** The yield the market requires of a bond on a day, percent a year. */
export const fairYield = (bond: Pick<DemoBond, 'plan' | 'grade' | 'ownSpread' | 'maturityDay'>, on: Day, span: DemoSpan): number =>
  sovereignYield((span.last - on) / DAYS_A_YEAR, (bond.maturityDay - on) / DAYS_A_YEAR) +
  (bond.grade === null ? 0 : spreadOfGrade(bond.grade)) +
  bond.plan.spread +
  bond.ownSpread;

const at = <T>(list: readonly T[], place: number): T => list[place % list.length] as T;

const lifeOf = (plan: BondPlan, place: number, count: number, span: DemoSpan, random: RandomStream) => {
  const length = span.last - span.first;
  if ('days' in plan.tenors) {
    const gap = (length + 180) / count;
    const issueDay = weekdayUpTo(addDays(span.last, -Math.floor((count - 1 - place) * gap + random.between(8, 0.4 * gap + 9))));
    const wanted = at(plan.tenors.days, place);
    return { issueDay, maturityDay: addDays(issueDay, 2 * gap < wanted ? wanted : 364), staple: false };
  }
  const years = at(plan.tenors.years, place);
  const staples = Math.max(2, Math.ceil(count * 0.3));
  if (place < staples) {
    const issueDay = weekdayUpTo(addDays(span.first, -random.integer(20, 500)));
    const least = (span.last - issueDay) / DAYS_A_YEAR + 1.5;
    return { issueDay, maturityDay: addDays(issueDay, Math.round(Math.max(years, Math.ceil(least)) * DAYS_A_YEAR)), staple: true };
  }
  const share = (place - staples + random.next()) / (count - staples);
  const wanted = span.first - 700 + share * (length + 700 - 45);
  const earliest = span.first + 180 - years * DAYS_A_YEAR;
  const issueDay = weekdayUpTo(Math.floor(Math.max(wanted, earliest)) as Day);
  return { issueDay, maturityDay: addDays(issueDay, Math.round(years * DAYS_A_YEAR)), staple: false };
};

const issuerFor = (plan: BondPlan, grade: DemoGrade | null, place: number, random: RandomStream): DemoIssuer => {
  if (grade === null) return random.pick<DemoIssuer>(ISSUERS[at(plan.issuers, place)]);
  const distance = (issuer: DemoIssuer): number => (issuer.grade === null ? 99 : notchesBetween(issuer.grade, grade));
  const candidates: readonly DemoIssuer[] = [...new Set(plan.issuers)].flatMap((group) => [...ISSUERS[group]]);
  const nearest = Math.min(...candidates.map(distance));
  return random.pick(candidates.filter((issuer) => distance(issuer) <= nearest + 1));
};

/** The bonds of a book: by type in the order of the plans, ids from 1. */
export const makeBonds = (options: { readonly bonds: number; readonly seed: number; readonly span: DemoSpan }): DemoBond[] => {
  const isinOf = serialIsins();
  const made: DemoBond[] = [];
  for (const plan of BOND_PLANS) {
    const count = shareOut(plan, options.bonds);
    for (let place = 0; place < count; place++) {
      const random = new RandomStream(options.seed, plan.bondType, place);
      const grade = at(plan.grades, place);
      const { issueDay, maturityDay, staple } = lifeOf(plan, place, count, options.span, random);
      const issuer = issuerFor(plan, grade, place, random);
      const frequencyCode = at(plan.frequencies, place);
      const ownSpread = grade === null ? 0 : Math.round(random.between(-0.15, 0.15) * 100) / 100;
      const asked = fairYield({ plan, grade, ownSpread, maturityDay }, issueDay, options.span);
      const steps = grade === null ? 100 : 20;
      const coupon = frequencyCode === 6 ? 0 : Math.round(asked * steps) / steps;
      const name = nameOfBond({ plan, issuer, coupon, issueDay, maturityDay, place });
      const bond: DemoBond = {
        id: made.length + 1,
        isin: isinOf(plan.bondType, issuer, issueDay, maturityDay),
        issuer,
        name,
        bondType: plan.bondType,
        plan,
        grade,
        coupon,
        frequencyCode,
        issueDay,
        maturityDay,
        faceValue: at(plan.faceValues, place),
        ownSpread,
        staple,
        dirt: dirtyBond(plan.bondType, place, staple),
      };
      made.push(bond);
    }
  }
  return made;
};
