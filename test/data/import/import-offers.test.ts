import test from 'ava';
import { type Day, dayFromIso } from '../../../src/advisor/units.ts';
import { openDatabase } from '../../../src/data/database.ts';
import { importBook } from '../../../src/data/import/import-book.ts';
import { importOffers, type OffersRequest } from '../../../src/data/import/import-offers.ts';
import { migrate } from '../../../src/data/migrations/migrate.ts';
import { offerSheetStore } from '../../../src/data/stores/desk/offer-sheet-store.ts';
import type { BookSource } from '../../../src/usecases/ports/book-source.ts';
import { withOfferSheet } from '../../../src/usecases/serving/with-offer-sheet.ts';
import { deskOn } from '../../helpers/desk-on.ts';
import { filesOf } from './csv-files.ts';

const on = (iso: string): Day => dayFromIso(iso) as Day;
const REQUEST: Omit<OffersRequest, 'file'> = {
  mapping: null,
  zone: 'Asia/Kolkata',
  validUntil: on('2026-12-01'),
  acceptLoss: null,
  dryRun: false,
  who: 'asha',
  now: new Date('2026-11-30T06:00:00Z'),
};

const SHEET = `Offers of the day,,,,,,,
ISIN,Issuer Name,Coupon,Redemption Date,Call/Put Date,Offer Yield,Credit Rating,Valid Till
INE001A07AA1,Sahyadri Finance Ltd,9.5%,31-03-2030,-,9.9%,CRISIL AA+/Stable,
INE002B08BB2,Konkan Bank,8.2%,Perpetual,30-06-2028,8.6%,ICRA AA,2026-12-05
INE003C07CC3,Old Co,8%,15-01-2026,-,8%,CARE A,
`;

test('the desk’s sheet says what is on offer until it ends; then the book does', async (t) => {
  const database = openDatabase('sqlite::memory:');
  t.teardown(() => database.close());
  await migrate(database);
  const write = filesOf(t);
  const calendar = deskOn('2026-11-30');
  const trades = write('Client,ISIN,Type,Trade Date,Amount\nC1,INE001A07AA1,NBFC Paper,2026-11-02,1000\n');
  t.is((await importBook(database, { tradesFile: trades, now: REQUEST.now, calendar })).kind, 'imported');
  const sheets = offerSheetStore(database);
  const book = { readBondsOnOffer: async () => [] } as unknown as BookSource;
  const source = withOfferSheet(book, sheets, calendar);
  t.deepEqual(await source.readBondsOnOffer(on('2026-11-30'), null), []);
  const outcome = await importOffers(database, sheets, { ...REQUEST, file: write(SHEET) });
  t.like(outcome, { kind: 'imported', rows: 3, taken: 3, validUntil: on('2026-12-05'), types: { 'NBFC Paper': 1 } });
  const today = await source.readBondsOnOffer(on('2026-11-30'), null);
  t.deepEqual(
    today.map(({ bondId, bondType, yieldToMaturity, yieldFrom }) => [bondId, bondType, yieldToMaturity as number, yieldFrom]),
    [
      ['INE001A07AA1', 'NBFC Paper', 0.099, 'offer'],
      ['INE002B08BB2', 'Corporate Bonds', 0.086, 'offer'],
    ],
  );
  t.deepEqual(
    today.map(({ offeredUntil }) => offeredUntil),
    [undefined, on('2026-12-05')],
    'a last day of the whole sheet ends no offer',
  );
  t.like(today[1], { maturityDay: null, traits: ['perpetual'], terms: { calls: [{ day: on('2028-06-30'), price: 1 }] } });
  t.deepEqual(
    (await source.readBondsOnOffer(on('2026-12-02'), null)).map(({ bondId }) => bondId),
    ['INE002B08BB2'],
  );
  t.deepEqual(await source.readBondsOnOffer(on('2026-12-06'), null), []);
  t.deepEqual(await source.readBondsOnOffer(on('2026-11-29'), null), [], 'a replay of the day before knows nothing of the sheet');
});

test('a sheet hides nothing else of the book, such as relationship managers that show once it’s opened', async (t) => {
  let opened = false;
  const book = { hasRelationshipManagers: async () => opened } as unknown as BookSource;
  const source = withOfferSheet(book, { validOn: async () => null }, deskOn('2026-11-30'));
  t.false(await source.hasRelationshipManagers());
  opened = true;
  t.true(await source.hasRelationshipManagers());
});

test('a firm’s own flat table may have rows without a bond or a type, and a bond has its newest type', async (t) => {
  const database = openDatabase('sqlite::memory:');
  t.teardown(() => database.close());
  await migrate(database);
  await database.knex.raw('create table investment_data (bond_id text, bond_type text, trade_date text)');
  await database.knex('investment_data').insert([
    { bond_id: 'INE001A07AA1', bond_type: 'Private paper', trade_date: '2026-11-02' },
    { bond_id: 'INE001A07AA1', bond_type: 'Public paper', trade_date: '2025-11-02' },
    { bond_id: null, bond_type: 'Public paper', trade_date: '2026-11-03' },
    { bond_id: 'INE002B08BB2', bond_type: null, trade_date: '2026-11-03' },
  ]);
  const outcome = await importOffers(database, offerSheetStore(database), { ...REQUEST, file: filesOf(t)(SHEET) });
  t.like(outcome, { kind: 'imported', types: { 'Private paper': 1 } });
});

test('a sheet that is not understood is refused, and the one before stays', async (t) => {
  const database = openDatabase('sqlite::memory:');
  t.teardown(() => database.close());
  await migrate(database);
  const write = filesOf(t);
  const sheets = offerSheetStore(database);
  await importOffers(database, sheets, { ...REQUEST, file: write(SHEET) });
  const fractions = await importOffers(database, sheets, { ...REQUEST, file: write('ISIN,Offer Yield\nINE001A07AA1,0.095\n') });
  t.like(fractions, { kind: 'refused', doubt: { column: 'Offer Yield', line: 2, value: '0.095' } });
  t.is((await importOffers(database, sheets, { ...REQUEST, file: write('a,b\n1,2\n') })).kind, 'refused');
  t.is((await sheets.validOn(on('2026-11-30'), new Date('2026-11-30T18:30:00Z')))?.length, 3);
});
