import type { OFFER_KINDS } from '../../claims/kinds/offers.ts';
import { birthdaysBetween, settlesOn } from '../world/calendar.ts';
import { GRADES } from '../world/ratings.ts';
import { NEVER } from '../world/structure.ts';
import type { World } from '../world/world.ts';
import { adviceFor, ofAdvice } from './advice.ts';
import { ageOf } from './client.ts';
import { marketOn, type OnOffer } from './market.ts';
import { pricedOf } from './rate-risk.ts';
import type { Recompute, Recomputes } from './recompute.ts';

const ofBond =
  (read: (bond: OnOffer, settles: number) => number | null | undefined): Recompute =>
  (world, { bond }, day) => {
    const found = marketOn(world, day).get(String(bond));
    return found ? (read(found, settlesOn(day, world.holidays)) ?? null) : null;
  };

/** The age on a later day. Without a day of birth, a birthday may or may not have come. */
const ageThen = (world: World, client: string, day: number, on: number): readonly number[] => {
  const row = world.clients.get(client);
  const now = ageOf(row, day);
  if (!row || now === null) return [];
  if (row.born !== null && birthdaysBetween(row.born, day) === now) return [birthdaysBetween(row.born, on)];
  return [now + birthdaysBetween(day, on)];
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
  'offer.yield': ofBond((bond) => bond.yield),
  'offer.yieldDay': ofBond((bond) => bond.yieldDay),
  'offer.coupon': ofBond((bond) => bond.coupon),
  'offer.maturity': ofBond((bond) => bond.matures),
  'offer.minimum': ofBond((bond) => bond.minimum),
  'offer.grade': ofBond(({ rating, band }) => (rating ? GRADES.indexOf(rating.grade) : band === null ? null : 0)),
  'offer.duration': ofBond((bond, settles) => pricedOf(bond, settles)?.duration),
  'offer.fullPrice': ofBond((bond, settles) => pricedOf(bond, settles)?.price),
  'offer.rise': ofBond((bond, settles) => pricedOf(bond, settles)?.rise),
  'offer.band': ofBond(({ band }) => (band === null ? null : ['A', 'B', 'C'].indexOf(band) + 1)),
  'offer.sovereign': ofBond((bond) => bond.sovereign),
  'offer.overSovereign': ofBond((bond) => (bond.yield === null ? null : bond.yield - bond.sovereign)),
  'offer.mostOverSovereign': (world) => world.bondRules.mostOver,
  'offer.lowered': ofAdvice(({ suitability, facts }, { bondType }) => suitability.loweredIn(String(bondType), facts)),
  'tenor.bonds': ofAdvice(({ suitability, facts }, { client, types }, world) => {
    if (facts.gender === 'HUF') return 0;
    const shown = String(types)
      .split('|')
      .flatMap((bondType) => suitability.bondsThatFit(bondType, facts).slice(0, 5));
    return shown.filter(
      ({ matures }) => matures !== NEVER && ageThen(world, String(client), facts.day, matures - 1).some((age) => age >= 90),
    ).length;
  }),
  'tenor.age': (world, { client, on }, day) => ageThen(world, String(client), day, Number(on)),
};
