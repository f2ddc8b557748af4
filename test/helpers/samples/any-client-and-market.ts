import fc from 'fast-check';
import type { BondOnOffer } from '../../../src/advisor/bonds/bond.ts';
import { bandOfGrade, type Grade, RISK_BANDS } from '../../../src/advisor/bonds/rating.ts';
import type { ClientFacts } from '../../../src/advisor/book/book.ts';
import type { Profile } from '../../../src/advisor/book/profile.ts';
import { profileAt } from '../../../src/advisor/book/profile-columns.ts';
import { clientId, type Day, fraction, type Paise, paiseFromRupees } from '../../../src/advisor/units.ts';
import { deskOn } from '../desk-on.ts';
import { trainedBusyBook } from './trained-busy-book.ts';

const { asOf, book, model, columns } = trainedBusyBook();

export { asOf, model };

const ISSUERS = ['Acme Ltd', 'Beta Private Limited', 'Gamma Limited'];

/** The same day of the next year, which may be 366 days on. */
const aYearAfter = (day: Day): number => {
  const date = new Date(day * 86_400_000);
  return date.setUTCFullYear(date.getUTCFullYear() + 1) / 86_400_000;
};

/** Whether a client may be offered `offered` of a bond, written from docs/suitability.md alone. `ladder`: how much of its issuer is on a ladder. */
export const may = (bond: BondOnOffer, client: Profile, offered: number, all = offered): boolean => {
  if (client.age !== null && client.age < 18 && client.gender !== 'HUF' && client.parentId === null) return false;
  if (bond.maturityDay === null || bond.maturityDay <= client.asOf) return false;
  if (client.horizonDays != null && bond.maturityDay - client.asOf > client.horizonDays) return false;
  const assessed = client.bandAssessedOn ?? client.asOf;
  const isCounted = client.riskBandSource === 'recorded' && assessed <= client.asOf && client.asOf <= aYearAfter(assessed);
  const allowed = isCounted && client.riskBand ? 'ABC'.slice(0, 'ABC'.indexOf(client.riskBand) + 1) : 'A';
  if (bond.band === null || !allowed.includes(bond.band)) return false;
  const expected = client.expectedAmount ?? 0;
  const money = Math.max(client.totalInvested, expected);
  if (money > 0 && (bond.minimumInvestment ?? 0) > money) return false;
  const outstanding = client.outstanding ?? 0;
  if (bond.rating?.grade === 'Sovereign' || outstanding + expected === 0) return true;
  const key = `issuer ${bond.issuer?.toLowerCase().replace(/ (private )?(ltd|limited)$/, '')}`;
  const before = client.issuers?.find(({ issuer }) => issuer === key)?.outstanding ?? 0;
  return before + offered <= Math.max(0.25 * Math.max(outstanding + all, expected), 50_000_000);
};

const rupees = (most: number) => fc.integer({ min: 0, max: most }).map((thousands) => paiseFromRupees(1000 * thousands));
export const bonds = fc.array(
  fc.record({
    bondType: fc.constantFrom(...model.bondTypes),
    grade: fc.constantFrom<Grade | null>(null, 'Sovereign', 'AAA', 'BBB', 'BB', 'D'),
    issuer: fc.constantFrom(...ISSUERS),
    days: fc.option(fc.oneof(fc.integer({ min: -30, max: 3000 }), fc.integer({ min: 30, max: 1800 }))),
    minimum: fc.option(rupees(3000)),
  }),
  { maxLength: 40 },
);
export const clients = fc.record({
  place: fc.nat({ max: book.clients.length - 1 }),
  age: fc.option(fc.integer({ min: 5, max: 90 })),
  gender: fc.constantFrom<Profile['gender']>('M', 'F', 'HUF', null),
  parent: fc.boolean(),
  band: fc.option(fc.constantFrom(...RISK_BANDS)),
  source: fc.constantFrom<Profile['riskBandSource']>('recorded', 'derived'),
  assessed: fc.integer({ min: -30, max: 900 }),
  horizon: fc.option(fc.integer({ min: 0, max: 3000 })),
  bought: rupees(5000),
  outstanding: rupees(3000),
  share: fc.integer({ min: 0, max: 100 }),
  expected: fc.option(rupees(9000)),
});

export type Drawn<T> = T extends fc.Arbitrary<infer Value> ? Value : never;

export const bondsOf = (drawn: Drawn<typeof bonds>, today: Day = asOf): BondOnOffer[] =>
  drawn.map(({ bondType, grade, issuer, days, minimum }, at) => ({
    bondId: `B${at}`,
    isin: null,
    issuer,
    bondType,
    coupon: fraction(0.08),
    yieldToMaturity: fraction(0.08),
    yieldFrom: 'offer',
    yieldDay: null,
    rating: grade && { grade, suffix: null, agency: null },
    band: grade && bandOfGrade(grade),
    maturityDay: days === null ? null : ((today + days) as Day),
    minimumInvestment: minimum,
    frequency: 'annual',
  }));

export const clientOf = (drawn: Drawn<typeof clients>): Profile => {
  const { bandAssessedOn: _, ...profile } = profileAt(book, columns, drawn.place);
  return {
    ...profile,
    age: drawn.age,
    gender: drawn.gender,
    parentId: drawn.parent ? clientId('P') : null,
    riskBand: drawn.band,
    riskBandSource: drawn.band === null ? 'unknown' : drawn.source,
    ...(drawn.band !== null && drawn.source === 'recorded' && { bandAssessedOn: (asOf - drawn.assessed) as Day }),
    horizonDays: drawn.horizon,
    totalInvested: Math.max(drawn.bought, drawn.outstanding) as Paise,
    outstanding: drawn.outstanding,
    issuers: [{ issuer: 'issuer acme', outstanding: Math.round((drawn.outstanding * drawn.share) / 100) as Paise }],
    ...(drawn.expected !== null && { expectedAmount: drawn.expected }),
  };
};

export const DESK = deskOn('2026-03-13');

/** What's recorded of a client who hasn't bought anything yet. */
export const factsOf = (drawn: Drawn<typeof clients>): Partial<ClientFacts> => ({
  recordedAge: drawn.age,
  gender: drawn.gender,
  parentId: drawn.parent ? clientId('P') : null,
  recordedBand: drawn.band,
  bandAssessedOn: (DESK.today() - drawn.assessed) as Day,
  horizonDays: drawn.horizon,
  ...(drawn.expected !== null && { expectedAmount: drawn.expected }),
});
