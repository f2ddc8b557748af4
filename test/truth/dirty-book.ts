import type { Knex } from 'knex';
import { type Random, randomBelow, seededRandom } from '../../src/advisor/random.ts';
import { createFirmTables } from '../../src/data/demo/firm-tables.ts';

/** What a random book is like. */
export interface DirtyBook {
  readonly seed: number;
  readonly layout: 'firm' | 'flat';
  /** The desk's clock. */
  readonly now: Date;
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
      issuer: dice.one(ISSUERS),
    };
  });
  const clients = dice.once(2) ? ids.filter(() => dice.once(3)).map((client_id, at) => ({ id: at + 1, client_id, ...facts() })) : [];
  return { investment_data, ...(clients.length > 0 && { clients }) };
};

/** A small random book with everything that real books have and shouldn't. The same seed gives the same book. */
export const dirtyBook = (seed: number): DirtyBook => {
  const dice = new Dice(seed);
  const layout = seed % 4 === 3 ? 'flat' : 'firm';
  const iso = TODAYS[seed % TODAYS.length] as string;
  const today = Date.parse(iso) / DAY_MS;
  const bookEnds = seed % 6 === 5 ? today - 21 : today - dice.between(0, 2);
  const rows = layout === 'firm' ? firmRows(dice, today, bookEnds) : flatRows(dice, today, bookEnds);
  const write = async (knex: Knex): Promise<void> => {
    if (layout === 'firm') {
      await createFirmTables(knex);
      for (const table of ['users', 'user_members']) await knex.schema.alterTable(table, (columns) => columns.string('name', 120));
    }
    for (const [table, cells] of Object.entries(rows)) {
      const columns = Object.keys(cells[0] ?? {});
      if (layout === 'flat') {
        await knex.schema.createTable(table, (made) => {
          for (const column of columns) {
            if (column === 'id') made.integer(column).primary();
            else if (['trade_value', 'ytm', 'coupon_rate'].includes(column)) made.decimal(column, 20, 4);
            else made.string(column, 190);
          }
        });
      }
      for (let at = 0; at < cells.length; at += 50) await knex(table).insert(cells.slice(at, at + 50));
    }
  };
  return { seed, layout, now: new Date(`${iso}T11:00:00+05:30`), write };
};
