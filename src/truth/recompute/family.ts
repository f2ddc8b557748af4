import type { ClaimSubject } from '../../claims/claim.ts';
import type { FAMILY_KINDS } from '../../claims/kinds/family.ts';
import type { Bond, Client, Trade, World } from '../world/world.ts';
import { bandOf, boughtBy, byId, heldOf, reinvestsOf, sumOf } from './client.ts';
import { segmentNameOf } from './placement.ts';
import { placesAmong, type Recompute, type Recomputes } from './recompute.ts';

/** The ids below each client. */
const childrenIn = new WeakMap<World, ReadonlyMap<string, readonly string[]>>();
const childrenOf = (world: World): ReadonlyMap<string, readonly string[]> => {
  const known = childrenIn.get(world);
  if (known) return known;
  const children = new Map<string, string[]>();
  for (const { id, parent } of world.clients.values()) {
    if (parent !== null && children.get(parent)?.push(id) === undefined) children.set(parent, [id]);
  }
  childrenIn.set(world, children);
  return children;
};

/** The client without a parent above this one, whom the book may not have; in a circle of parents, the first by id. */
const holderOf = (world: World, client: string): string => {
  const above = [client];
  for (;;) {
    const parent = world.clients.get(above.at(-1) ?? '')?.parent ?? null;
    if (parent === null) return above.at(-1) ?? client;
    if (above.includes(parent)) return above.slice(above.indexOf(parent)).sort(byId)[0] ?? client;
    above.push(parent);
  }
};

/** Ids of a client's family: up to the client without a parent, then down to all members. A circle of parents is one family. */
export const familyOf = (world: World, client: string | number | undefined): ReadonlySet<string> => {
  const children = childrenOf(world);
  const family = new Set([holderOf(world, String(client))]);
  for (const id of family) for (const child of children.get(id) ?? []) family.add(child);
  return new Set([...family].filter((id) => world.clients.has(id)));
};

/** A name that all spellings of an issuer share; null if no issuer is named. */
const issuerOf = ({ issuer }: Pick<Bond, 'issuer'>): string | null => {
  const words = (issuer ?? '').trim().toLowerCase().split(/\s+/).join(' ');
  const name = words.replace(/[\s,]+(private |pvt\.? )?(limited|ltd\.?)$/, '');
  return name === '' ? null : name;
};

const groupOf = ({ rating, band }: Bond): string => {
  if (rating?.grade === 'Sovereign' || (rating === null && band === 'A')) return 'Government-backed';
  if (rating === null) return 'Not rated';
  if (band === 'default') return 'In default';
  if (band === 'C') return 'BB+ and below';
  return /^A[123]/.test(rating.grade) ? 'Short-term A1 to A3' : rating.grade.replace(/[+-]/, '');
};

/** What the family bought by the day. */
const boughtByFamily = (world: World, { client }: ClaimSubject, day: number): readonly Trade[] =>
  [...familyOf(world, client)].flatMap((id) => heldOf(boughtBy(world, id, day)));

const outstanding = (world: World, subject: ClaimSubject, day: number): readonly Trade[] =>
  boughtByFamily(world, subject, day).filter(({ bond }) => bond.matures !== null && bond.matures > day);

/** The amount of a part of what's outstanding. */
const amount =
  (isPart: (bond: Bond, subject: ClaimSubject) => boolean): Recompute =>
  (world, subject, day) =>
    sumOf(outstanding(world, subject, day).filter(({ bond }) => isPart(bond, subject)));

/** The share of a part of what's outstanding; null if nothing is. */
const share =
  (isPart: (bond: Bond, subject: ClaimSubject) => boolean): Recompute =>
  (world, subject, day) => {
    const all = sumOf(outstanding(world, subject, day));
    return all > 0 ? (amount(isPart)(world, subject, day) as number) / all : null;
  };

const byIssuer = (bond: Bond, { issuer }: ClaimSubject): boolean =>
  issuerOf(bond) !== null && issuerOf(bond) === issuerOf({ issuer: String(issuer) });
const byType = (bond: Bond, { bondType }: ClaimSubject): boolean => bond.type === bondType;
const byGroup = (bond: Bond, { group }: ClaimSubject): boolean => groupOf(bond) === group;

