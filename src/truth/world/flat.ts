import type { Database } from '../../data/database.ts';
import { afterSales, type Sale } from './after-sales.ts';
import { ageIn, amountIn, couponIn, dayIn, dayReason, textIn, tradeDayIn, wordsIn, yieldIn } from './cells.ts';
import type { BookRows } from './firm.ts';
import { isUntaxed, structuresIn } from './named-structures.ts';
import { bandOf, ratingIn } from './ratings.ts';
import { hasTable, type Row, rowsOf } from './rows.ts';
import { NEVER, traitsIn } from './structure.ts';
import type { Bond, Client, Trade } from './world.ts';

export const UNION_TYPE = /^(?:(?:central )?government (?:securit(?:y|ies)|bonds?)|g-?secs?|treasury bills?|t-?bills?)$/i;
export const STATE_TYPE = /^(?:state development loans?|sdls?|state(?: government)? guaranteed(?: bonds?)?)$/i;

/** How often interest is paid, by the firm's codes. */
const FREQUENCIES: ReadonlyArray<readonly [code: number, words: RegExp]> = [
  [1, /^(monthly|month|everymonth)$/],
  [2, /^(everytwomonths|bimonthly|twomonthly)$/],
  [3, /^(quarterly|quarter|everyquarter|everythreemonths)$/],
  [4, /^(semiannual|semiannually|halfyearly|halfyear|biannual|biannually|everysixmonths|twiceayear)$/],
  [5, /^(annual|annually|yearly|everyyear|onceayear)$/],
  [6, /^(atmaturity|onmaturity|maturity|cumulative|zerocoupon)$/],
];
const frequencyIn = (cell: unknown): number | null => {
  const words = wordsIn(cell);
  if (words === null) return null;
  if (/^\d+(\.0+)?$/.test(words)) return FREQUENCIES.find(([code]) => code === Number(words))?.[0] ?? null;
  const letters = words.toLowerCase().replace(/[^a-z]/g, '');
  return FREQUENCIES.find(([, known]) => known.test(letters))?.[0] ?? null;
};

const oneOf = <T extends string>(cell: unknown, allowed: readonly T[]): T | null =>
  allowed.find((one) => one === wordsIn(cell)?.toUpperCase()) ?? null;

const PERPETUAL = /^(perp(etual)?|9999-12-31.*)$/i;

const bondIn = (row: Row, id: string, type: string): Bond => {
  const said = ratingIn(row.rating);
  const rating = said ?? (UNION_TYPE.test(type) ? { grade: 'Sovereign', suffix: null, agency: null } : null);
  const [issuer, taxStatus] = [wordsIn(row.issuer), wordsIn(row.tax_status)];
  const lot = amountIn(row.face_value);
  const exits = (cell: unknown) => [dayIn(cell)].flatMap((day) => (day === null ? [] : [{ day, price: 1 }]));
  return {
    id,
    isin: /^[A-Z]{2}[A-Z0-9]{9}\d$/.test(id) ? id : null,
    issuer,
    name: null,
    type,
    rating,
    band: rating ? bandOf(rating.grade) : STATE_TYPE.test(type) ? 'A' : null,
    coupon: couponIn(row.coupon_rate),
    issued: dayIn(row.bond_issue_date),
    matures: PERPETUAL.test(wordsIn(row.maturity_date) ?? '') ? NEVER : dayIn(row.maturity_date),
    frequencyCode: frequencyIn(row.frequency),
    traits: traitsIn([wordsIn(row.bond_name), wordsIn(row.seniority), taxStatus], issuer),
    terms: { calls: exits(row.call_date), puts: exits(row.put_date), ...(lot !== null && { lot }) },
    structures: [
      ...structuresIn(wordsIn(row.bond_name), issuer, wordsIn(row.seniority), taxStatus),
      ...(isUntaxed(taxStatus) ? ['tax-free'] : []),
    ],
    byTrades: true,
  };
};

