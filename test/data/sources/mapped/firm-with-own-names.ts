import type { Database } from '../../../../src/data/database.ts';

/** A firm whose tables have other names, other forms and words. Its clients, bonds and trades know each other by texts. */
export const OWN_NAMES = {
  customers: [
    ['AB/1', 'Ms. A. Rao', '03-02-1971', 'Female', null, 'RM-7'],
    ['AB/2', 'B. Rao', null, 'Male', 'AB/1', 'RM-7'],
    ['AB/3', 'C. Shah', null, null, null, null],
  ],
  profiles: [
    ['AB/1', 'Balanced', '01-01-2023'],
    ['AB/1', 'Aggressive', '01-06-2025'],
    ['AB/2', 'Conservative', '01-06-2025'],
    ['AB/3', 'Zebra', '01-06-2025'],
  ],
  paper: [
    ['INE001A07AA1', 'Aravelle Finance', 'Corporate Bonds', '9.25%', 'HY', '31-03-2030'],
    ['INE002A07AA9', 'Sun Power', 'Green Bonds', '8', 'Y', '01-12-2031'],
  ],
  grades: [
    ['INE001A07AA1', 'ICRA', 'AA+/Stable'],
    ['INE001A07AA1', 'CRISIL', 'AA (Stable)'],
    ['INE002A07AA9', 'CARE', 'Withdrawn'],
  ],
  desk_list: [
    [1, 'INE001A07AA1', '9.4', '10', '31-12-2025'],
    [2, 'INE002A07AA9', '8.4', '10', '01-11-2025'],
  ],
  /** number, client, ISIN, day, lakh, yield, what, status */
  deals: [
    [101, 'AB/1', 'INE002A07AA9', '03-04-2025', '250', '8.1', 'P', 'done'],
    [102, 'AB/1', 'INE001A07AA1', '12-11-2025', '12.5', '9.3', 'P', 'done'],
    [103, 'AB/1', 'INE001A07AA1', '13-11-2025', '2', '9.3', 'S', 'done'],
    [104, 'AB/2', 'INE001A07AA1', '05-06-2025', '1,100.5', '', 'P', 'done'],
    [105, 'AB/3', '', '05-06-2025', '3', '', 'P', 'done'],
    [106, 'AB/3', 'INE001A07AA1', '05-06-2035', '3', '', 'P', 'done'],
    [107, 'AB/3', 'INE001A07AA1', '05-07-2025', 'see note', '', 'P', 'done'],
  ],
} as const;

const COLUMNS: Readonly<Record<keyof typeof OWN_NAMES, readonly string[]>> = {
  customers: ['code', 'full name', 'dob', 'sex', 'under', 'rm'],
  profiles: ['acct', 'profile', 'on_day'],
  paper: ['isin no', 'issuer', 'kind', 'cpn', 'pays', 'due'],
  grades: ['isin', 'agency', 'grade'],
  desk_list: ['id', 'isin', 'ytm', 'least', 'till'],
  deals: ['no', 'acct', 'isin', 'on_day', 'value', 'ytm', 'what', 'status'],
};

export const writeOwnNames = async ({ knex }: Database): Promise<void> => {
  for (const [table, columns] of Object.entries(COLUMNS) as [keyof typeof OWN_NAMES, readonly string[]][]) {
    await knex.schema.createTable(table, (built) => {
      for (const column of columns) {
        if (column === 'id' || column === 'no') built.integer(column);
        else built.string(column, 80);
      }
    });
    for (const row of OWN_NAMES[table]) await knex(table).insert(Object.fromEntries(columns.map((column, place) => [column, row[place]])));
  }
  // Another desk's deals, which the view leaves out.
  await knex('deals').insert({ no: 108, acct: 'AB/1', isin: 'INE001A07AA1', on_day: '13-11-2025', value: '9', what: 'P', status: 'void' });
  await knex.raw("create view good_deals as select * from deals where status = 'done'");
  await knex.raw('create table staff (code varchar(10), nick varchar(20), mail varchar(60))');
  await knex('staff').insert({ code: 'RM-7', nick: 'Meera', mail: 'meera@firm.example' });
};

export const OWN_NAMES_DOCUMENT = `version: 1
name: a firm with its own names
form: { dates: day-month-year, unit: lakh, rates: percent }
words:
  side: { P: buy, S: sell }
trades:
  table: good_deals
  columns:
    trade: no
    client: acct
    isin: isin
    day: on_day
    amount: value
    yield: ytm
    side: what
clients:
  - table: customers
    columns:
      client: code
      clientName: full name
      born: dob
      gender: sex
      parent: under
      manager: rm
  - table: profiles
    columns:
      client: acct
      band: profile
      assessed: on_day
bonds:
  table: paper
  columns:
    isin: isin no
    issuer: issuer
    type: kind
    coupon: cpn
    frequency: pays
    maturity: due
ratings:
  select: |
    select isin, upper(agency) as agency, grade from grades;
  columns: { isin: isin, agency: agency, rating: grade }
offers:
  table: desk_list
  columns: { key: id, isin: isin, yield: ytm, minimum: least, until: till }
managers:
  table: staff
  columns: { manager: code, managerName: nick, email: mail }
`;
