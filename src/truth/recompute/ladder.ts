import type { ClaimSubject } from '../../claims/claim.ts';
import type { LADDER_KINDS } from '../../claims/kinds/ladder.ts';
import { type Priced, pricedOf } from '../pricing/rate-risk.ts';
import { dateOf, settlesOn } from '../world/calendar.ts';
import { chargedOn, dutyOn } from '../world/costs.ts';
import { monthsBefore } from '../world/day-counts.ts';
import type { OnOffer } from '../world/on-offer.ts';
import { GRADES } from '../world/ratings.ts';
import type { Limits, World } from '../world/world.ts';
import { type Facts, factsOf } from './facts.ts';
import { heldThen, heldWith, isGovernment, isRated, issuerOf, ruleFor } from './limits.ts';
import { marketOn } from './market.ts';
import type { Recompute, Recomputes } from './recompute.ts';

interface Candidate {
  readonly bond: OnOffer;
  readonly priced: Priced;
  readonly yield: number;
  /** What so much face value costs. */
  readonly costs: (face: number) => number;
}

interface Place extends Candidate {
  readonly face: number;
  readonly amount: number;
  readonly lots: number | null;
}

interface Rung {
  readonly until: number;
  readonly maturing: number;
  readonly leftOut: Record<string, number>;
  readonly candidates: readonly Candidate[];
  places: readonly Place[];
}

interface Ladder {
  readonly paise: number;
  readonly share: number;
  readonly rungs: readonly Rung[];
  readonly places: readonly Place[];
  readonly placed: number;
}

const isCallable = ({ traits, terms }: OnOffer): boolean => traits.includes('callable') || Boolean(terms.calls?.length);

/** ₹100 of face value, where no minimum is recorded. */
const leastOf = ({ minimum }: OnOffer): number => minimum || 100_00;

/** Price, stamp duty and the firm's fee, each to the paisa. */
const costsAt = ({ costs }: World, { type }: OnOffer, price: number, settles: number): Candidate['costs'] => {
  const onTop = [dutyOn(costs.stampDuty, type, settles), chargedOn(costs.fees, settles)];
  return (face) => {
    let sum = Math.round(face * price);
    const owed = onTop.map((cost) => (cost ? Math.round(cost(sum)) : 0));
    for (const each of owed) sum += each;
    return sum;
  };
};

const issuersOf = ({ candidates }: Rung): number => new Set(candidates.map(({ bond }) => issuerOf(bond))).size;

/**
 * What takes a share, best first.
 * @param times how often an issuer is on the ladder already; counted on
 * @param room how much more of a bond's issuer may be on it
 */
const placesOf = (
  candidates: readonly Candidate[],
  share: number,
  times: Map<string, number>,
  room: (bond: OnOffer, here: readonly Place[]) => number,
): readonly Place[] => {
  const timesOf = ({ bond }: Candidate): number => (isGovernment(bond) ? 0 : (times.get(issuerOf(bond)) ?? 0));
  const gradeOf = ({ bond }: Candidate): number => (bond.rating ? GRADES.indexOf(bond.rating.grade) : 999);
  const places: Place[] = [];
  let left = share;
  while (places.length < 3) {
    let best: Candidate | null = null;
    for (const each of candidates) {
      if (places.some(({ bond }) => bond === each.bond) || each.costs(leastOf(each.bond)) > Math.min(left, room(each.bond, places)))
        continue;
      const order =
        best === null
          ? -1
          : timesOf(each) - timesOf(best) ||
            best.yield - each.yield ||
            gradeOf(each) - gradeOf(best) ||
            Buffer.compare(Buffer.from(each.bond.id), Buffer.from(best.bond.id));
      if (order < 0) best = each;
    }
    if (best === null) break;
    const { minimum, terms } = best.bond;
    const lot = terms.lot || leastOf(best.bond);
    const most = Math.min(left, room(best.bond, places));
    // One lot at a time would take too long.
    let lots = leastOf(best.bond) / lot;
    for (let more = 2 ** 50; more >= 1; more /= 2) if (best.costs((lots + more) * lot) <= most) lots += more;
    const face = lots * lot;
    const amount = best.costs(face);
    places.push({ ...best, face, amount, lots: minimum ? lots : null });
    times.set(issuerOf(best.bond), (times.get(issuerOf(best.bond)) ?? 0) + 1);
    left -= amount;
  }
  return places;
};

/** How much more of a bond's issuer may be on a ladder. */
const roomFor = (bond: OnOffer, ladder: readonly Place[], facts: Facts, paise: number, limits: Limits): number => {
  if (isGovernment(bond)) return Number.POSITIVE_INFINITY;
  let left = Math.max(limits.issuerShare * heldThen(facts, paise), limits.issuerFree) - heldWith(bond, facts);
  for (const place of ladder) if (issuerOf(place.bond) === issuerOf(bond)) left -= place.amount;
  return left;
};