/** What the rows repeat about a client, each fact with the day of the row that said it last. */
class Heard {
  readonly facts: {
    age?: number;
    gender?: 'M' | 'F' | 'HUF';
    band?: Pick<Client, 'recordedBand' | 'assessedOn' | 'importedOn'>;
    parent?: string;
    name?: string;
    manager?: string;
  } = {};
  readonly #on: Record<string, number> = {};

  hear(row: Row, day: number): void {
    const parent = wordsIn(row.parent_client_id);
    const recordedBand = oneOf(row.risk_category, ['A', 'B', 'C']);
    const said = {
      age: ageIn(row.age),
      gender: oneOf(row.gender, ['M', 'F', 'HUF']),
      band: recordedBand && { recordedBand, assessedOn: dayIn(row.risk_assessed), importedOn: dayIn(row.risk_imported) },
      parent: parent?.toUpperCase() === '--NA--' ? '--NA--' : parent,
      name: wordsIn(row.client_name),
      manager: wordsIn(row.relationship_manager),
    };
    for (const [fact, value] of Object.entries(said)) {
      if (value === null || day < (this.#on[fact] ?? Number.NEGATIVE_INFINITY)) continue;
      this.#on[fact] = day;
      Object.assign(this.facts, { [fact]: value });
    }
  }

  client(id: string): Client {
    const { age = null, gender = null, band = null, parent = null, name = null, manager = null } = this.facts;
    const unknown = { born: null, ageRecordedOn: null, missingHolder: null, neededOn: null, registered: false };
    const recorded = band ?? { recordedBand: null, assessedOn: null, importedOn: null };
    return {
      id,
      name,
      manager,
      ...unknown,
      ...recorded,
      recordedAge: age,
      gender,
      parent: parent === '--NA--' || parent === id ? null : parent,
    };
  }
}

/** Reads `investment_data` and, where it's there, `clients`, by the source schema. @param latest the last day that a trade can bear */
export const readFlat = async (database: Database, latest: number): Promise<BookRows> => {
  const heard = new Map<string, Heard>();
  const from = (id: string, row: Row, day: number): void => {
    const client = heard.get(id) ?? new Heard();
    heard.set(id, client);
    client.hear(row, day);
  };
  if (await hasTable(database, 'clients')) {
    for await (const row of rowsOf(database, 'clients')) {
      const id = textIn(row.client_id);
      // The first row of a client counts, and it wins over all trades.
      if (id !== null && !heard.has(id)) from(id, row, Number.POSITIVE_INFINITY);
    }
  }
  const trades: Trade[] = [];
  const sales: Sale[] = [];
  const skipped = new Map<string, number>();
  let number = 0;
  for await (const row of rowsOf(database, 'investment_data')) {
    number++;
    const [client, bond, type] = [textIn(row.client_id), wordsIn(row.bond_id), wordsIn(row.bond_type)];
    const [day, amount] = [tradeDayIn(row.trade_date, latest), amountIn(row.trade_value)];
    if (client === null || bond === null || type === null || day === null || amount === null) {
      const reason =
        client === null
          ? 'client'
          : bond === null
            ? 'bond'
            : type === null
              ? 'type'
              : day === null
                ? dayReason(row.trade_date, latest)
                : 'amount';
      skipped.set(reason, (skipped.get(reason) ?? 0) + 1);
      continue;
    }
    // What was sold or redeemed is no purchase, and says nothing of the client.
    if (row.side === 'sell' || row.side === 'redemption') {
      sales.push({ client, bond, day, amount });
      continue;
    }
    from(client, row, day);
    trades.push({ client, day, amount, held: amount, yield: yieldIn(row.ytm), bond: bondIn(row, bond, type), row: number });
  }
  const clients = new Map(Array.from(heard, ([id, each]) => [id, each.client(id)]));
  return { clients, trades: afterSales(trades, sales), offers: [], skipped };
};