/** What's outstanding with each issuer. */
const amountsByIssuer = (world: World, subject: ClaimSubject, day: number): ReadonlyMap<string, number> => {
  const amounts = new Map<string, number>();
  for (const trade of outstanding(world, subject, day)) {
    const issuer = issuerOf(trade.bond);
    if (issuer !== null) amounts.set(issuer, (amounts.get(issuer) ?? 0) + trade.amount);
  }
  return amounts;
};

/** The amounts of the issuers after the largest few, largest first. */
const moreIssuers = (world: World, subject: ClaimSubject, day: number): readonly number[] =>
  [...amountsByIssuer(world, subject, day).values()].sort((a, b) => b - a).slice(Number(subject.named));

const GROUPS = ['Government-backed', 'AAA', 'AA', 'A', 'Short-term A1 to A3', 'BBB', 'BB+ and below', 'In default', 'Not rated'];

/** The holder, the client who's asked about, then the others by what's outstanding. */
const placeInFamily: Recompute = (world, { client, member }, day) => {
  const holder = holderOf(world, String(client));
  const members = [...familyOf(world, client)].map((id) => {
    const trades = boughtBy(world, id, day);
    const open = heldOf(trades).filter(({ bond }) => bond.matures !== null && bond.matures > day);
    return { id, first: [id === holder, id === client].map(Number), outstanding: sumOf(open), bought: sumOf(trades) };
  });
  const before = (a: (typeof members)[number], b: (typeof members)[number]): number =>
    (b.first[0] ?? 0) - (a.first[0] ?? 0) ||
    (b.first[1] ?? 0) - (a.first[1] ?? 0) ||
    b.outstanding - a.outstanding ||
    b.bought - a.bought ||
    byId(a.id, b.id);
  return members.sort(before).findIndex(({ id }) => id === member) + 1 || null;
};

const LIMITS: Readonly<Record<string, number>> = { 'one-issuer': 0.25, 'below-investment-grade': 0.2, 'not-rated': 0.2, 'one-type': 0.6 };

/** Clients with a parent who is in the book and in the segment that's meant. */
const pairsOf = (world: World, subject: ClaimSubject, day: number): ReadonlyArray<readonly [parent: string, child: string]> => {
  const isMeant = (parent: string): boolean => {
    if (subject.segment !== undefined) return segmentNameOf(world, parent, day) === subject.segment;
    if (subject.besides === undefined) return true;
    return !String(subject.besides)
      .split('|')
      .includes(segmentNameOf(world, parent, day) ?? '');
  };
  const all = [...world.clients.values()].flatMap(
    ({ id, parent }): Array<readonly [string, string]> => (parent !== null && world.clients.has(parent) ? [[parent, id]] : []),
  );
  return all.filter(([parent]) => isMeant(parent));
};

const parentsOf = (world: World, subject: ClaimSubject, day: number): number =>
  new Set(pairsOf(world, subject, day).map(([parent]) => parent)).size;

const reinvests = (world: World, id: string | number | undefined, day: number): number | null => reinvestsOf(boughtBy(world, id, day));

/** The child's reinvestment minus the parent's, for pairs where both are known. */
const differencesOf = (world: World, subject: ClaimSubject, day: number): readonly number[] =>
  pairsOf(world, subject, day).flatMap(([parent, child]) => {
    const [one, other] = [reinvests(world, child, day), reinvests(world, parent, day)];
    return one === null || other === null ? [] : [one - other];
  });

const bandsOfPairs = (world: World, subject: ClaimSubject, day: number): ReadonlyArray<readonly [number, number]> =>
  pairsOf(world, subject, day).flatMap(([parent, child]) => {
    const [one, other] = [bandOf(world, parent, day), bandOf(world, child, day)];
    return one === null || other === null ? [] : [[one, other]];
  });

const mean = (numbers: readonly number[]): number | null =>
  numbers.length > 0 ? numbers.reduce((sum, number) => sum + number, 0) / numbers.length : null;

