import { clientId } from '../../../src/advisor/units.ts';
import type { Database } from '../../../src/data/database.ts';
import { forgetNames } from '../../../src/data/import/forget-names.ts';
import { type ImportRequest, importBook } from '../../../src/data/import/import-book.ts';
import { importClients } from '../../../src/data/import/import-clients.ts';
import { pastImports, undoImport } from '../../../src/data/import/undo-import.ts';
import { openSource } from '../../../src/data/sources/open-source.ts';
import { type DatabaseKind, onDatabase } from '../../helpers/databases/databases.ts';
import { FIRM, LATER } from '../sources/dirty-firm-book.ts';
import { CLIENTS_HEADER, filesOf } from './csv-files.ts';

const NOW = new Date('2026-01-02T03:04:05.678Z');
const HEADINGS = 'Client,ISIN,Type,Trade Date,Amount';
const row = (day: string, amount: number, client = 'C1'): string => `${client},INE001A07AA1,Bonds,${day},${amount}\n`;

const load = async (database: Database, tradesFile: string, more: Partial<ImportRequest> = {}) => {
  const outcome = await importBook(database, { tradesFile, who: 'asha', now: NOW, calendar: LATER, ...more });
  if (outcome.kind === 'refused') throw new Error(outcome.doubt.reason);
  return outcome;
};

const amounts = async (database: Database): Promise<readonly number[]> =>
  (await database.knex('investment_data').orderBy('trade_date').orderBy('trade_value').select('trade_value')).map(
    (trade: { trade_value: string | number }) => Number(trade.trade_value),
  );

