import type { Knex } from 'knex';
import { COMPOUNDINGS } from '../../src/advisor/bonds/known-terms.ts';
import { monthsBefore } from '../../src/advisor/bonds/math/calendar.ts';
import { DAY_COUNTS } from '../../src/advisor/bonds/math/day-count.ts';
import { type Random, randomBelow, seededRandom } from '../../src/advisor/random.ts';
import { type Day, isoFromDay } from '../../src/advisor/units.ts';
import { createFirmTables } from '../../src/data/demo/firm-tables.ts';

/** What a random book is like. */
export interface DirtyBook {
  readonly seed: number;
  readonly layout: 'firm' | 'flat' | 'mapped';
  /** The document that describes a mapped book; null for the other layouts. */
  readonly mapping: string | null;
  /** The desk's clock. */
  readonly now: Date;
  /** The desk's sheet of bonds on offer, as a CSV file's text; null: none was loaded. */
  readonly sheet: string | null;
  /** What the desk notes of its bonds (PRICING_FILE); null: nothing. */
  readonly pricing: Readonly<Record<string, unknown>> | null;
  /** Writes the book's tables. */
  readonly write: (knex: Knex) => Promise<void>;
}

type Cells = Record<string, string | number | null>;

const DAY_MS = 86_400_000;
/** A Tuesday, a Sunday, an exchange's holiday, the day after it, and the end of a leap February. */
const TODAYS = ['2026-06-30', '2026-06-28', '2026-06-26', '2026-06-27', '2028-02-29'];

const isoOf = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10);

class Dice {
  readonly #random: Random;

  constructor(seed: number) {
    this.#random = seededRandom(seed);
  }