/** Holder that a client names but the book doesn't have. */
const missingHolder = (world: World, { parent, missingHolder: row }: Client): string | null => {
  if (parent !== null) return world.clients.has(parent) ? null : `client ${parent}`;
  return row === null ? null : `row ${row}`;
};
const missingHolders = (world: World): readonly string[] =>
  [...world.clients.values()].flatMap((client) => missingHolder(world, client) ?? []);

export const FAMILY: Recomputes<typeof FAMILY_KINDS> = {
  'family.clients': (world, { client }) => familyOf(world, client).size,
  'family.clientsBesides': (world, { client, named }) => familyOf(world, client).size - Number(named),
  'family.place': placeInFamily,
  'family.outstanding': amount(() => true),
  'family.matured': (world, subject, day) =>
    sumOf(boughtByFamily(world, subject, day).filter(({ bond }) => bond.matures !== null && bond.matures <= day)),
  'family.maturityUnknown': (world, subject, day) => sumOf(boughtByFamily(world, subject, day).filter(({ bond }) => bond.matures === null)),
  'family.issuerUnknown': amount((bond) => issuerOf(bond) === null),
  'family.ofIssuer': amount(byIssuer),
  'family.shareOfIssuer': share(byIssuer),
  'family.issuerPlace': (world, subject, day) => {
    const amounts = amountsByIssuer(world, subject, day);
    return placesAmong([...amounts.values()], amounts.get(issuerOf({ issuer: String(subject.issuer) }) ?? ''));
  },
  'family.moreIssuers': (world, subject, day) => moreIssuers(world, subject, day).length,
  'family.shareOfMoreIssuers': (world, subject, day) => {
    const all = sumOf(outstanding(world, subject, day));
    return all > 0 ? moreIssuers(world, subject, day).reduce((sum, part) => sum + part, 0) / all : null;
  },
  'family.ofType': amount(byType),
  'family.shareOfType': share(byType),
  'family.ofRating': amount(byGroup),
  'family.shareOfRating': share(byGroup),
  'family.ratingPlace': (world, subject, day) => {
    const held = new Set(outstanding(world, subject, day).map(({ bond }) => groupOf(bond)));
    return GROUPS.filter((group) => held.has(group)).indexOf(String(subject.group)) + 1 || null;
  },
  'family.shareBelow': share((bond) => ['BB+ and below', 'In default'].includes(groupOf(bond))),
  'family.limit': (_world, { rule }) => LIMITS[String(rule)] ?? null,
  'kinship.reinvests': (world, { client, parent }, day) => {
    const [own, parents] = [reinvests(world, client, day), reinvests(world, parent, day)];
    return own === null || parents === null ? null : own - parents;
  },
  'kinship.moreTypes': (world, { client, parent, by, named }, day) => {
    const typesOf = (id: string | number | undefined) => new Set(boughtBy(world, id, day).map(({ bond }) => bond.type));
    const [own, parents] = [typesOf(client), typesOf(parent)];
    const found = [...own, ...parents].filter((type) => {
      if (by === 'both') return own.has(type) && parents.has(type);
      return by === 'client' ? !parents.has(type) : !own.has(type);
    });
    return new Set(found.filter((type) => type !== 'Unclassified')).size - Number(named);
  },
  'families.families': (world, _subject, day) => parentsOf(world, {}, day) + new Set(missingHolders(world)).size,
  'families.parents': parentsOf,
  'families.pairs': (world, subject, day) => pairsOf(world, subject, day).length,
  'families.bandsKnown': (world, subject, day) => bandsOfPairs(world, subject, day).length,
  'families.sameBand': (world, subject, day) => mean(bandsOfPairs(world, subject, day).map(([one, other]) => Number(one === other))),
  'families.ratiosKnown': (world, subject, day) => differencesOf(world, subject, day).length,
  'families.apart': (world, subject, day) => mean(differencesOf(world, subject, day).map(Math.abs)),
  'families.more': (world, subject, day) => mean(differencesOf(world, subject, day)),
  'families.similar': (world, subject, day) =>
    mean(differencesOf(world, subject, day).map((apart) => Number(Math.abs(apart) < 0.2 - 1e-9))),
  'families.withoutHolder': (world) => new Set(missingHolders(world)).size,
  'families.membersWithoutHolder': (world) => missingHolders(world).length,
};