export const pastImportsSuite = (kind: DatabaseKind): void => {
  const onBoth = onDatabase(kind);

  onBoth('overlapping months, a file saved again and two equal trades of one file make the right book', async (t, database) => {
    const write = filesOf(t);
    await load(database, write(`${HEADINGS}\n${row('2025-01-10', 1)}${row('2025-01-20', 2)}${row('2025-01-20', 2)}`));
    const second = await load(database, write(`${HEADINGS}\n${row('2025-01-20', 2)}${row('2025-01-20', 2)}${row('2025-02-05', 3)}`));
    t.like(second.report, { taken: 1, duplicates: 2 });
    const again = await load(
      database,
      write(
        `\uFEFF${HEADINGS.replaceAll(',', ';')}\r\n10;x\r\n`.replace('10;x\r\n', `${row('2025-02-05', 3).trim().replaceAll(',', ';')}\r\n`),
      ),
    );
    t.like(again.report, { taken: 0, duplicates: 1 });
    t.deepEqual(await amounts(database), [1, 2, 2, 3]);
  });

  onBoth(
    'names and relationship managers of clients are kept, the newest trade deciding and a clients file before all',
    async (t, database) => {
      const write = filesOf(t);
      const open = () => openSource(database, { ...FIRM, layout: null });
      await load(database, write(`${HEADINGS}\n${row('2025-01-10', 1)}`));
      const source = await open();
      t.false(await source.hasRelationshipManagers());
      t.deepEqual(await source.readRelationshipManagers(), []);
      const named = write(
        `Client Code,Client Name,RM Name,ISIN,Type,Trade Date,Amount\nC1,Old Name,Rohit Iyer,INE001A07AA1,Bonds,2025-02-10,2\nC1, Asha\u200b  Rao ,ROHIT IYER,INE001A07AA1,Bonds,2025-02-12,3\nC2,NA,Meera Nair,INE001A07AA1,Bonds,2025-02-11,4\n`,
      );
      const { report } = await load(database, named);
      t.like(report, { taken: 3, ignoredColumns: [], merged: [{ kept: 'Rohit Iyer', spellings: ['Rohit Iyer', 'ROHIT IYER'] }] });
      const clients = async () =>
        (await source.readBook()).book.clients.map(({ id, name, relationshipManagerId }) => [id, name ?? null, relationshipManagerId]);
      t.deepEqual(await clients(), [
        ['C1', 'Asha Rao', 'Rohit Iyer'],
        ['C2', null, 'Meera Nair'],
      ]);
      t.true(await source.hasRelationshipManagers());
      t.deepEqual(
        (await source.readRelationshipManagers()).map(({ id }) => id),
        ['Meera Nair', 'Rohit Iyer'],
      );
      t.is((await source.readClient(clientId('C1')))?.clients[0]?.name, 'Asha Rao');
      const request = { who: 'asha', now: NOW, calendar: LATER };
      await importClients(database, {
        ...request,
        clientsFile: write('Client,Name,Relationship Manager\nc1,Asha Rao-Shah,\nC2,Zoë,meera@firm.in\n'),
      });
      t.deepEqual(await clients(), [
        ['C1', 'Asha Rao-Shah', 'Rohit Iyer'],
        ['C2', 'Zoë', 'meera@firm.in'],
      ]);
      t.like((await source.readRelationshipManagers()).at(-1), { id: 'meera@firm.in', email: 'meera@firm.in' });
      t.is(await forgetNames(database, ['C2']), 1);
      t.deepEqual((await clients())[1], ['C2', null, 'meera@firm.in']);
      await undoImport(database);
      t.deepEqual((await clients())[0], ['C1', 'Asha Rao', 'Rohit Iyer']);
      await undoImport(database);
      t.deepEqual(await clients(), [['C1', null, null]]);
      t.false(await source.hasRelationshipManagers());
    },
  );

  onBoth('a trade number identifies a trade', async (t, database) => {
    const write = filesOf(t);
    const numbered = (...rows: string[]) => write(`Deal No,${HEADINGS}\n${rows.join('')}`);
    const first = await load(database, numbered(`T1,${row('2025-01-10', 1)}`, `T2,${row('2025-01-10', 1)}`, `T2,${row('2025-01-10', 1)}`));
    t.like(first.report, { taken: 2, duplicates: 1 });
    const second = await load(database, numbered(`T2,${row('2025-01-10', 9)}`, `T3,${row('2025-01-10', 1)}`));
    t.like(second.report, { taken: 1, duplicates: 1 });
    t.regex(String(second.report.warnings), /1 trades have the number of a trade in the book, but other values.*--replace-period/);
    t.deepEqual(await amounts(database), [1, 1, 1]);
    // Numbers that start again every month are those of other trades.
    const again = await importBook(database, {
      tradesFile: numbered(`T1,${row('2025-02-10', 5, 'C9')}`),
      now: NOW,
      calendar: LATER,
    });
    t.regex(again.kind === 'refused' ? again.doubt.reason : '', /1 of 1 rows can't be used: trade number of another trade in the book/);
  });

  onBoth('a spreadsheet that takes zeros off numbers makes no other trades and no other clients', async (t, database) => {
    const write = filesOf(t);
    await load(database, write(`Deal No,${HEADINGS}\n007,${row('2025-01-10', 1, '000123')}008,${row('2025-01-11', 2, '000123')}`));
    const again = await load(database, write(`Deal No,${HEADINGS}\n7,${row('2025-01-10', 1, '123')}8.0,${row('2025-01-11', 2, '123')}`));
    t.like(again.report, { taken: 0, duplicates: 2, merged: [{ kept: '000123', spellings: ['000123', '123'] }] });
    const both = await load(database, write(`${HEADINGS}\n${row('2025-01-12', 3, '123')}${row('2025-01-12', 4, '000123')}`));
    t.deepEqual(
      both.report.understood.map(({ client }) => client),
      ['123', '000123'],
    );
  });

  onBoth('a file of clients alone goes next to the book, is in the history, and can be undone', async (t, database) => {
    const write = filesOf(t);
    await load(database, write(`${HEADINGS}\n${row('2025-01-10', 1)}`));
    const request = { who: 'asha', now: NOW, calendar: LATER };
    const clientsFile = write('Client,Risk Profile,Age\nc1,Aggressive,40\nC2,Low,30\n', 'clients.csv');
    const clientsOf = () => database.knex('clients').orderBy('client_id').select('client_id', 'risk_category');
    const dry = await importClients(database, { ...request, clientsFile, dryRun: true });
    t.like(dry, { kind: 'imported', clientsFile: { rows: 2, taken: 2 }, merged: [{ kept: 'C1' }] });
    t.deepEqual(await clientsOf(), []);
    await importClients(database, { ...request, clientsFile });
    t.deepEqual(await clientsOf(), [
      { client_id: 'C1', risk_category: 'C' },
      { client_id: 'C2', risk_category: 'A' },
    ]);
    t.deepEqual(await amounts(database), [1]);
    t.like((await pastImports(database)).at(-1), { file: 'clients.csv', what: { clients: 2, rows: 0 } });
    t.like(await undoImport(database), { undone: { file: 'clients.csv' }, trades: 0 });
    t.deepEqual(await clientsOf(), []);
    t.deepEqual(await amounts(database), [1]);
    const refused = await importClients(database, { ...request, clientsFile: write('Client,Risk\nC1,Zebra\n') });
    t.regex(refused.kind === 'refused' ? refused.doubt.reason : '', /1 of 1 cells of "Risk" aren't understood/);
  });

  onBoth('a corrected month replaces its days, and what was there comes back with an undo', async (t, database) => {
    const write = filesOf(t);
    await load(
      database,
      write(
        `${HEADINGS}\n${row('2025-01-05', 1)}${row('2025-02-01', 2)}${row('2025-02-15', 3)}${row('2025-02-28', 4)}${row('2025-03-01', 5)}`,
      ),
    );
    const corrected = await load(database, write(`${HEADINGS}\n${row('2025-02-01', 2)}${row('2025-02-28', 40)}`), { replace: 'period' });
    t.like(corrected, { report: { taken: 2, duplicates: 0 }, replaced: { trades: 3 } });
    t.deepEqual(await amounts(database), [1, 2, 40, 5]);
    t.like(await undoImport(database), { trades: 2 });
    t.deepEqual(await amounts(database), [1, 2, 3, 4, 5]);
  });

  onBoth('the last import can be undone: its trades go, and what it replaced is back, clients too', async (t, database) => {
    const write = filesOf(t);
    const clients = write(`${CLIENTS_HEADER}\nC1,50,M,A,\n`);
    const others = write(`${CLIENTS_HEADER}\nC1,51,M,B,\nC2,20,F,C,\n`);
    await load(database, write(`${HEADINGS}\n${row('2025-01-05', 1)}`), { clientsFile: clients });
    await load(database, write(`${HEADINGS}\n${row('2025-01-06', 2)}`, 'second.csv'), { clientsFile: others });
    await load(database, write(`${HEADINGS}\n${row('2025-01-07', 3)}`, 'all.csv'), { replace: 'everything' });
    t.deepEqual(await amounts(database), [3]);
    t.deepEqual(
      (await pastImports(database)).map(({ state, who, file }) => [state, who, file]),
      [
        ['replaced', 'asha', 'file-3.csv'],
        ['replaced', 'asha', 'second.csv'],
        ['in the book', 'asha', 'all.csv'],
      ],
    );
    await undoImport(database);
    t.deepEqual(await amounts(database), [1, 2]);
    const ages = async () =>
      (await database.knex('clients').orderBy('client_id').select('age')).map(({ age }: { age: number }) => Number(age));
    t.deepEqual(await ages(), [51, 20]);
    t.is(await undoImport(database), null);
    t.deepEqual(
      (await pastImports(database)).map(({ state }) => state),
      ['in the book', 'in the book', 'undone'],
    );
    t.like((await pastImports(database))[0], { at: NOW, what: { taken: 1 } });
    t.is((await pastImports(database))[0]?.digest?.length, 64);
  });

  onBoth('imports that only added trades can be undone one after the other', async (t, database) => {
    const write = filesOf(t);
    for (const day of ['2025-01-05', '2025-01-06']) await load(database, write(`${HEADINGS}\n${row(day, Number(day.slice(-1)))}`));
    await undoImport(database);
    t.deepEqual(await amounts(database), [5]);
    await undoImport(database);
    t.deepEqual(await amounts(database), []);
    t.is(await undoImport(database), null);
    t.like((await load(database, write(`${HEADINGS}\n${row('2025-01-06', 6)}`))).report, { taken: 1 });
  });
};
