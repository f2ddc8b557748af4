import { readAmount, readDay, readYield } from '../../../src/data/sources/reading/cells.ts';
import { declaredColumns, sentDay, sentDecimal } from '../../../src/data/sources/reading/sent-cells.ts';
import { streamRows } from '../../../src/data/stream-rows.ts';
import { onDatabase } from '../../helpers/databases/databases.ts';
import { sourcesSuites } from './sources-suites.ts';

const onMysql = onDatabase('mysql');

const TYPES = {
  ...{ d: 'date', dt: 'datetime(3)', ts: 'timestamp(3) null', words: 'varchar(30)' },
  ...{ two: 'decimal(18,2)', four: 'decimal(20,4)', ten: 'decimal(30,10)', whole: 'bigint', approximate: 'double', typed: 'varchar(30)' },
};
const DAYS = ['2026-11-30', '1980-01-01', '0000-00-00', '2026-05-00', '1700-03-01', '2020-02-29', null];
const AMOUNTS = ['100000.50', '0.01', '0.1', '1.005', '-5', '0', '999999999999.99', '9999999999999999', '1234567.89', '7.1449', null];

onMysql('days and amounts sent as whole numbers say what their text says, whatever the columns are', async (t, database) => {
  const { knex } = database;
  await knex.raw(
    `create table kinds (${Object.entries(TYPES)
      .map(([name, type]) => `${name} ${type}`)
      .join(', ')})`,
  );
  const asTime = (day: string | null): string | null => day && `${day} 23:59:59.999`;
  for (const d of DAYS) {
    await knex('kinds').insert({ d, dt: asTime(d), ts: d === '2026-11-30' ? asTime(d) : null, words: d?.replaceAll('-', '/') ?? null });
  }
  for (const amount of AMOUNTS) {
    await knex('kinds').insert({ two: amount, four: amount, ten: amount, whole: amount, approximate: amount, typed: amount });
  }
  const declared = await declaredColumns(database, 'kinds');
  for (const name of Object.keys(TYPES)) {
    const [day, number] = [sentDay(name, declared.get(name)), sentDecimal(name, declared.get(name))];
    const isNumber = Object.keys(TYPES).indexOf(name) > 3;
    let sent = 0;
    for await (const batch of streamRows(database, `select ${name}, ${isNumber ? number.sql : day.sql} from kinds`)) {
      for (const [plain, cell] of batch) {
        if (!isNumber) t.is(day.read(cell), readDay(plain), `${name} ${plain}`);
        else {
          t.is(readAmount(number.read(cell)), readAmount(plain), `${name} ${plain}`);
          t.is(readYield(number.read(cell)), readYield(plain), `${name} ${plain}`);
        }
        if (typeof cell === 'number') sent++;
      }
    }
    t.is(sent > 0, !['words', 'ten', 'typed'].includes(name), name);
  }
});

sourcesSuites('mysql');
