/**
 * Wall and CPU time of an import into a new embedded database, in four forms of one file: `node bin/run.js bench/import.ts [ROWS]`, default
 * 1,000,000. Peer: csv-parse, with each row's cells inserted as they are by one prepared statement, into a table with the same indexes. It
 * understands nothing, and reads the file once. We read and write in two threads, so wall time tells more than CPU time. For the peak of memory,
 * run `import FILE` by `/usr/bin/time -v`.
 */
import { closeSync, createReadStream, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse';
import { isinFrom } from '../src/advisor/bonds/isin.ts';
import { randomBelow, seededRandom } from '../src/advisor/random.ts';
import { type Day, isoFromDay } from '../src/advisor/units.ts';
import { openDatabase } from '../src/data/database.ts';
import { importBook, keepRowsYoung } from '../src/data/import/import-book.ts';
import { openLibsql } from '../src/data/libsql-dialect.ts';
import { deskCalendar } from '../src/usecases/serving/desk-calendar.ts';

const ROWS = Number(process.argv[2] ?? 1_000_000);
const NOW = new Date('2026-11-01T00:00:00Z');
const [BONDS, FIRST_DAY, DAYS] = [4000, 17_532, 3200];
const TYPES = ['Corporate Bonds', 'Government Securities', 'High Yield Bonds', 'PSU Bonds', 'Tax Free Bonds', 'Zero Coupon Bonds'];
const GRADES = ['AAA', 'AA+', 'AA', 'AA-', 'A+', 'A', 'BBB+', 'BB'];
const PLAIN = 'client_id,age,gender,risk_category,bond_id,bond_type,trade_date,trade_value,ytm,coupon_rate,maturity_date,rating';
const DESKS =
  'Client Code,Age,Sex,Risk Profile,ISIN No.,Product,Deal Date,Consideration (Rs.),Yield %,Coupon,Redemption Date,Credit Rating';

interface Form {
  /** In the words of a desk: Indian amounts, days first, percent signs, risk in words. */
  readonly isDesks: boolean;
  readonly isNumbered: boolean;
}

const dayFirst = (iso: string): string => iso.split('-').reverse().join('-');
const indian = (rupees: string): string => `"${rupees.replace(/(\d)(?=(?:\d\d)+\d{3}\.)/g, '$1,').replace(/(\d)(?=\d{3}\.)/, '$1,')}"`;

const writeFile = (file: string, { isDesks, isNumbered }: Form): void => {
  const random = seededRandom(1);
  const below = (count: number): number => randomBelow(count, random);
  const bonds = Array.from({ length: BONDS }, (_, at) => ({
    isin: isinFrom(`INE${String(at).padStart(8, '0')}`),
    type: TYPES[below(TYPES.length)],
    grade: GRADES[below(GRADES.length)],
    coupon: (3 + below(900) / 100).toFixed(2),
    maturity: isoFromDay((FIRST_DAY + DAYS + below(5000)) as Day),
  }));
  const output = openSync(file, 'w');
  writeSync(output, `${isNumbered ? 'Trade No,' : ''}${isDesks ? DESKS : PLAIN}\n`);
  let lines: string[] = [];
  for (let row = 1; row <= ROWS; row++) {
    const client = below(Math.max(10, ROWS / 10));
    const bond = bonds[below(BONDS)] as (typeof bonds)[number];
    const [day, amount] = [isoFromDay((FIRST_DAY + below(DAYS)) as Day), (10_000 + below(5e8) / 100).toFixed(2)];
    const [band, age, yieldToMaturity] = ['ABC'[client % 3] as 'A' | 'B' | 'C', 20 + (client % 60), (3 + below(900) / 100).toFixed(2)];
    const cells = isDesks
      ? [
          `C${client}`,
          age,
          client % 2 ? 'Male' : 'Female',
          { A: 'Conservative', B: 'Moderate', C: 'Aggressive' }[band],
          bond.isin,
          bond.type,
          dayFirst(day),
          indian(amount),
          `${yieldToMaturity}%`,
          `${bond.coupon}%`,
          dayFirst(bond.maturity),
          `CRISIL ${bond.grade}/Stable`,
        ]
      : [
          `C${client}`,
          age,
          client % 2 ? 'M' : 'F',
          band,
          bond.isin,
          bond.type,
          day,
          amount,
          yieldToMaturity,
          bond.coupon,
          bond.maturity,
          bond.grade,
        ];
    lines.push(`${isNumbered ? `T${row},` : ''}${cells.join(',')}\n`);
    if (lines.length < 5000 && row < ROWS) continue;
    writeSync(output, lines.join(''));
    lines = [];
  }
  closeSync(output);
};

const ours = async (file: string, into: string): Promise<void> => {
  keepRowsYoung();
  const database = openDatabase(`sqlite:${into}`);
  const outcome = await importBook(database, {
    tradesFile: file,
    now: NOW,
    calendar: deskCalendar({ now: () => NOW }, 'Asia/Kolkata', new Set()),
  });
  await database.close();
  if (outcome.kind === 'refused' || outcome.report.taken !== ROWS) throw new Error(`Not all rows were taken: ${JSON.stringify(outcome)}`);
};

const peers = async (file: string, into: string): Promise<void> => {
  const database = openLibsql(into);
  const rows = createReadStream(file).pipe(parse());
  let insert: ReturnType<typeof database.prepare> | null = null;
  for await (const cells of rows as AsyncIterable<string[]>) {
    if (insert) insert.run(cells);
    else {
      const columns = cells.map((heading) => `"${heading}"`);
      database.exec(`create table trades (id integer primary key, ${columns.join(', ')})`);
      for (const at of [0, 6, 7]) database.exec(`create index trades_${at} on trades (${columns[at]})`);
      database.exec('begin immediate');
      insert = database.prepare(`insert into trades (${columns.join(', ')}) values (${cells.map(() => '?').join(', ')})`);
    }
  }
  database.exec('commit');
  database.close();
};

const folder = mkdtempSync(join(tmpdir(), 'bond-advisor-import-'));
const timed = async (work: (file: string, into: string) => Promise<void>, file: string) => {
  const into = join(folder, 'book.sqlite');
  for (const end of ['', '-wal', '-shm']) rmSync(`${into}${end}`, { force: true });
  const [began, used] = [performance.now(), process.cpuUsage()];
  await work(file, into);
  const { user, system } = process.cpuUsage(used);
  return { wall: (performance.now() - began) / 1000, cpu: (user + system) / 1e6 };
};

for (const isDesks of [false, true]) {
  for (const isNumbered of [false, true]) {
    const file = join(folder, 'trades.csv');
    writeFile(file, { isDesks, isNumbered });
    const [our, peer] = [await timed(ours, file), await timed(peers, file)];
    const name = `${isDesks ? "a desk's own form" : 'the flat layout'}, ${isNumbered ? 'with' : 'without'} trade numbers`;
    const said = ({ wall, cpu }: typeof our): string => `${wall.toFixed(1)} s, CPU ${cpu.toFixed(1)} s`;
    const ratio = `ratio ${(our.wall / peer.wall).toFixed(2)}, of CPU ${(our.cpu / peer.cpu).toFixed(2)}`;
    console.log(`${name.padEnd(44)} ${said(our)}   peer ${said(peer)}   ${ratio}`);
  }
}
rmSync(folder, { recursive: true, force: true });
