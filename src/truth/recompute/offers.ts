import type { ClaimSubject } from '../../claims/claim.ts';
import type { OFFER_KINDS } from '../../claims/kinds/offers.ts';
import { priceAt, quoted } from '../pricing/payments.ts';
import { pricedOf } from '../pricing/rate-risk.ts';
import { isTaxFree, taxOn, yieldAfterTax } from '../pricing/taxes.ts';
import { birthdaysBetween, settlesOn } from '../world/calendar.ts';
import { type Costs, chargedOn, dutyOn } from '../world/costs.ts';
import type { OnOffer } from '../world/on-offer.ts';
import { GRADES } from '../world/ratings.ts';
import { FREQUENCY_WORDS, NEVER } from '../world/structure.ts';
import type { World } from '../world/world.ts';
import { adviceFor, ofAdvice } from './advice.ts';
import { effectOf, inputsFor, usualOf } from './bond-order.ts';
import { ageOf } from './client.ts';
import { type Facts, factsOf } from './facts.ts';
import { heldThen, heldWith, isRated, moneyOf, ruleFor } from './limits.ts';
import { marketOn } from './market.ts';
import type { Recompute, Recomputes } from './recompute.ts';

const ofBond =
  (read: (bond: OnOffer, settles: number) => number | null | undefined): Recompute =>
  (world, { bond }, day) => {
    const found = marketOn(world, day).get(String(bond));
    return found ? (read(found, settlesOn(day, world.holidays)) ?? null) : null;
  };

/** What a purchase of `offered` of a bond on offer makes of what the client holds. */
const ofPurchase =
  (read: (bond: OnOffer, facts: Facts, offered: number) => number): Recompute =>
  (world, { client, bond, offered }, day) => {
    const found = marketOn(world, day).get(String(bond));
    return found ? read(found, factsOf(world, String(client), day), Number(offered)) : null;
  };

/** The age on a later day. Without a day of birth, a birthday may or may not have come. */
const ageThen = (world: World, client: string, day: number, on: number): readonly number[] => {
  const row = world.clients.get(client);
  const now = ageOf(row, day);
  if (!row || now === null) return [];
  if (row.born !== null && birthdaysBetween(row.born, day) === now) return [birthdaysBetween(row.born, on)];
  return [now + birthdaysBetween(day, on)];
};

const YEAR = 365.25;
const BANDS = ['A', 'B', 'C'];

/** Whether a bond has a structure, by name or by what follows from its terms. */
const isBuilt = (bond: OnOffer, structure: string): boolean => {
  const { terms, traits, structures, coupon, type } = bond;
  const follows: Readonly<Record<string, boolean>> = {
    callable: traits.includes('callable') || Boolean(terms.calls?.length),
    puttable: Boolean(terms.puts?.length),
    'step-up': Boolean(terms.steps?.length),
    amortising: Boolean(terms.repayments?.length),
    floating: terms.lastFixing !== undefined,
    convertible: type === 'Convertible Bonds',
    'zero coupon': coupon === 0,
    'tax-free': isTaxFree(bond),
  };
  return structures.includes(structure) || (follows[structure] ?? false);
};

const listed = (words: string | number | undefined): readonly string[] => (words === undefined ? [] : String(words).split('|'));

const afterTax = new WeakMap<World, Map<string, ReadonlyMap<OnOffer, number | null>>>();

/** What's left of every yield on offer after tax. */
const afterTaxOn = (world: World, { slab = 0, settle = 0 }: ClaimSubject, day: number): ReadonlyMap<OnOffer, number | null> => {
  const known = afterTax.get(world) ?? new Map<string, ReadonlyMap<OnOffer, number | null>>();
  afterTax.set(world, known);
  const key = `${day} ${slab} ${settle}`;
  const settles = Number(settle);
  const tax = taxOn(world, settles);
  const leaves = (bond: OnOffer): number | null => {
    const schedule = quoted(bond, settles);
    if (!tax || !schedule?.isKnown || bond.yield === null) return null;
    const full = priceAt(schedule, bond.yield);
    return yieldAfterTax(bond, schedule, { settles, full, clean: full - schedule.accrued }, tax, Number(slab));
  };
  const found = known.get(key) ?? new Map([...marketOn(world, day).values()].map((bond) => [bond, leaves(bond)]));
  known.set(key, found);
  return found;
};

const newest = new WeakMap<World, { readonly key: string; readonly found: readonly OnOffer[] }>();

/** The bonds that a wish finds, in order. Every one of them claims its place. */
const foundFor = (world: World, subject: ClaimSubject, day: number): readonly OnOffer[] => {
  const key = JSON.stringify([subject, day]);
  const known = newest.get(world);
  if (known?.key === key) return known.found;
  const found = lookFor(world, subject, day);
  newest.set(world, { key, found });
  return found;
};

