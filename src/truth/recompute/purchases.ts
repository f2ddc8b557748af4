import type { ClaimSubject } from '../../claims/claim.ts';
import type { PURCHASE_KINDS } from '../../claims/kinds/purchases.ts';
import { dateOf, monthsLater } from '../world/calendar.ts';
import { GRADES } from '../world/ratings.ts';
import type { Trade, World } from '../world/world.ts';
import { boughtBy, heldOf, maturedMoney, sumOf } from './client.ts';
import type { Recompute, Recomputes } from './recompute.ts';

/** A bond's place among the ratings; 0 if a government stands behind it, null if it's unrated. */
export const gradeOf = ({ rating, band }: Trade['bond']): number | null => {
  if (rating) return GRADES.indexOf(rating.grade);
  return band === null ? null : 0;
};

const tradeAt = (world: World, { client, place }: ClaimSubject, day: number): Trade | undefined => {
  const newestFirst = [...boughtBy(world, client, day)].reverse();
  return newestFirst[Number(place) - 1];
};

/** How many bonds: an id with another day of maturity counts again. */
const bondsOf = (trades: readonly Trade[]): number => new Set(trades.map(({ bond }) => `${bond.matures} ${bond.id}`)).size;

/** Purchases with a maturity that passes the filter. */
const maturing =
  (
    passes: (matures: number | null, day: number, subject: ClaimSubject) => boolean,
    found: (trades: readonly Trade[]) => number,
  ): Recompute =>
  (world, subject, day) =>
    found(heldOf(boughtBy(world, subject.client, day)).filter(({ bond }) => passes(bond.matures, day, subject)));

/** Whether no bond of that day is larger. */
const largestOn: Recompute = (world, { client, bond, on }, day) => {
  const amounts = new Map<string, number>();
  for (const { bond: each, held } of boughtBy(world, client, day))
    if (each.matures === on && held > 0) amounts.set(each.id, (amounts.get(each.id) ?? 0) + held);
  const own = amounts.get(String(bond));
  return own === undefined ? null : Number(own === Math.max(...amounts.values()));
};

const isAhead = (matures: number | null, day: number): matures is number =>
  matures !== null && matures >= day && matures <= monthsLater(day, 24);
const isOn = (matures: number | null, _day: number, { on }: ClaimSubject): boolean => matures === on;
const isInMonth = (matures: number | null, day: number, { year, month }: ClaimSubject): boolean =>
  isAhead(matures, day) && dateOf(matures).year === year && dateOf(matures).month === month;
const isInQuarter = (matures: number | null, day: number, { year, quarter }: ClaimSubject): boolean =>
  isAhead(matures, day) && dateOf(matures).year === year && Math.ceil(dateOf(matures).month / 3) === quarter;
const isLater = (matures: number | null, day: number): boolean => matures !== null && matures > monthsLater(day, 24);
const isPast = (matures: number | null, day: number): boolean => matures !== null && matures < day;
const isUnknown = (matures: number | null): boolean => matures === null;

const known = (numbers: ReadonlyArray<number | null>): readonly number[] => numbers.filter((number) => number !== null);
const boughtBond = (world: World, { client, bond }: ClaimSubject, day: number): readonly Trade[] =>
  boughtBy(world, client, day).filter((trade) => trade.bond.id === bond);
const maturedOn = (world: World, { client, on }: ClaimSubject, day: number) => {
  const isRecent = Number(on) < day && Number(on) >= day - 90;
  return isRecent ? maturedMoney(boughtBy(world, client, day), day).find((money) => money.on === on) : undefined;
};

export const PURCHASES: Recomputes<typeof PURCHASE_KINDS> = {
  'trade.day': (world, subject, day) => tradeAt(world, subject, day)?.day ?? null,
  'trade.amount': (world, subject, day) => tradeAt(world, subject, day)?.amount ?? null,
  'trade.yield': (world, subject, day) => tradeAt(world, subject, day)?.yield ?? null,
  'trade.grade': (world, subject, day) => {
    const trade = tradeAt(world, subject, day);
    return trade ? gradeOf(trade.bond) : null;
  },
  'trade.matures': (world, subject, day) => tradeAt(world, subject, day)?.bond.matures ?? null,
  'maturing.next': (world, { client }, day) => {
    const ahead = known(heldOf(boughtBy(world, client, day)).map(({ bond }) => bond.matures)).filter((matures) => matures >= day);
    return ahead.length > 0 ? Math.min(...ahead) : null;
  },
  'maturing.until': (_world, _subject, day) => monthsLater(day, 24),
  'maturing.amount': maturing(isOn, sumOf),
  'maturing.bonds': maturing(isOn, bondsOf),
  'maturing.largest': largestOn,
  'maturing.ahead': maturing(isAhead, sumOf),
  'maturing.bondsAhead': maturing(isAhead, bondsOf),
  'maturing.inMonth': maturing(isInMonth, sumOf),
  'maturing.bondsInMonth': (world, subject, day) => (maturing(isInMonth, bondsOf)(world, subject, day) as number) - Number(subject.named),
  'maturing.inQuarter': maturing(isInQuarter, sumOf),
  'maturing.later': maturing(isLater, sumOf),
  'maturing.bondsLater': maturing(isLater, bondsOf),
  'maturing.past': maturing(isPast, sumOf),
  'maturing.bondsPast': maturing(isPast, bondsOf),
  'maturing.unknown': maturing(isUnknown, sumOf),
  'maturing.bondsUnknown': maturing(isUnknown, bondsOf),
  'bought.matures': (world, subject, day) => known(boughtBond(world, subject, day).map(({ bond }) => bond.matures)),
  'bought.coupon': (world, subject, day) => known(boughtBond(world, subject, day).map(({ bond }) => bond.coupon)),
  'matured.on': (world, subject, day) => maturedOn(world, subject, day)?.on ?? null,
  'matured.amount': (world, subject, day) => maturedOn(world, subject, day)?.amount ?? null,
  'matured.bonds': (world, subject, day) => maturedOn(world, subject, day)?.bonds ?? null,
  'matured.bought': (world, subject, day) => maturedOn(world, subject, day)?.boughtAgain ?? null,
  'matured.idle': (world, subject, day) => {
    const money = maturedOn(world, subject, day);
    return money ? money.amount - money.boughtAgain : null;
  },
};
