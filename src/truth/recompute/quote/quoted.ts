import type { ClaimSubject } from '../../../claims/claim.ts';
import { type Ending, endingsOf, priceAt, type Quoted, quoted } from '../../pricing/payments.ts';
import { taxOn } from '../../pricing/taxes.ts';
import { yieldAt } from '../../pricing/yields.ts';
import { isOpen, settlesOn } from '../../world/calendar.ts';
import { chargedOn, dutyOn } from '../../world/costs.ts';
import type { TaxThen } from '../../world/notes.ts';
import type { OnOffer } from '../../world/on-offer.ts';
import type { World } from '../../world/world.ts';
import { marketOn } from '../market.ts';

const LAKH = 1_00_000_00;
export const SMALLEST_UNIT = 100_00;

/** What's asked for, as it settles. */
export interface Asked {
  readonly bond: OnOffer;
  readonly settles: number;
  readonly slab: number | null;
  readonly tax: TaxThen | null;
}

/** A bond with a price. */
export interface Priced extends Asked {
  readonly schedule: Quoted;
  readonly rate: number;
  readonly full: number;
  readonly clean: number;
  readonly exits: readonly Ending[];
  readonly quotedTo: Ending;
}

export const askedOf = (world: World, { bond: id, settle, slab }: ClaimSubject, day: number): Asked | null => {
  const bond = marketOn(world, day).get(String(id));
  if (!bond) return null;
  const usual = settlesOn(day, world.holidays);
  let settles = Number(settle ?? Math.max(usual, bond.issued ?? usual));
  while (!isOpen(settles, world.holidays)) settles++;
  return { bond, settles, slab: slab === undefined ? null : Number(slab), tax: taxOn(world, settles) };
};

/** A bond at a yield, or at a full price. */
export const pricedAt = (asked: Asked, given: number | null, price: number | null = null): Priced | null => {
  const { bond, settles, slab, tax } = asked;
  const [schedule, endings] = [quoted(bond, settles), endingsOf(bond, settles)];
  if (!schedule?.isKnown || !endings) return null;
  const rate = price === null ? given : yieldAt(schedule, price);
  if (rate === null) return null;
  const full = price ?? priceAt(schedule, rate);
  const { exits, quotedTo } = endings;
  return { bond, settles, slab, tax, schedule, rate, full, clean: full - schedule.accrued, exits, quotedTo };
};

export const pricedOf = (world: World, subject: ClaimSubject, day: number): Priced | null => {
  const asked = askedOf(world, subject, day);
  if (!asked) return null;
  if (subject.price === undefined) return pricedAt(asked, subject.yield === undefined ? asked.bond.yield : Number(subject.yield));
  return pricedAt(asked, null, Number(subject.price) + (quoted(asked.bond, asked.settles)?.accrued ?? 0));
};

/** Rounded to the paisa; both ways, if it's a half. */
export const rounded = (paise: number): readonly number[] => [Math.round(paise - 1e-4), Math.round(paise + 1e-4)];

export const faceOf = (world: World, subject: ClaimSubject, day: number): number | null => {
  const asked = askedOf(world, subject, day);
  if (!asked) return null;
  const { lot } = asked.bond.terms;
  if (subject.nominal !== undefined) return Number(subject.nominal) % (lot ?? 1) === 0 ? Number(subject.nominal) : null;
  if (subject.amount === undefined) return lot ?? LAKH;
  const priced = pricedOf(world, subject, day);
  if (!priced) return null;
  const unit = lot ?? SMALLEST_UNIT;
  const [duty, fee] = costsOn(world, priced);
  const costs = (units: number): number => {
    const price = units * unit * priced.full;
    return price + (duty?.(price) ?? 0) + (fee?.(price) ?? 0);
  };
  // More units never cost less: halve the range until one number is left.
  let [buys, over] = [0, Math.ceil(Number(subject.amount) / (unit * priced.full)) + 2];
  while (over - buys > 1) {
    const middle = Math.floor((buys + over) / 2);
    if (costs(middle) <= Number(subject.amount) + 1e-3) buys = middle;
    else over = middle;
  }
  return unit * buys;
};

export const considerationOf = (world: World, subject: ClaimSubject, day: number): readonly number[] => {
  const [priced, face] = [pricedOf(world, subject, day), faceOf(world, subject, day)];
  return priced && face !== null ? rounded(face * priced.full) : [];
};

/** Stamp duty and the firm's fee on an amount that settles then. */
const costsOn = (world: World, { bond, settles }: Priced) =>
  [dutyOn(world.costs.stampDuty, bond.type, settles), chargedOn(world.costs.fees, settles)] as const;

/** The duty or the fee on what the bond costs. */
export const costOf = (world: World, subject: ClaimSubject, day: number, which: 0 | 1): readonly number[] => {
  const priced = pricedOf(world, subject, day);
  const cost = priced && costsOn(world, priced)[which];
  return cost ? considerationOf(world, subject, day).flatMap((paise) => rounded(cost(paise))) : [];
};

/** What the bond costs, with duty and fee. */
export const toPayOf = (world: World, subject: ClaimSubject, day: number): readonly number[] => {
  const priced = pricedOf(world, subject, day);
  if (!priced) return [];
  const costs = costsOn(world, priced);
  return considerationOf(world, subject, day).flatMap((paise) =>
    costs.reduce<readonly number[]>(
      (sums, cost) => sums.flatMap((sum) => (cost ? rounded(cost(paise)).map((owed) => sum + owed) : [sum])),
      [paise],
    ),
  );
};