const lookFor = (world: World, subject: ClaimSubject, day: number): readonly OnOffer[] => {
  const {
    client,
    from = 0,
    to = Number.POSITIVE_INFINITY,
    paise,
    lowest,
    often,
    notHeld,
    insteadOf,
    least,
    bondType,
    leastYield,
  } = subject;
  const market = [...marketOn(world, day).values()];
  const facts = client === undefined ? null : factsOf(world, String(client), day);
  // What may have matured is left out as well.
  const holds = new Set(facts?.trades.flatMap(({ bond, held }) => (held > 0 && (bond.matures ?? NEVER) > day ? [bond.id] : [])));
  const left = least === undefined ? null : afterTaxOn(world, subject, day);
  const earned = (bond: OnOffer): number => (left ? left.get(bond) : bond.yield) ?? -1;
  const byId = (a: OnOffer, b: OnOffer): number => Buffer.compare(Buffer.from(a.id), Buffer.from(b.id));
  const wished = market.filter((bond) => {
    const years = bond.matures === NEVER ? Number.POSITIVE_INFINITY : (bond.matures - day) / YEAR;
    const fits = facts === null || ruleFor(bond, facts, settlesOn(day, world.holidays), world.limits) === null;
    const isCheap = paise === undefined || (bond.minimum !== null && bond.minimum <= Number(paise));
    const isPaid = often === undefined || FREQUENCY_WORDS.get(String(often)) === bond.frequencyCode;
    const isGood = lowest === undefined || isRated(bond, String(lowest));
    const isBest = least === undefined || earned(bond) >= Number(least);
    const isSo =
      listed(subject.having).every((each) => isBuilt(bond, each)) && !listed(subject.without).some((each) => isBuilt(bond, each));
    const isNamed = bondType === undefined || bond.type === bondType;
    const isRich = leastYield === undefined || (bond.yield ?? -1) >= Number(leastYield);
    const isMeant = isNamed && isRich && isCheap && isPaid && isGood && isBest && isSo;
    return fits && years >= Number(from) && years <= Number(to) && isMeant && !(notHeld === 1 && holds.has(bond.id));
  });
  const old = market.find(({ id }) => id === insteadOf);
  const ranked = (bond: OnOffer): number => Math.round(earned(bond) * 1e10);
  if (insteadOf === undefined) return wished.sort((a, b) => ranked(b) - ranked(a) || byId(a, b));
  if (!old) return [];
  const apart = ({ matures }: OnOffer): number => {
    if (matures === NEVER || old.matures === NEVER) return matures === old.matures ? 0 : Number.MAX_SAFE_INTEGER;
    return Math.floor(Math.abs(matures - old.matures) / 365);
  };
  const place = ({ band }: OnOffer): number => (band !== null && BANDS.includes(band) ? BANDS.indexOf(band) : 3);
  const same = ({ type }: OnOffer): number => (type === old.type ? 0 : 1);
  return wished
    .filter((bond) => bond !== old && bond.yield !== null && place(bond) < 3 && place(bond) <= place(old))
    .sort((a, b) => apart(a) - apart(b) || same(a) - same(b) || earned(b) - earned(a) || byId(a, b));
};

/** What comes on top of the least that a bond is sold for. */
const costOf = (
  world: World,
  id: string,
  day: number,
  rule: (costs: Costs, bond: OnOffer) => ((amount: number) => number) | null,
): number | null => {
  const found = marketOn(world, day).get(id);
  const cost = found && rule(world.costs, found);
  return found && cost && found.minimum !== null ? Math.round(cost(found.minimum)) : null;
};

