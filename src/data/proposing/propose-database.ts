import type { Answers, Question } from '../../usecases/ports/loading/book-loader.ts';
import type { Database } from '../database.ts';
import type { Field } from '../mapping/fields.ts';
import type { Mapping } from '../mapping/mapping.ts';
import { type Columns, headingOf } from './answered.ts';
import { bondTables } from './bond-tables.ts';
import { clientTables } from './client-tables.ts';
import { columnsBy, has } from './columns-of-table.ts';
import { readTables, type Table, valuesOf } from './database-tables.ts';
import { shippedLayout } from './shipped-layout.ts';

/** What a look at a database's tables proposes, before its cells are read. */
export interface ProposedTables {
  readonly mapping: Mapping;
  readonly questions: readonly Question[];
  /** Tables and views whose columns could be read, for saying which aren't. */
  readonly tables: readonly Table[];
}

const TRADE_FIELDS: readonly Field[] = [
  'trade',
  'isin',
  'bond',
  'client',
  'side',
  'status',
  'type',
  'day',
  'amount',
  'quantity',
  'price',
  'yield',
  'coupon',
  'maturity',
  'issued',
  'rating',
  'frequency',
  'band',
  'gender',
  'age',
  'born',
  'parent',
  'bondName',
  'issuer',
  'clientName',
  'manager',
];
const TRADES_NAME = /trade|deal|order|transaction|txn|purchase|investment|contract/i;
/** Looks at a database's tables and views, and proposes which holds what. Asks where several could. */
export const proposeTables = async (database: Database, answers: Answers, zone: string): Promise<ProposedTables> => {
  const tables = await readTables(database);
  const shipped = shippedLayout(tables);
  if (shipped) return { mapping: shipped, questions: [], tables };
  const found = new Tables(database, tables, answers, zone);
  return found.propose();
};

/** Finds the tables in a firm's own layout: by the names of columns, and by values that are keys of another table. */
class Tables {
  readonly #database: Database;
  readonly #tables: readonly Table[];
  readonly #answers: Answers;
  readonly #zone: string;

  constructor(database: Database, tables: readonly Table[], answers: Answers, zone: string) {
    this.#zone = zone;
    this.#database = database;
    this.#tables = tables;
    this.#answers = answers;
  }

  async propose(): Promise<ProposedTables> {
    const base = { version: 1 as const, name: 'our book' };
    const trades = this.#tradesTable();
    if ('id' in trades) return { mapping: base, questions: [trades], tables: this.#tables };
    const columns = this.#answered(columnsBy(trades, TRADE_FIELDS, this.#zone));
    // A table of deals under a view of deals knows nothing more.
    const rest = this.#tables.filter((table) => table !== trades && !this.#holdsTrades(table));
    const look = { database: this.#database, zone: this.#zone };
    const clients = await clientTables(look, trades, columns, rest);
    const bonds = await bondTables(look, trades, columns, rest);
    const questions = this.#needs(trades, columns);
    const sections = { trades: { table: trades.name, columns }, ...clients, ...bonds };
    return { mapping: { ...base, ...sections } as Mapping, questions, tables: this.#tables };
  }

  /** The table of trades, or the question which it is. */
  #tradesTable(): Table | Question {
    const answer = this.#answers.get('table:trades');
    const chosen = this.#tables.find(({ name }) => name === answer);
    if (chosen) return chosen;
    const likely = this.#tables.filter((table) => this.#holdsTrades(table));
    const named = likely.filter(({ name }) => TRADES_NAME.test(name));
    const [only, second] = named.length > 0 ? named : likely;
    if (only && !second) return only;
    const choices = (likely.length > 0 ? (named.length > 0 ? named : likely) : this.#tables).map(({ name, columns }) => ({
      value: name,
      label: `${name} (${columns.slice(0, 8).join(', ')})`,
    }));
    const evidence =
      likely.length > 0
        ? `${likely.length} tables or views have a day and an amount.`
        : 'No table has a day and an amount under names that we know.';
    return { id: 'table:trades', ask: 'Which table or view holds the trades?', evidence, choices };
  }

  #holdsTrades(table: Table): boolean {
    const columns = columnsBy(table, TRADE_FIELDS, this.#zone);
    return columns.day !== undefined && (columns.amount !== undefined || has(columns, 'quantity', 'price') === 2);
  }

  #answered(columns: Columns): Columns {
    const all = { ...columns };
    for (const [id, value] of this.#answers) {
      const field = /^column:(.+)$/.exec(id)?.[1] as Field | undefined;
      if (field === undefined) continue;
      for (const [other, spec] of Object.entries(all)) if (spec && headingOf(spec) === value) delete all[other as Field];
      all[field] = value;
    }
    return all;
  }

  #needs(trades: Table, columns: Columns): readonly Question[] {
    const used = new Set(Object.values(columns).map((spec) => spec && headingOf(spec)));
    const choices = trades.columns
      .filter((column) => !used.has(column))
      .map((column) => ({ value: column, label: `${column} (${[...valuesOf(trades, column)].slice(0, 3).join(', ')})` }));
    const ask = (field: Field, what: string): Question => ({
      id: `column:${field}`,
      ask: `Which column of "${trades.name}" is ${what}?`,
      evidence: 'No name says it.',
      choices,
    });
    return [
      ...(has(columns, 'client', 'holderKey', 'memberKey') === 0 ? [ask('client', 'the client')] : []),
      ...(has(columns, 'bond', 'isin', 'bondKey', 'offerKey', 'type') === 0 ? [ask('bond', 'the bond')] : []),
      ...(columns.day === undefined ? [ask('day', 'the day of the trade')] : []),
      ...(columns.amount === undefined && has(columns, 'quantity', 'price') < 2 ? [ask('amount', 'the amount')] : []),
    ];
  }
}
