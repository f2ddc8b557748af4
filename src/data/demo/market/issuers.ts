import type { DemoGrade } from '../ground/grade-scale.ts';

/** The firm's codes for `Issuer_type` that the demo book uses. */
export const ISSUER_TYPE = {
  psu: 1,
  psuBank: 2,
  corporate: 3,
  municipal: 5,
  privateBank: 6,
  nbfc: 7,
  stateGuaranteed: 8,
  centralGovernment: 9,
  pse: 10,
  bank: 11,
  nonPsu: 12,
  spv: 13,
  privateBond: 14,
} as const;

export interface DemoIssuer {
  readonly name: string;
  /** How its bonds' names begin. */
  readonly short: string;
  readonly issuerType: number;
  /** The rating of its plain bonds; null for a sovereign. A bond gets an issuer with a similar grade. */
  readonly grade: DemoGrade | null;
}

const named = (issuerType: number, ending: string, ...list: ReadonlyArray<readonly [string, DemoGrade]>): DemoIssuer[] =>
  list.map(([short, grade]) => ({ name: `${short} ${ending}`, short, issuerType, grade }));

const sovereign = (issuerType: number, ...names: readonly string[]): DemoIssuer[] =>
  names.map((short) => ({ name: `Government of ${short}`, short: short === 'India' ? 'GOI' : short, issuerType, grade: null }));

/** Sovereigns have their real names. All others are invented: a coined word plus the usual name of such an issuer. */
export const ISSUERS = {
  centralGovernment: sovereign(ISSUER_TYPE.centralGovernment, 'India'),
  states: sovereign(ISSUER_TYPE.stateGuaranteed, 'Maharashtra', 'Tamil Nadu', 'Karnataka', 'Gujarat', 'Kerala', 'Rajasthan'),
  publicSector: [
    ...named(ISSUER_TYPE.psu, 'Transmission Nigam Limited', ['Urjavanta', 'AAA'], ['Vidyusetra', 'AA+']),
    ...named(ISSUER_TYPE.psu, 'Rail Assets Corporation Limited', ['Lohapathika', 'AAA']),
    ...named(ISSUER_TYPE.pse, 'Waterways Finance Corporation Limited', ['Jalmargika', 'AA+']),
    ...named(ISSUER_TYPE.pse, 'Highways Finance Corporation Limited', ['Setupathika', 'AAA']),
  ],
  projects: [
    ...named(ISSUER_TYPE.spv, 'Expressway Private Limited', ['Marudhvara', 'AA'], ['Konvelli', 'BBB+']),
    ...named(ISSUER_TYPE.spv, 'Port Terminals Limited', ['Samudrika Quay', 'AA-']),
  ],
  corporates: [
    ...named(ISSUER_TYPE.corporate, 'Industries Limited', ['Aravelle', 'AAA'], ['Chitrano', 'AA'], ['Bhargosh', 'A']),
    ...named(ISSUER_TYPE.corporate, 'Cements Limited', ['Girivanta', 'AA+']),
    ...named(ISSUER_TYPE.corporate, 'Textiles Limited', ['Tantuvelle', 'BBB']),
    ...named(ISSUER_TYPE.nonPsu, 'Logistics Limited', ['Yatrelo', 'BBB+']),
    ...named(ISSUER_TYPE.corporate, 'Mills Limited', ['Annavira', 'BB']),
    ...named(ISSUER_TYPE.privateBond, 'Realty Private Limited', ['Nivasetra', 'BB+'], ['Prangelo', 'B+']),
  ],
  financiers: [
    ...named(ISSUER_TYPE.nbfc, 'Finance Limited', ['Dhanvarsho', 'AAA'], ['Ekavanta', 'AA'], ['Harshoka', 'A+']),
    ...named(ISSUER_TYPE.nbfc, 'Housing Finance Limited', ['Grihelo', 'AA+']),
    ...named(ISSUER_TYPE.nbfc, 'Vehicle Finance Limited', ['Chakravelle', 'BBB+']),
    ...named(ISSUER_TYPE.nbfc, 'Microcredit Limited', ['Laghuvira', 'BB+'], ['Sahayelo', 'BB-']),
  ],
  banks: [
    ...named(ISSUER_TYPE.psuBank, 'National Bank', ['Udayelo', 'AAA']),
    ...named(ISSUER_TYPE.privateBank, 'Bank Limited', ['Velmora', 'AAA'], ['Ratnavelle', 'AA+']),
    ...named(ISSUER_TYPE.bank, 'Small Finance Bank Limited', ['Kosheli', 'A+']),
  ],
  cities: named(
    ISSUER_TYPE.municipal,
    'Municipal Corporation',
    ['Suryapuram', 'AA+'],
    ['Nadivelle', 'AA'],
    ['Himkota', 'AA-'],
    ['Mayurapet', 'BBB+'],
  ),
} as const satisfies Record<string, readonly DemoIssuer[]>;
export type IssuerGroup = keyof typeof ISSUERS;

const ALL = Object.values(ISSUERS).flat();

/** Three digits that represent an issuer inside its ISINs. */
export const issuerNumber = (issuer: DemoIssuer): string => String(900 + ALL.findIndex((each) => each.name === issuer.name));
