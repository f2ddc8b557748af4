import type { Answers, Question } from '../../usecases/ports/loading/book-loader.ts';
import type { Database } from '../database.ts';
import { FIELDS_OF, type Field, type Thing } from '../mapping/fields.ts';
import { FIRM_DOCUMENT } from '../mapping/firm-document.ts';
import { FLAT_DOCUMENT } from '../mapping/flat-document.ts';
import { type Mapping, type Section, sectionsOf } from '../mapping/mapping.ts';
import { parseMapping } from '../mapping/parse-mapping.ts';
import { type Columns, headingOf } from './answered.ts';
import { columnsBy } from './columns-of-table.ts';
import { pointsAt, readTables, type Table, valuesOf } from './database-tables.ts';

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
];
const CLIENT_FIELDS: readonly Field[] = ['client', 'parent', 'band', 'assessed', 'gender', 'born', 'age', 'manager', 'clientName'];
const BOND_FIELDS: readonly Field[] = [
  'isin',
  'bond',
  'type',
  'coupon',
  'maturity',
  'issued',
  'call',
  'put',
  'frequency',
  'rating',
  'agency',
  'issuer',
  'bondName',
  'face',
  'tenure',
];
const RATING_FIELDS: readonly Field[] = ['isin', 'bond', 'rating', 'agency'];
const OFFER_FIELDS: readonly Field[] = ['isin', 'bond', 'yield', 'minimum', 'until', 'offered'];
const MANAGER_FIELDS: readonly Field[] = ['email', 'managerName', 'manager'];

const TRADES_NAME = /trade|deal|order|transaction|txn|purchase|investment|contract/i;
/** Names of columns that point somewhere. Of others, small numbers would seem to: a status of 1 is in every table's ids. */
const REFERENCE = /(?:id|code|no|num|number|isin|key|ref|acct|account|client|customer|investor|cif|ucc|rm|scrip|security|bond)$/i;
const has = (columns: Columns, ...fields: readonly Field[]): number => fields.filter((field) => columns[field] !== undefined).length;

/** Looks at a database's tables and views, and proposes which holds what. Asks where several could. */
export const proposeTables = async (database: Database, answers: Answers, zone: string): Promise<ProposedTables> => {
  const tables = await readTables(database);
  const shipped = shippedLayout(tables);
  if (shipped) return { mapping: shipped, questions: [], tables };
  const found = new Tables(database, tables, answers, zone);
  return found.propose();
};

/** The document of one of the layouts that ship, if the database has its tables; without the columns that it lacks. */
const shippedLayout = (tables: readonly Table[]): Mapping | null => {
  const named = (name: string): Table | undefined => tables.find((table) => table.name.toLowerCase() === name);
  for (const [text, needs] of [
    [FIRM_DOCUMENT, ['orders', 'offers', 'product_master', 'users']],
    [FLAT_DOCUMENT, ['investment_data']],
  ] as const) {
    if (!needs.every((name) => named(name))) continue;
    const document = parseMapping(text, 'layout');
    const things = Object.keys(FIELDS_OF) as Thing[];
    const kept = things.map((thing) => [
      thing,
      sectionsOf(document, thing).flatMap((section) => {
        const table = section.table === undefined ? undefined : named(section.table);
        if (section.table !== undefined && table === undefined) return [];
        const there = table && new Set(table.columns.map((column) => column.toLowerCase()));
        const columns = Object.fromEntries(
          Object.entries(section.columns ?? {}).filter(([, spec]) => !there || there.has(String(spec).toLowerCase())),
        );
        return [{ ...section, columns }];
      }),
    ]);
    return { ...document, ...Object.fromEntries(kept.filter(([, sections]) => (sections as unknown[]).length > 0)) } as Mapping;
  }
  return null;
};