const build = (world: World, { client, paise, years, lowest, callable }: ClaimSubject, day: number): Ladder => {
  const facts = factsOf(world, String(client), day);
  const settles = settlesOn(day, world.holidays);
  const months = { 1: 3, 2: 6 }[Number(years)] ?? 12;
  const count = (12 * Number(years)) / months;
  const share = Math.floor(Number(paise) / count / 100) * 100;
  const rungs = Array.from({ length: count }, (_, at): Rung => {
    const [after, until] = [monthsBefore(settles, -months * at), monthsBefore(settles, -months * (at + 1))];
    const maturing = [...marketOn(world, day).values()].filter(({ matures }) => matures > after && matures <= until);
    const leftOut: Record<string, number> = { ratedLower: 0, namedCallable: 0, factsMissing: 0, tooDear: 0, issuer: 0 };
    const candidates: Candidate[] = [];
    for (const bond of maturing) {
      const priced = pricedOf(bond, settles);
      const rule = ruleFor(bond, facts, settles, world.limits);
      const costs = priced?.price ? costsAt(world, bond, priced.price, settles) : null;
      const why =
        rule !== null && rule !== 'issuer'
          ? rule
          : !isRated(bond, String(lowest))
            ? 'ratedLower'
            : Number(callable) === 0 && isCallable(bond)
              ? 'namedCallable'
              : !costs || bond.yield === null
                ? 'factsMissing'
                : costs(leastOf(bond)) > share
                  ? 'tooDear'
                  : null;
      if (why !== null) leftOut[why] = (leftOut[why] ?? 0) + 1;
      else if (priced && costs && bond.yield !== null) candidates.push({ bond, priced, yield: bond.yield, costs });
    }
    return { until, maturing: maturing.length, leftOut, candidates, places: [] };
  });
  const times = new Map<string, number>();
  const ladder: Place[] = [];
  const room = (bond: OnOffer, here: readonly Place[] = []): number =>
    roomFor(bond, [...ladder, ...here], facts, Number(paise), world.limits);
  for (const rung of [...rungs].sort((a, b) => issuersOf(a) - issuersOf(b))) {
    rung.leftOut.issuer = rung.candidates.filter(({ bond, costs }) => room(bond) < costs(leastOf(bond))).length;
    rung.places = placesOf(rung.candidates, share, times, room);
    ladder.push(...rung.places);
  }
  const places = rungs.flatMap((rung) => rung.places);
  return { paise: Number(paise), share, rungs, places, placed: places.reduce((sum, { amount }) => sum + amount, 0) };
};

const known = new WeakMap<World, Map<string, Ladder>>();

const ofLadder =
  (read: (ladder: Ladder, subject: ClaimSubject, world: World) => ReturnType<Recompute> | undefined): Recompute =>
  (world, subject, day) => {
    const ladders = known.get(world) ?? new Map<string, Ladder>();
    known.set(world, ladders);
    const { client, paise, years, lowest, callable } = subject;
    const key = JSON.stringify([client, paise, years, lowest, callable, day]);
    const ladder = ladders.get(key) ?? build(world, subject, day);
    ladders.set(key, ladder);
    return read(ladder, subject, world) ?? null;
  };

const ofPlace = (read: (place: Place) => number | null): Recompute =>
  ofLadder(({ places }, subject) => {
    const place = places.find(({ bond }) => bond.id === subject.bond);
    return place && read(place);
  });

const ofRung = (read: (rung: Rung, subject: ClaimSubject) => number | undefined): Recompute =>
  ofLadder(({ rungs }, subject) => {
    const rung = rungs[Number(subject.rung) - 1];
    return rung && read(rung, subject);
  });

const meanOf = (read: (place: Place) => number): Recompute =>
  ofLadder(({ places, placed }) => (placed === 0 ? null : places.reduce((sum, place) => sum + read(place) * place.amount, 0) / placed));

/** Paid in a year, in whole paise; what lies half-way between two may be either. */
const paidIn = (what: 'interest' | 'principal'): Recompute =>
  ofLadder(({ places }, { year }) => {
    let sum = 0;
    for (const { face, priced } of places) {
      for (const payment of priced.payments) if (dateOf(payment.on).year === year) sum += face * payment[what];
    }
    return [Math.round(sum - 1e-4), Math.round(sum + 1e-4)];
  });

export const LADDER: Recomputes<typeof LADDER_KINDS> = {
  'ladder.wished': ofLadder(({ paise }) => paise),
  'ladder.years': ofLadder((_, { years }) => Number(years)),
  'ladder.rungs': ofLadder(({ rungs }) => rungs.length),
  'ladder.share': ofLadder(({ share }) => share),
  'ladder.filled': ofLadder(({ rungs }) => rungs.filter(({ places }) => places.length > 0).length),
  'ladder.empty': ofLadder(({ rungs }) => rungs.filter(({ places }) => places.length === 0).length),
  'ladder.placed': ofLadder(({ placed }) => placed),
  'ladder.unplaced': ofLadder(({ paise, placed }) => paise - placed),
  'ladder.yield': meanOf((place) => place.yield),
  'ladder.duration': meanOf(({ priced }) => priced.duration),
  'ladder.dominating': ofLadder(({ places, paise }, _subject, world) => {
    const issuers = new Map<string, number>();
    for (const { bond, amount } of places) {
      if (!isGovernment(bond)) issuers.set(issuerOf(bond), (issuers.get(issuerOf(bond)) ?? 0) + amount);
    }
    const largest = Math.max(...issuers.values());
    return largest > paise * world.limits.ladderShare ? largest / paise : null;
  }),
  'ladder.oldestYield': ofLadder(({ places }) => {
    const days = places.flatMap(({ bond }) => bond.yieldDay ?? []);
    return days.length === 0 ? null : Math.min(...days);
  }),
  'ladder.interest': paidIn('interest'),
  'ladder.repaid': paidIn('principal'),
  'ladder.rungOf': ofLadder(
    ({ rungs }, subject) => rungs.findIndex(({ places }) => places.some(({ bond }) => bond.id === subject.bond)) + 1 || null,
  ),
  'ladder.amount': ofPlace(({ amount }) => amount),
  'ladder.face': ofPlace(({ face }) => face),
  'ladder.lots': ofPlace(({ lots }) => lots),
  'rung.until': ofRung(({ until }) => until),
  'rung.maturing': ofRung(({ maturing }) => maturing),
  'rung.leftOut': ofRung(({ leftOut }, { why }) => leftOut[String(why)] ?? 0),
};
