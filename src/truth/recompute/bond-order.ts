import type { OnOffer } from '../world/on-offer.ts';
import type { StoredModel } from '../world/product.ts';
import { GRADES } from '../world/ratings.ts';
import { NEVER } from '../world/structure.ts';
import type { Bond } from '../world/world.ts';
import type { Facts } from './facts.ts';
import { heldWith } from './limits.ts';
import { segmentOf } from './placement.ts';

type Order = NonNullable<StoredModel['bondOrder']>;

/** Short-term grades as notches below the best long-term grade. */
const SHORT_TERM: Readonly<Record<string, number>> = { 'A1+': 2, A1: 5, 'A2+': 8, A2: 9, 'A3+': 10, A3: 10, 'A4+': 12, A4: 13 };
/** Interest payments a year, by the firm's codes. */
const PAYMENTS: Readonly<Record<number, number>> = { 1: 12, 2: 6, 3: 4, 4: 2, 5: 1, 6: 0 };

const stepOf = ({ rating, band }: Pick<Bond, 'rating' | 'band'>): number | null => {
  if (!rating) return band === null ? null : 0;
  return SHORT_TERM[rating.grade] ?? GRADES.indexOf(rating.grade);
};

const logYears = (matures: number, on: number): number => Math.log(Math.min(40, Math.max(1 / 365.25, (matures - on) / 365.25)));

/** Where a client's bonds of a type usually lie: the segment's mean, moved by the client's trades, of which those of the type count three times. */
export const usualOf = (model: StoredModel, order: Order, facts: Facts, bondType: string): { years: number; grade: number } => {
  const segment = segmentOf(model, facts);
  const [years, grades] = [order.usual.logYears[segment] ?? [], order.usual.grade[segment] ?? []];
  const off = { years: 0, dated: 2, grades: 0, graded: 2 };
  for (const { bond, day } of facts.trades) {
    const at = model.bondTypes.indexOf(bond.type);
    const times = bond.type === bondType ? 3 : 1;
    const step = stepOf(bond);
    if (at >= 0 && bond.matures !== null) {
      off.years += times * (logYears(bond.matures, day) - (years[at] ?? 0));
      off.dated += times;
    }
    if (at >= 0 && step !== null) {
      off.grades += times * (step - (grades[at] ?? 0));
      off.graded += times;
    }
  }
  const at = model.bondTypes.indexOf(bondType);
  return { years: (years[at] ?? 0) + off.years / off.dated, grade: (grades[at] ?? 0) + off.grades / off.graded };
};

/** What a model weighs of a bond, for a client. */
const inputsOf = (order: Order, bond: OnOffer, facts: Facts, usual: ReturnType<typeof usualOf>): Readonly<Record<string, number>> => {
  const years = bond.matures === NEVER ? Math.log(40) : logYears(bond.matures, facts.day);
  const grade = stepOf(bond) ?? usual.grade;
  const ticket = facts.orders === 0 ? null : facts.bought / facts.orders;
  const payments = bond.frequencyCode === null ? 1 : (PAYMENTS[bond.frequencyCode] ?? 1);
  return {
    spread: bond.yield === null ? 0 : 100 * (bond.yield - bond.sovereign),
    yieldDistance: bond.yield === null || facts.yield === null ? 0 : 100 * Math.abs(bond.yield - facts.yield),
    grade: grade / 3,
    gradeDistance: Math.abs(grade - usual.grade) / 3,
    tenor: years,
    tenorDistance: Math.abs(years - usual.years),
    issuerHeld: heldWith(bond, facts) > 0 ? 1 : 0,
    shortfall: bond.minimum === null || ticket === null ? 0 : Math.max(0, Math.log(bond.minimum / ticket)),
    frequency: Math.log(1 + payments),
    newness: bond.issued === null ? 0 : 2 ** (-Math.max(0, facts.day - bond.issued) / 60),
    demand: Math.log(1 + (order.bought[bond.id] ?? 0)),
  };
};

/** The inputs of one bond. */
export const inputsFor = (model: StoredModel, order: Order, bond: OnOffer, facts: Facts): Readonly<Record<string, number>> =>
  inputsOf(order, bond, facts, usualOf(model, order, facts, bond.type));

/** What's added together, by the word that names it. */
const PARTS: Readonly<Record<string, readonly string[]>> = {
  tenor: ['tenor', 'tenorDistance'],
  grade: ['grade', 'gradeDistance'],
  yield: ['spread', 'yieldDistance'],
  issuer: ['issuerHeld'],
  minimum: ['shortfall'],
};

/** What a part adds to a bond's score, more than to the mean of those that fit. */
export const effectOf = (model: StoredModel, bond: OnOffer, fitting: readonly OnOffer[], facts: Facts, part: string): number | null => {
  const order = model.bondOrder;
  if (!order) return null;
  const own = order.bySegment[segmentOf(model, facts)] ?? {};
  const all = fitting.map((each) => inputsFor(model, order, each, facts));
  const inputs = inputsFor(model, order, bond, facts);
  let effect = 0;
  for (const name of PARTS[part] ?? [part]) {
    let mean = 0;
    for (const each of all) mean += (each[name] ?? Number.NaN) / all.length;
    effect += ((order.weights[name] ?? Number.NaN) + (own[name] ?? 0)) * ((inputs[name] ?? Number.NaN) - mean);
  }
  return effect;
};

/** How a model scores bonds of one type for a client; null for a model that didn't learn it. */
export const scoresOf = (model: StoredModel, bonds: readonly OnOffer[], facts: Facts): ReadonlyMap<OnOffer, number> | null => {
  const order = model.bondOrder;
  if (!order) return null;
  const own = order.bySegment[segmentOf(model, facts)] ?? {};
  return new Map(
    bonds.map((bond) => {
      const inputs = inputsOf(order, bond, facts, usualOf(model, order, facts, bond.type));
      let score = 0;
      for (const [name, weight] of Object.entries(order.weights)) score += (weight + (own[name] ?? 0)) * (inputs[name] ?? Number.NaN);
      return [bond, score];
    }),
  );
};