export const OFFERS: Recomputes<typeof OFFER_KINDS> = {
  'offer.fits': ofAdvice(({ suitability, facts }, { bond }, world) => {
    const found = marketOn(world, facts.day).get(String(bond));
    return found && suitability.bondsThatFit(found.type, facts).includes(found) ? 1 : 0;
  }),
  // A yield that's exactly half a point away may fall on either side, since most fractions aren't exact.
  'offer.place': (world, { client, bond }, day) => {
    const advice = adviceFor(world, String(client), day);
    const found = marketOn(world, day).get(String(bond));
    if (!advice || !found) return null;
    return [-1e-9, 1e-9].map((nudge) => advice.suitability.bondsThatFit(found.type, advice.facts, nudge).indexOf(found) + 1);
  },
  'offer.effect': ofAdvice(({ product: { model }, suitability, facts }, { bond, part }, world) => {
    const found = marketOn(world, facts.day).get(String(bond));
    return found ? effectOf(model, found, suitability.bondsThatFit(found.type, facts), facts, String(part)) : null;
  }),
  'offer.input': ofAdvice(({ product: { model }, facts }, { bond, input }, world) => {
    const found = marketOn(world, facts.day).get(String(bond));
    return found && model.bondOrder ? inputsFor(model, model.bondOrder, found, facts)[String(input)] : null;
  }),
  'offer.usual': ofAdvice(({ product: { model }, facts }, { bond, input }, world) => {
    const found = marketOn(world, facts.day).get(String(bond));
    if (!found || !model.bondOrder) return null;
    const usual = usualOf(model, model.bondOrder, facts, found.type);
    return input === 'tenor' ? usual.years : usual.grade / 3;
  }),
  'offers.all': (world, _subject, day) => marketOn(world, day).size,
  'offers.fit': (world, { client = '' }, day) => foundFor(world, { client }, day).length,
  'offers.found': (world, subject, day) => foundFor(world, subject, day).length,
  'offers.place': (world, { bond, ...wish }, day) => foundFor(world, wish, day).findIndex(({ id }) => id === bond) + 1 || null,
  'wish.years': (_world, { years }) => Number(years),
  'wish.day': (_world, { day }) => Number(day),
  'wish.paise': (_world, { paise }) => Number(paise),
  'wish.rate': (_world, { rate }) => Number(rate),
  'offer.yield': ofBond((bond) => bond.yield),
  'offer.yieldDay': ofBond((bond) => bond.yieldDay),
  'offer.coupon': ofBond((bond) => bond.coupon),
  'offer.maturity': ofBond((bond) => bond.matures),
  'offer.minimum': ofBond((bond) => bond.minimum),
  'offer.grade': ofBond(({ rating, band }) => (rating ? GRADES.indexOf(rating.grade) : band === null ? null : 0)),
  'offer.duration': ofBond((bond, settles) => pricedOf(bond, settles)?.duration),
  'offer.rise': ofBond((bond, settles) => pricedOf(bond, settles)?.rise),
  'offer.band': ofBond(({ band }) => (band === null ? null : ['A', 'B', 'C'].indexOf(band) + 1)),
  'offer.sovereign': ofBond((bond) => bond.sovereign),
  'offer.overSovereign': ofBond((bond) => (bond.yield === null ? null : bond.yield - bond.sovereign)),
  'offer.mostOverSovereign': (world) => world.bondRules.mostOver,
  'offer.lowered': ofAdvice(({ suitability, facts }, { bondType }) => suitability.loweredIn(String(bondType), facts)),
  'offer.refused': ofAdvice(({ suitability, facts }, { bondType, rule }) => suitability.refusedIn(String(bondType), String(rule), facts)),
  'cost.stampDuty': (world, { bond }, day) =>
    costOf(world, String(bond), day, ({ stampDuty }, found) => dutyOn(stampDuty, found.type, day)),
  'cost.fee': (world, { bond }, day) => costOf(world, String(bond), day, ({ fees }) => chargedOn(fees, day)),
  'client.money': (world, { client }, day) => moneyOf(factsOf(world, String(client), day)),
  'offer.withIssuer': ofPurchase((bond, facts, offered) => heldWith(bond, facts) + offered),
  'offer.heldThen': ofPurchase((_, facts, offered) => heldThen(facts, offered)),
  'offer.issuerShare': ofPurchase((bond, facts, offered) => (heldWith(bond, facts) + offered) / heldThen(facts, offered)),
  'limit.issuerShare': ({ limits }) => limits.issuerShare,
  'limit.issuerFree': ({ limits }) => limits.issuerFree,
  'limit.ticketTimes': ({ limits }) => limits.ticketTimes,
  'limit.questionedTimes': ({ limits }) => limits.questionedTimes,
  'limit.ladderShare': ({ limits }) => limits.ladderShare,
  'limit.tenorAge': ({ limits }) => limits.ages.tenor,
  'tenor.bonds': ofAdvice(({ suitability, facts }, { client, types }, world) => {
    if (facts.gender === 'HUF') return 0;
    const shown = String(types)
      .split('|')
      .flatMap((bondType) => suitability.bondsThatFit(bondType, facts).slice(0, 5));
    return shown.filter(
      ({ matures }) =>
        matures !== NEVER && ageThen(world, String(client), facts.day, matures - 1).some((age) => age >= world.limits.ages.tenor),
    ).length;
  }),
  'tenor.age': (world, { client, on }, day) => ageThen(world, String(client), day, Number(on)),
};
