import type { BondTrait } from '../../../advisor/bonds/bond-traits.ts';
import { decisiveRating } from '../../../advisor/bonds/decisive-rating.ts';
import type { KnownTerms } from '../../../advisor/bonds/known-terms.ts';
import type { CouponFrequency } from '../../../advisor/bonds/math/coupon-frequency.ts';
import { PERPETUAL_DAY } from '../../../advisor/bonds/perpetual.ts';
import { type BondBand, bandOfGrade, type Rating } from '../../../advisor/bonds/rating.ts';
import { type Day, type Fraction, type Paise, paiseFromRupees } from '../../../advisor/units.ts';
import type { BondMaster } from '../../bond-types/bond-master.ts';
import type { Field } from '../../mapping/fields.ts';
import { bandOfType, sovereignByType } from '../flat/flat-trade.ts';
import { SOVEREIGN } from '../reading/cells.ts';
import { type Frequency, ISSUER_TYPES, type IssuerType } from '../reading/codes.ts';
import { recordedTerms } from '../reading/recorded-terms.ts';
import { structureIn } from '../reading/structure-words.ts';
import type { Tally } from '../reading/tally.ts';
import type { MappedSection } from './mapped-section.ts';

/** A bond as a mapped book describes it. */
export interface MappedBond {
  /** The firm's own id, or the ISIN, or `product:` and the key. */
  readonly id: string;
  readonly isin: string | null;
  readonly issuer: string | null;
  readonly type: string;
  readonly rating: Rating | null;
  readonly band: BondBand | null;
  readonly coupon: Fraction | null;
  readonly maturityDay: Day | null;
  readonly issueDay: Day | null;
  readonly frequency: CouponFrequency | null;
  readonly namedCallable?: true;
  /** Without what its maturity says, since trades of one bond may disagree on that. */
  readonly traits: readonly BondTrait[];
  /** The days of its call and put and its face value, where the book has them. */
  readonly terms?: KnownTerms;
}

const FACTS = [
  'bondName',
  'issuer',
  'issuerType',
  'type',
  'maturity',
  'issued',
  'call',
  'put',
  'coupon',
  'frequency',
  'rating',
  'agency',
  'face',
  'seniority',
  'tax',
] as const satisfies readonly Field[];
type Facts = Partial<Record<(typeof FACTS)[number], unknown>>;

const NAMES: Partial<Record<Field, string>> = { face: 'face value', maturity: 'maturity date', issued: 'issue date', type: 'bond type' };
const KNOWN_ISSUERS = new Set<string>(Object.values(ISSUER_TYPES));

/** Reads what a row says about its bond. */
export class BondFacts {
  readonly fields: readonly Field[];
  readonly #reads: ReadonlyArray<readonly [(typeof FACTS)[number], (cell: unknown) => unknown]>;
  readonly #tally: Tally;
  readonly #master: BondMaster;

  constructor(section: MappedSection, tally: Tally) {
    this.#reads = FACTS.filter((field) => section.has(field)).map((field) => [field, section.reader(field)] as const);
    this.fields = this.#reads.map(([field]) => field);
    this.#tally = tally;
    this.#master = section.bondMaster;
  }

  /** @param ratings what other tables say about it */
  describe(id: string, isin: string | null, cells: readonly unknown[], ratings: readonly Rating[]): MappedBond {
    const facts: Facts = {};
    this.#reads.forEach(([field, read], place) => {
      facts[field] = this.#tally.field(NAMES[field] ?? field, cells[place], read);
    });
    return describeBond(id, isin, facts, ratings, { tally: this.#tally, master: this.#master });
  }
}

interface Describing {
  readonly tally: Tally;
  readonly master: BondMaster;
}

const describeBond = (
  id: string,
  isin: string | null,
  facts: Facts,
  ratings: readonly Rating[],
  { tally, master }: Describing,
): MappedBond => {
  const [issueDay, readMaturity] = [(facts.issued as Day | null) ?? null, (facts.maturity as Day | null) ?? null];
  const maturesBeforeIssue = readMaturity !== null && issueDay !== null && readMaturity <= issueDay;
  if (maturesBeforeIssue) tally.add('maturity before issue');
  const maturityDay = maturesBeforeIssue ? null : readMaturity;
  const own = (facts.rating as Rating | null) ?? null;
  const agency = (facts.agency as string | null) ?? null;
  const agencies = own === null ? decisiveRating(ratings) : { ...own, agency: agency ?? own.agency };
  const agenciesBand = agencies && bandOfGrade(agencies.grade);
  const [name, issuer] = [(facts.bondName as string | null) ?? null, (facts.issuer as string | null) ?? null];
  const written = facts.issuerType as string | null | undefined;
  const issuerType = master.issuerOf({
    ...(written !== undefined && { issuerType: written !== null && KNOWN_ISSUERS.has(written) ? (written as IssuerType) : null }),
    isin,
    name,
    issuerName: issuer,
  });
  const [coupon, frequency] = [(facts.coupon as Fraction | null) ?? null, (facts.frequency as CouponFrequency | null) ?? null];
  const writtenType = (facts.type as string | null | undefined) ?? null;
  const traits = traitsOf(facts, structureIn({ name, seniority: textIn(facts.seniority), taxStatus: textIn(facts.tax), issuer }));
  const isNever = facts.maturity === PERPETUAL_DAY;
  const type =
    writtenType ??
    master.typeOf({
      issuerType,
      coupon,
      tenorDays: issueDay === null || maturityDay === null ? null : maturityDay - issueDay,
      issueDay,
      frequency: frequency as Frequency | null,
      band: agenciesBand,
      isSovereign: agencies?.grade === 'Sovereign',
      traits: isNever ? [...traits, 'perpetual'] : traits,
      isin,
      name,
      issuerName: issuer,
    });
  const rating =
    issuerType === 'central government' ? SOVEREIGN : (agencies ?? (writtenType === null ? null : sovereignByType(writtenType)));
  const isStates = issuerType === 'state government guaranteed' && agenciesBand === null;
  return {
    id,
    isin,
    issuer,
    type,
    rating,
    band: isStates ? 'A' : rating ? bandOfGrade(rating.grade) : bandOfType(writtenType ?? ''),
    coupon,
    maturityDay,
    issueDay,
    frequency,
    ...(traits.includes('callable') && { namedCallable: true as const }),
    traits,
    ...recordedTerms({
      call: (facts.call as Day | null | undefined) ?? null,
      put: (facts.put as Day | null | undefined) ?? null,
      faceValue: faceValueIn(facts.face),
    }),
  };
};

const textIn = (fact: unknown): string | null => (typeof fact === 'string' ? fact.trim() || null : null);
const faceValueIn = (rupees: unknown): Paise | null => (typeof rupees === 'number' && rupees > 0 ? paiseFromRupees(rupees) : null);

/** What words say about the bond's structure, and the columns that say it outright. */
const traitsOf = (facts: Facts, named: readonly BondTrait[]): readonly BondTrait[] => {
  const said: readonly (BondTrait | false)[] = [facts.call != null && 'callable', facts.put != null && 'puttable'];
  return [...new Set([...named, ...said.filter((trait) => trait !== false)])];
};