/** Finds the tables of a firm of its own: by their columns' names, and by whose values are in whose keys. */
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
    const clients = await this.#clientsOf(trades, columns, rest);
    const bonds = await this.#bondsOf(trades, columns, rest);
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

  /** The tables that know clients: the one that the trades point at, those that point at it, and the managers. */
  async #clientsOf(trades: Table, columns: Columns, tables: readonly Table[]): Promise<{ clients?: Section[]; managers?: Section }> {
    const candidates = tables
      .map((table) => ({ table, columns: columnsBy(table, CLIENT_FIELDS, this.#zone) }))
      .filter(({ columns: found }) => has(found, 'band', 'gender', 'born', 'age', 'parent', 'clientName') > 0)
      .sort((left, right) => has(right.columns, ...CLIENT_FIELDS) - has(left.columns, ...CLIENT_FIELDS));
    for (const { table, columns: found } of candidates) {
      const link = await this.#link(trades, columns, table, ['client', 'id']);
      if (link === null) continue;
      const [column, key] = link;
      const client = found.client && headingOf(found.client);
      this.#claim(columns, column);
      const own: Columns = { ...found };
      if (key === client || client === undefined || client === null) {
        columns.client = column;
        own.client = key;
      } else {
        columns.holderKey = column;
        own.key = key;
      }
      await this.#fixParent(table, own, key);
      const sections: Section[] = [{ table: table.name, columns: own }];
      for (const other of candidates) {
        if (other.table === table) continue;
        const about = await this.#link(other.table, {}, table, ['client', 'id']);
        if (about === null || (about[1] !== key && about[1] !== client)) continue;
        const facts: Columns = { ...other.columns };
        this.#claim(facts, about[0]);
        facts[about[1] === headingOf(own.client ?? '') ? 'client' : 'key'] = about[0];
        if (has(facts, 'band', 'gender', 'born', 'age') > 0) sections.push({ table: other.table.name, columns: facts });
      }
      return { clients: sections, ...(await this.#managersOf(table, own, tables)) };
    }
    return {};
  }

  /** A column whose values are keys of the table itself names the parent: by id, or by the holder's key. */
  async #fixParent(table: Table, own: Columns, key: string): Promise<void> {
    const named = own.parent && headingOf(own.parent);
    const used = new Set(Object.values(own).map((spec) => spec && headingOf(spec)));
    const client = own.client && headingOf(own.client);
    for (const column of named ? [named] : table.columns.filter((each) => each !== key && !used.has(each))) {
      const target = await pointsAt(this.#database, table, column, table, [key]);
      if (target !== key && target !== client) continue;
      delete own.parent;
      own[target === client ? 'parent' : 'holderKey'] = column;
      return;
    }
  }

  async #managersOf(clients: Table, own: Columns, tables: readonly Table[]): Promise<{ managers?: Section }> {
    const column = own.manager && headingOf(own.manager);
    if (!column) return {};
    for (const table of tables) {
      const found = columnsBy(table, MANAGER_FIELDS, this.#zone);
      if (table === clients || has(found, 'email', 'managerName') === 0) continue;
      const key = await pointsAt(this.#database, clients, column, table, ['id']);
      if (key === null) continue;
      const { manager: _, ...facts } = found;
      return { managers: { table: table.name, columns: { ...facts, key } } };
    }
    return {};
  }

  /** The tables that know bonds: the one that the trades point at (maybe through offers), its ratings and its offers. */
  async #bondsOf(
    trades: Table,
    columns: Columns,
    tables: readonly Table[],
  ): Promise<{ bonds?: Section; ratings?: Section; offers?: Section }> {
    const candidates = tables
      .map((table) => ({ table, columns: columnsBy(table, BOND_FIELDS, this.#zone) }))
      .filter(({ columns: found }) => has(found, 'coupon', 'maturity', 'issued', 'type', 'issuer') > 1)
      .sort((left, right) => has(right.columns, ...BOND_FIELDS) - has(left.columns, ...BOND_FIELDS));
    for (const { table, columns: found } of candidates) {
      const link = await this.#link(trades, columns, table, ['isin', 'bond', 'id']);
      const through = link === null ? await this.#through(trades, columns, table, tables) : null;
      if (link === null && through === null) continue;
      const own: Columns = { ...found };
      if (link) this.#join(columns, link[0], own, link[1], 'bondKey');
      else if (through) own.key = through.key;
      const ratings = await this.#about(table, own, tables, RATING_FIELDS, (facts) => facts.rating !== undefined);
      const offers =
        through?.offers ??
        (await this.#about(
          table,
          own,
          tables.filter((other) => other !== trades),
          OFFER_FIELDS,
          (facts) => has(facts, 'until', 'minimum', 'yield') > 1,
        ));
      return { bonds: { table: table.name, columns: own }, ...(ratings && { ratings }), ...(offers && { offers }) };
    }
    return {};
  }

  /** Trades that point at offers, which point at bonds. */
  async #through(
    trades: Table,
    columns: Columns,
    bonds: Table,
    tables: readonly Table[],
  ): Promise<{ key: string; offers: Section } | null> {
    for (const offers of tables) {
      if (offers === bonds) continue;
      const link = await this.#link(trades, columns, offers, ['id']);
      const onward = link && (await this.#link(offers, {}, bonds, ['id']));
      if (!link || !onward || onward[0] === link[1]) continue;
      const facts = columnsBy(offers, OFFER_FIELDS, this.#zone);
      this.#claim(facts, onward[0]);
      this.#claim(columns, link[0]);
      columns.offerKey = link[0];
      return { key: onward[1], offers: { table: offers.name, columns: { ...facts, key: link[1], bondKey: onward[0] } } };
    }
    return null;
  }

  /** A table that knows more of the bonds: it names them by ISIN, by id or by key. */
  async #about(
    bonds: Table,
    own: Columns,
    tables: readonly Table[],
    fields: readonly Field[],
    fits: (columns: Columns) => boolean,
  ): Promise<Section | null> {
    for (const table of tables) {
      const facts = columnsBy(table, fields, this.#zone);
      if (table === bonds || !fits(facts)) continue;
      const link = await this.#link(table, {}, bonds, ['isin', 'id']);
      if (link === null) continue;
      this.#join(facts, link[0], own, link[1], 'bondKey');
      return { table: table.name, columns: facts };
    }
    return null;
  }

  /** Says in both tables how one names the other's rows: by ISIN or id where that's what the key is, else by key. */
  #join(from: Columns, column: string, to: Columns, key: string, keyField: 'bondKey'): void {
    this.#claim(from, column);
    const same = (['isin', 'bond'] as const).find((field) => to[field] && headingOf(to[field] as string) === key);
    if (same) from[same] = column;
    else {
      from[keyField] = column;
      to.key = key;
    }
  }

  /** A column has one meaning. */
  #claim(columns: Columns, column: string): void {
    for (const [field, spec] of Object.entries(columns)) if (spec && headingOf(spec) === column) delete columns[field as Field];
  }

  /** Which column of a table points at which key of another. Columns that hold values of their own are left out. */
  async #link(table: Table, columns: Columns, other: Table, likely: readonly string[]): Promise<readonly [string, string] | null> {
    const values = new Set(
      (['day', 'amount', 'quantity', 'price', 'yield', 'coupon', 'trade'] as const).flatMap((field) =>
        columns[field] ? [headingOf(columns[field] as string)] : [],
      ),
    );
    const hint = new RegExp(other.name.replace(/s$/, '').slice(0, 4), 'i');
    const preferred = table.columns
      .filter((column) => !values.has(column) && (hint.test(column) || REFERENCE.test(column)))
      .sort((left, right) => Number(hint.test(right)) - Number(hint.test(left)));
    for (const column of preferred) {
      // A table's own running number looks like a key of any other table.
      if (/^(id|no|number|sr_?no)$/i.test(column)) continue;
      const key = await pointsAt(this.#database, table, column, other, likely);
      if (key !== null) return [column, key];
    }
    return null;
  }
}