  /** From `low` to `high`, both included. */
  between(low: number, high: number): number {
    return low + randomBelow(high - low + 1, this.#random);
  }

  once(in_: number): boolean {
    return randomBelow(in_, this.#random) === 0;
  }

  one<T>(of: readonly T[]): T {
    return of[randomBelow(of.length, this.#random)] as T;
  }

  /** Mostly a sound value, and once in a while one of the absurd ones. */
  mostly<T>(sound: T, absurd: readonly T[], once = 12): T {
    return this.once(once) ? this.one(absurd) : sound;
  }
}

const ISSUERS = [
  'Sahyadri Finance Limited',
  'SAHYADRI FINANCE LTD.',
  'Kaveri Power Private Limited',
  'State of Kosala',
  null,
  'Narmada <b>Infra</b>',
];
const NAMES = [
  null,
  'Green Bond 2031',
  'Tax free bond',
  'Perpetual callable',
  'Infra bond',
  'Commercial paper',
  'Zero coupon bond',
  'NCD, non-convertible',
];
const PERSONS = [null, 'Asha Rao', 'Vikram  Shah', '<!channel>', 'Meera 2nd'];
const ABSURD_DAYS = [null, '', 'perpetual', '2026-13-45', '0000-00-00', '1900-01-01'];

/** Maturities around the day that matter: just matured, today, when a purchase settles, within the two years, far away. */
const maturityOf = (dice: Dice, today: number): number =>
  today +
  dice.one([
    -900, -200, -91, -90, -89, -60, -30, -3, -2, -1, 0, 1, 2, 3, 4, 5, 20, 30, 31, 90, 200, 365, 500, 729, 730, 731, 1500, 4000, 9000,
  ]);

const amountOf = (dice: Dice): number => {
  const sound = Math.round(10 ** dice.between(3, 6) * (1 + dice.between(0, 899) / 100)) + (dice.once(4) ? 0.55 : 0);
  return dice.mostly<number | null>(sound, [0, -5, null, 1e13, 0.001, 99_999.5], 25) as number;
};
const tradeDayOf = (dice: Dice, today: number, bookEnds: number): string | null => {
  const sound = isoOf(bookEnds - dice.one([0, 0, 1, 2, 5, 30, 60, 89, 90, 91, 92, 120, 200, 364, 365, 400, 700, 730, 1100, 1500, 4200]));
  return dice.mostly<string | null>(
    sound,
    [isoOf(today + 1), isoOf(today + 2), isoOf(today + 3), isoOf(today + 6), '2062-01-01', '1970-01-01', null],
    20,
  );
};
const yieldOf = (dice: Dice): number | null => dice.mostly<number | null>(dice.between(450, 1500) / 100, [null, 0, 900, 60, -1, 100], 8);
const birthOf = (dice: Dice, today: number): string | null => {
  const sound = isoOf(today - dice.one([0, 1]) - Math.floor(365.25 * dice.one([2, 11, 17, 18, 24, 30, 39, 45, 59, 60, 75, 91])));
  return dice.mostly<string | null>(
    sound,
    [null, '1890-01-01', '1907-05-05', isoOf(today - 200), isoOf(today + 400), '2004-02-29', '0000-00-00'],
    6,
  );
};

/** Ids that differ in letter case or in blanks, that repeat, and that nobody can ask for. */
const idsOf = (dice: Dice, letter: string, count: number): string[] =>
  Array.from({ length: count }, (_, at) => {
    const id = `${letter}_${String(Math.floor(at / 2) + 1).padStart(3, '0')}`;
    if (at % 2 === 0) return id;
    return dice.one([
      `${letter}_${String(at + 500)}`,
      `${letter}_${String(at + 500)}`,
      id.toLowerCase(),
      `${id}x`,
      dice.once(4) ? id : `${letter}-${at}`,
    ]);
  });

const firmRows = (dice: Dice, today: number, bookEnds: number): Readonly<Record<string, Cells[]>> => {
  const [holders, members, products] = [dice.between(22, 36), dice.between(10, 22), dice.between(18, 28)];
  const person = () => ({
    date_of_birth: birthOf(dice, today),
    user_type: dice.mostly<number | null>(1, [3, 3, 2, null]),
    gender: dice.mostly<number | null>(dice.between(1, 2), [0, 9, null]),
    name: dice.one(PERSONS),
  });
  const users = idsOf(dice, 'C', holders).map((client_id, at) => ({
    id: at + 1,
    client_id: dice.mostly<string>(client_id, ['', '  '], 40),
    ...person(),
    rm_id: dice.mostly<number | null>(dice.between(1, 3), [0, null, 90_017], 10),
  }));
  const user_members = idsOf(dice, 'M', members).map((id, at) => ({
    id: at + 1,
    user_member_id: dice.mostly(id, [users[0]?.client_id ?? '', ''], 15),
    parent_id: dice.mostly<number | null>(dice.between(1, Math.ceil(holders / 3)), [999, 0, null], 9),
    ...person(),
  }));
  const product_master: Cells[] = [];
  const product_rating: Cells[] = [];
  const offers: Cells[] = [];
  for (let id = 1; id <= products; id++) {
    const matures = maturityOf(dice, today);
    const sound = isoOf(matures).replaceAll('-', dice.once(5) ? '/' : '-');
    const isin = `INE${String(100 + Math.ceil(dice.mostly(id, [1, 2], 9)))}A0700${id % 10}`;
    product_master.push({
      id,
      isin: dice.mostly<string | null>(isin, [null, '', 'ine101a07001', 'XS0000000009'], 7),
      issuer_name: dice.one(ISSUERS),
      name: dice.one(NAMES),
      coupon_rate: dice.mostly<number | null>(dice.between(0, 120) / 10, [null, 0, 0, 49.5, 900]),
      Issuer_type: dice.mostly<number | null>(dice.one([1, 2, 3, 3, 5, 6, 7, 7, 8, 9, 9, 14]), [4, null, 99]),
      ip_frequency: dice.mostly<number | null>(dice.between(1, 6), [null, 7]),
      issue_date: dice.mostly<string | null>(
        isoOf(matures - dice.one([90, 300, 364, 366, 400, 2000, 4000])),
        [null, isoOf(matures), '1850-01-01'],
        9,
      ),
      maturity_date: dice.mostly<string | null>(sound, ABSURD_DAYS, 7),
    });
    for (let ratings = dice.between(0, 3); ratings > 0; ratings--) {
      const rating = dice.mostly<number | null>(dice.one([1, 3, 4, 7, 9, 13, 15, 17, 27, 31, 42, 50]), [26, 25, 39, 41, 61, 999, null], 7);
      product_rating.push({ id: product_rating.length + 1, product_id: id, agency_id: dice.between(1, 4), rating });
    }
    for (let each = dice.mostly(1, [0, 2, 3], 3); each > 0; each--) {
      offers.push({
        id: offers.length + 1,
        product_id: dice.mostly<number | null>(id, [999, null], 30),
        yield: dice.mostly<number | null>(yieldOf(dice), [null], 4),
        min_investment: dice.mostly<number | null>(dice.one([1000, 10_000, 100_000, 1_000_000]), [null, -1, 0], 6),
        valid_until: dice.mostly<string | null>(isoOf(today + dice.between(0, 60)), [null, isoOf(today - 1), isoOf(today - 40), 'soon'], 4),
      });
    }
  }
  const orders: Cells[] = [];
  const buyers = Math.ceil(holders * 0.85);
  for (let id = 1; id <= holders * dice.between(4, 9); id++) {
    const member = dice.once(3) ? dice.mostly(dice.between(1, members), [777], 40) : 0;
    orders.push({
      id,
      user_id: dice.mostly(dice.between(1, dice.once(3) ? 6 : buyers), [888], 50),
      member_id: member,
      offer_id: dice.mostly(dice.between(1, Math.max(1, offers.length)), [666], 50),
      seller_id: dice.mostly(4, [5], 40),
      order_type: dice.mostly(1, [2], 40),
      primary_offer_id: dice.mostly(0, [1], 40),
      investment_amount: amountOf(dice),
      yield: yieldOf(dice),
      trade_date: tradeDayOf(dice, today, bookEnds),
      rm_id: 1,
    });
  }
  const admins = [1, 2, 3].map((id) => ({ id, name: `Manager ${'ABC'[id - 1]}`, email: `m${id}@example.com` }));
  const rating_agency = ['ICRA', 'CRISIL', 'CARE'].map((agency_name, at) => ({ id: at + 1, agency_name }));
  return { admins, users, user_members, rating_agency, product_master, product_rating, offers, orders };
};

const TYPES = [
  'Corporate Bonds',
  'Government Securities',
  'High Yield Bonds',
  'Treasury Bills',
  'Green Bonds',
  'State development loan',
  'Kind <x>',
  'Unclassified',
];

const flatRows = (dice: Dice, today: number, bookEnds: number): Readonly<Record<string, Cells[]>> => {
  const ids = idsOf(dice, 'F', dice.between(30, 50));
  const parentOf = (): string | null =>
    dice.mostly<string | null>('--NA--', [dice.one(ids.slice(0, 9)), null, ` ${dice.one(ids)} `, 'GONE'], 3);
  const facts = () => ({
    age: dice.mostly<number | string | null>(dice.between(18, 80), [0, 140, null, 'old', 11, 17, 61.5], 6),
    gender: dice.mostly<string | null>(dice.one(['M', 'F', 'HUF']), ['x', null, ' f ']),
    risk_category: dice.mostly<string | null>(dice.one(['A', 'B', 'C']), ['D', null, null], 3),
    parent_client_id: parentOf(),
  });
  const bonds = Array.from({ length: dice.between(15, 25) }, (_, at) => ({
    bond_id: at % 4 === 0 ? `BOND ${at}` : `INE${100 + at}A07${String(at).padStart(3, '0')}`,
    bond_type: dice.one(TYPES),
    matures: maturityOf(dice, today),
    issuer: dice.one(ISSUERS),
    name: dice.one(NAMES),
    called: dice.mostly<string | null>(null, [isoOf(today - 100), isoOf(today + 200), isoOf(today + 900)], 3),
    rating: dice.one(['AAA', 'CRISIL AA+', 'A-', 'BBB', '[ICRA]A1+', 'BB (SO)', 'D', 'Sovereign', null, 'good']),
  }));
  const investment_data = Array.from({ length: ids.length * dice.between(3, 7) }, (_, at) => {
    const bond = dice.one(bonds);
    return {
      id: at + 1,
      client_id: dice.mostly<string | null>(dice.one(ids.slice(0, Math.ceil(ids.length * 0.8))), [null, ' '], 60),
      ...facts(),
      bond_id: dice.mostly<string | null>(bond.bond_id, [null, ''], 60),
      bond_type: dice.mostly<string | null>(bond.bond_type, [null, 'Corporate Bonds'], 30),
      trade_date: tradeDayOf(dice, today, bookEnds),
      trade_value: amountOf(dice),
      // A bond's rows disagree now and then.
      maturity_date: dice.mostly<string | null>(isoOf(bond.matures), [...ABSURD_DAYS, isoOf(bond.matures + 31)], 12),
      bond_issue_date: dice.mostly<string | null>(isoOf(bond.matures - 1000), [null]),
      coupon_rate: dice.mostly<number | null>(dice.between(0, 120) / 10, [null, 60]),
      ytm: yieldOf(dice),
      frequency: dice.one(['annual', 'Semi-Annual', '3', 'at maturity', null, 'often']),
      tenure_years: 3,
      rating: dice.mostly<string | null>(bond.rating, [null]),
      side: dice.mostly<string | null>('buy', ['sell', 'redemption', null], 9),
      issuer: bond.issuer,
      bond_name: dice.mostly<string | null>(bond.name, [null, 'Perpetual'], 20),
      call_date: dice.mostly<string | null>(bond.called, [null, 'on demand']),
      put_date: dice.mostly<string | null>(null, [isoOf(bond.matures - 200)], 30),
      face_value: dice.mostly<number | null>(1000, [null, -1]),
      seniority: dice.mostly<string | null>(null, ['Unsecured, subordinated'], 9),
      tax_status: dice.mostly<string | null>(null, ['Tax free', 'no'], 9),
    };
  });
  const clients = dice.once(2) ? ids.filter(() => dice.once(3)).map((client_id, at) => ({ id: at + 1, client_id, ...facts() })) : [];
  return { investment_data, ...(clients.length > 0 && { clients }) };
};

interface OwnWords {
  readonly rows: Readonly<Record<string, Cells[]>>;
  readonly mapping: string;
}

/** 2026-06-30 as 30-06-2026; what isn't a day stays. */
const dayFirst = (cell: unknown): string | null =>
  cell === null || cell === undefined ? null : String(cell).replace(/^(\d{4})[-/](\d\d)[-/](\d\d)$/, '$3-$2-$1');
const inLakh = (rupees: unknown): string | null => (typeof rupees === 'number' ? String(rupees / 100_000) : null);
const GRADES_BY_CODE: Readonly<Record<number, string>> = {
  ...{ 1: 'AAA', 3: 'AA+ (Stable)', 4: 'AA+ (SO)', 7: 'AA-', 9: 'A+/Positive', 13: 'A-', 15: 'BBB+', 17: 'BBB', 27: 'BB+', 31: 'BB-' },
  ...{ 42: 'AAA (CE)', 50: 'BBB (CE)', 26: 'B-', 25: 'B- (SO)', 39: 'D', 41: 'D (SO)', 61: 'D (CE)', 999: 'good' },
};

/** How a firm sorts its bonds, in rules of its own. */
const OWN_TYPES = `bondTypes:
  words: { green: [green bond, climate note], paper: [commercial paper, ncd] }
  issuers:
    - { type: NBFC, isin: [INE101], names: [kaveri power] }
  rules:
    - { type: Green Bonds, when: { named: [green] } }
    - { type: Gilts, when: [{ issuer: [central government] }, { numbered: [union security, state loan] }, { rated: [sovereign] }] }
    - { type: Callable notes, when: { trait: [callable, perpetual], coupon: positive } }
    - { type: Papers, when: { named: [paper], days: { atMost: 1000 } } }
    - { type: High Yield Bonds, when: { rated: [C, default] } }
    - type: Long bonds
      when:
        - { days: { moreThan: 1826 }, frequency: [annual, semi-annual, unknown] }
        - { issued: { from: "2024-01-01", to: "2026-03-31" }, isin: [ine1], notNamed: [infrastructure] }
    - { type: Undated, when: { unknown: [issue day], numbered: [debenture, none] } }
    - { type: Corporate Bonds, when: { issuer: [PSU, NBFC, corporate, unknown], without: [tax-free] } }
`;

/** The tables of a firm that calls everything by names of its own, writes the day first and counts in lakh. It has sales and profiles. */
const inOwnWords = (dice: Dice, plain: Readonly<Record<string, Cells[]>>, ownTypes: boolean): OwnWords => {
  const of = (table: string): readonly Cells[] => plain[table] ?? [];
  const person = ({ name, date_of_birth, user_type, gender }: Cells) => ({
    full_name: name ?? null,
    dob: dayFirst(date_of_birth),
    form: user_type ?? null,
    sex: gender ?? null,
  });
  const agencies = ['', 'ICRA', 'CRISIL', 'CARE', 'Nobody'];
  const rows = {
    holders: of('users').map((row) => ({ no: row.id ?? 0, code: row.client_id ?? null, rm: row.rm_id ?? null, ...person(row) })),
    kin: of('user_members').map((row) => ({
      no: row.id ?? 0,
      code: row.user_member_id ?? null,
      head: row.parent_id ?? null,
      ...person(row),
    })),
    staff: of('admins').map(({ id, name, email }) => ({ no: id ?? 0, nick: name ?? null, mail: email ?? null })),
    profiles: of('users')
      .flatMap((row) => (dice.once(3) ? [row, row] : []))
      .map((row, at) => ({
        id: at + 1,
        code: row.client_id ?? null,
        profile: dice.mostly<string | null>(dice.one(['Conservative', 'Balanced', 'Aggressive']), ['Zebra', null, 'not assessed']),
        on_day: dayFirst(dice.one(['2023-01-01', '2025-06-01', '2024-02-29', null])),
      })),
    paper: of('product_master').map((row) => ({
      no: row.id ?? 0,
      'isin no': row.isin ?? null,
      title: row.name ?? null,
      issuer: row.issuer_name ?? null,
      what: row.Issuer_type ?? null,
      cpn: row.coupon_rate === null ? null : `${row.coupon_rate}%`,
      pays: dice.mostly<string | null>(
        ['', 'monthly', 'every 2 months', 'QTRLY', 'Half yearly', 'Y', 'Cumulative'][Number(row.ip_frequency)] ?? null,
        ['often'],
      ),
      issued: dayFirst(row.issue_date),
      due: dayFirst(row.maturity_date),
      called: dice.mostly<string | null>(null, ['15-01-2027', '15-01-2031'], 5),
    })),
    grades: of('product_rating').map((row) => ({
      no: row.id ?? 0,
      paper_no: row.product_id ?? null,
      agency: agencies[Number(row.agency_id)] ?? null,
      grade: GRADES_BY_CODE[Number(row.rating)] ?? null,
    })),
    listing: of('offers').map((row) => ({
      no: row.id ?? 0,
      paper_no: row.product_id ?? null,
      ytm: row.yield === null ? null : String(row.yield),
      least: inLakh(row.min_investment),
      since: dice.mostly<string | null>(null, ['01-01-2026', '01-01-2027'], 6),
      till: dayFirst(row.valid_until),
    })),
    deals: of('orders').map((row) => ({
      no: row.id ?? 0,
      head: row.user_id ?? null,
      member: row.member_id ?? null,
      listed: row.offer_id ?? null,
      value: inLakh(row.investment_amount),
      ytm: row.yield === null ? null : String(row.yield),
      on_day: dayFirst(row.trade_date),
      what: dice.mostly('P', ['S', 'S', 'INT', '??'], 9),
      desk: row.seller_id ?? null,
    })),
  };
  const facts = '{ clientName: full_name, born: dob, legalForm: form, gender: sex, key: no, client: code';
  const mapping = `version: 1
form: { dates: day-month-year, unit: lakh, rates: percent }
words:
  legalForm: { 1: individual, 3: HUF }
  gender: { 1: M, 2: F }
  side: { P: buy, S: sell, INT: left out }
  issuerType: { 1: PSU, 2: PSU bank, 3: corporate, 5: municipal, 6: private bank, 7: NBFC, 8: state government guaranteed, 9: central government, 14: private bond }
trades:
  table: deals
  where: { desk: 4 }
  columns: { key: no, holderKey: head, memberKey: member, offerKey: listed, day: on_day, amount: value, yield: ytm, side: what }
clients:
  - table: holders
    columns: ${facts}, managerKey: rm }
  - table: kin
    columns: ${facts}, holderKey: head }
  - table: profiles
    columns: { client: code, band: profile, assessed: on_day }
bonds:
  table: paper
  columns: { key: no, isin: isin no, bondName: title, issuer: issuer, issuerType: what, coupon: cpn, frequency: pays, issued: issued, maturity: due, call: called }
ratings:
  select: select paper_no, upper(agency) as agency, grade from grades
  columns: { bondKey: paper_no, agency: agency, rating: grade }
offers:
  table: listing
  columns: { key: no, bondKey: paper_no, yield: ytm, minimum: least, offered: since, until: till }
managers:
  table: staff
  columns: { key: no, managerName: nick, email: mail }
${ownTypes ? OWN_TYPES : ''}`;
  return { rows, mapping };
};

/** One table of deals, in a firm's own forms: nothing but its deals describes a bond or a client. */
const inOneTable = (dice: Dice, plain: Readonly<Record<string, Cells[]>>): OwnWords => {
  const deals = (plain.investment_data ?? []).map(({ id, tenure_years: _, rating, side, ...row }) => ({
    id: id ?? 0,
    ...row,
    ...Object.fromEntries(
      ['trade_date', 'maturity_date', 'bond_issue_date', 'call_date', 'put_date'].map((day) => [day, dayFirst(row[day])]),
    ),
    trade_value: row.trade_value === null ? null : `Rs. ${row.trade_value}/-`,
    ytm: row.ytm === null ? null : `${row.ytm} %`,
    coupon_rate: row.coupon_rate === null ? null : String(Number(row.coupon_rate) / 100),
    rating: rating === 'good' ? null : (rating ?? null),
    frequency: dice.one(['Annual', 'HY', 'at maturity', null]),
    side: side ?? null,
  }));
  const mapping = `version: 1
form: { dates: day-month-year }
placeholders: ["--NA--", "GONE"]
trades:
  table: deals
  columns:
    client: client_id
    age: age
    gender: gender
    band: risk_category
    parent: parent_client_id
    bond: bond_id
    type: bond_type
    side: side
    day: trade_date
    amount: trade_value
    maturity: maturity_date
    issued: bond_issue_date
    coupon: { column: coupon_rate, rates: fraction }
    yield: ytm
    frequency: frequency
    rating: rating
    issuer: issuer
    bondName: bond_name
    call: call_date
    put: put_date
    face: face_value
    seniority: seniority
    tax: tax_status
`;
  return { rows: { deals }, mapping };
};

/** What the desk offers today: bonds of the book and others. Some of its offers have ended, some bonds are about to mature or never do. */
const sheetOf = (dice: Dice, today: number, ids: readonly string[]): string => {
  const bonds = [...ids.filter(() => dice.once(2)), ...Array.from({ length: 12 }, (_, at) => `INE77${at + 10}A0700${at % 10}`)];
  const isins = bonds.filter((id) => /^[A-Z]{2}[A-Z0-9]{9}\d$/.test(id));
  const rows = isins.map((isin) =>
    [
      isin,
      dice.one(['Sahyadri Finance Limited', 'Kaveri Power Private Limited', 'Government of India']),
      `${dice.between(60, 110) / 10}%`,
      dice.mostly(isoOf(maturityOf(dice, today)), ['Perpetual'], 6),
      dice.mostly('', [isoOf(today + 400)], 4),
      `${dice.between(650, 1150) / 100}%`,
      dice.one(['CRISIL AAA', 'ICRA AA+', 'CARE A', 'CRISIL BBB', 'CARE BB', 'Sovereign', '']),
      dice.mostly(isoOf(today + dice.between(0, 9)), [isoOf(today - 1), ''], 6),
      dice.one(['annual', 'semi-annual', 'quarterly', 'at maturity', '']),
      dice.mostly('', [isoOf(today - 300)], 3),
      dice.one(['10000', '100000', '']),
      dice.one(['', '', 'Market linked debenture', 'Callable bond']),
    ].join(','),
  );
  const headings =
    'ISIN,Issuer Name,Coupon,Redemption Date,Call/Put Date,Offer Yield,Credit Rating,Valid Till,Interest Frequency,Issue Date,Minimum Investment,Bond Name';
  return [headings, ...rows].join('\n');
};

const FREQUENCIES = { monthly: 1, quarterly: 3, 'semi-annual': 6, annual: 12 } as const;

/** What the desk notes of some bonds: each has the terms that a price needs, and one that's out of the ordinary. */
const pricingOf = (dice: Dice, today: number, ids: readonly string[]): Readonly<Record<string, unknown>> => {
  const bonds: Record<string, unknown> = {};
  for (const [at, id] of ids.entries()) {
    if (dice.once(4)) continue;
    const frequency = dice.one(Object.keys(FREQUENCIES) as (keyof typeof FREQUENCIES)[]);
    const matures = today + dice.one([40, 300, 700, 1500, 3000]);
    const couponDay = (before: number): string => isoFromDay(monthsBefore(matures as Day, before * FREQUENCIES[frequency]));
    const odd: ReadonlyArray<Readonly<Record<string, unknown>>> = [
      {},
      { exDays: 15 },
      { dayCount: dice.one(DAY_COUNTS), compounding: dice.one(COMPOUNDINGS), simpleAtTheEnd: dice.once(2) },
      { issued: isoFromDay((monthsBefore(matures as Day, 2 * FREQUENCIES[frequency]) - 17) as Day), firstCoupon: couponDay(1) },
      { lastCouponBeforeMaturity: isoOf(matures - 25) },
      { endOfMonth: false },
      {
        steps: [
          { from: isoOf(today - 40), couponPercent: 9.5 },
          { from: isoOf(today + 200), couponPercent: 10.25 },
        ],
      },
      {
        repayments: [
          { day: isoOf(today - 10), percent: 20 },
          { day: isoOf(today + 30), percent: 25 },
        ],
      },
      { calls: [{ day: isoOf(today + 100), price: 101 }], puts: [{ day: isoOf(today + 200) }] },
      { matures: 'never', calls: [{ day: isoOf(today - 5) }, { day: isoOf(today + 500), price: 102 }] },
      { matures: 'never' },
      { lastFixing: { percent: 8.11, day: isoOf(today - 60) } },
      { traits: ['market-linked'] },
      { traits: ['callable'], type: 'Corporate Bonds' },
      { yieldPercent: 8.35, issuer: 'The desk’s own words' },
    ];
    bonds[id] = {
      couponPercent: dice.between(50, 120) / 10,
      frequency,
      issued: isoOf(matures - 4000),
      matures: isoOf(matures),
      // Sold in whole units, of which some are dear.
      ...(at % 3 === 0 && { faceValue: at % 2 === 0 ? 30_000 : 1_000_000 }),
      ...odd[at % odd.length],
    };
  }
  const stampDuty = [{ from: '2020-07-01', percent: 0.0001, exempt: ['Government Securities'] }];
  const fees = [{ from: '2024-01-01', percent: 0.5, leastRupees: 500, mostRupees: 25_000 }];
  return { bonds, stampDuty, fees, conventions: { 'Corporate Bonds': { dayCount: '30/360', compounding: 'half-yearly' } } };
};

const inTexts = (row: Cells): Cells =>
  Object.fromEntries(Object.entries(row).map(([name, cell]) => [name, cell === null || ['id', 'no'].includes(name) ? cell : String(cell)]));

/** A small random book with everything that real books have and shouldn't. The same seed gives the same book. */
export const dirtyBook = (seed: number): DirtyBook => {
  const dice = new Dice(seed);
  const layout = ({ 2: 'mapped', 3: 'flat' } as const)[seed % 4] ?? 'firm';
  const isOneTable = layout === 'flat' || seed % 8 === 2;
  const iso = TODAYS[seed % TODAYS.length] as string;
  const today = Date.parse(iso) / DAY_MS;
  const bookEnds = seed % 6 === 5 ? today - 21 : today - dice.between(0, 2);
  const plain = isOneTable ? flatRows(dice, today, bookEnds) : firmRows(dice, today, bookEnds);
  const own = layout === 'mapped' ? (isOneTable ? inOneTable(dice, plain) : inOwnWords(dice, plain, seed % 16 === 6)) : null;
  const rows = own?.rows ?? plain;
  const write = async (knex: Knex): Promise<void> => {
    if (layout === 'firm') {
      await createFirmTables(knex);
      for (const table of ['users', 'user_members']) await knex.schema.alterTable(table, (columns) => columns.string('name', 120));
    }
    for (const [table, cells] of Object.entries(rows)) {
      const columns = Object.keys(cells[0] ?? {});
      if (layout !== 'firm') {
        await knex.schema.createTable(table, (made) => {
          for (const column of columns) {
            if (['id', 'no'].includes(column)) made.integer(column).primary();
            else if (layout === 'flat' && ['trade_value', 'ytm', 'coupon_rate', 'face_value'].includes(column)) made.decimal(column, 20, 4);
            else made.string(column, 190);
          }
        });
      }
      // SQLite would write a number into a column of texts as 4.0.
      const written = layout === 'mapped' ? cells.map(inTexts) : cells;
      for (let at = 0; at < cells.length; at += 50) await knex(table).insert(written.slice(at, at + 50));
    }
  };
  const ids = [
    ...new Set(
      (plain.product_master ?? plain.investment_data ?? []).flatMap(({ isin, bond_id }) => String(isin ?? bond_id ?? '').trim() || []),
    ),
  ];
  const sheet = [6, 7].includes(seed % 8) ? sheetOf(dice, today, ids) : null;
  const pricing = seed % 2 === 1 ? pricingOf(dice, today, ids) : null;
  return { seed, layout, mapping: own?.mapping ?? null, now: new Date(`${iso}T11:00:00+05:30`), sheet, pricing, write };
};
