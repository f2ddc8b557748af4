import test from 'ava';
import { addDays, clientId, paiseFromRupees } from '../../../src/advisor/units.ts';
import type { ClientLookup } from '../../../src/usecases/clients/client-lookup.ts';
import { clientFigures, clientMessage } from '../../../views/client/client-message.ts';
import { NEWEST_LOOK, PLAINEST_LOOK } from '../../../views/look.ts';
import { objectsIn, stringsIn } from '../../helpers/inside.ts';
import { said } from '../../helpers/said.ts';
import { LOOKUP_DAY, lookedUpTrades, sampleLookup, sampleTrade } from '../../helpers/sample-lookup.ts';
import { dayOf, sampleProfile } from '../../helpers/sample-recommendation.ts';

const NATIVE = [{ kind: 'native' }, { kind: 'native' }] as const;
const draw = (lookup: ClientLookup, look = NEWEST_LOOK) => clientMessage(lookup, look, look === NEWEST_LOOK ? NATIVE : []);
const wordsOf = (lookup: ClientLookup, look = NEWEST_LOOK): string => said(draw(lookup, look).blocks);
interface Table {
  readonly caption: string;
  readonly rows: ReadonlyArray<ReadonlyArray<{ readonly text: string }>>;
}
const tableOf = (lookup: ClientLookup): Table | undefined =>
  draw(lookup).blocks.find(({ type }) => (type as string) === 'data_table') as unknown as Table | undefined;

test('what is read first: whom to call when, for how much', (t) => {
  const { blocks, text } = draw(sampleLookup());
  t.is(said([blocks[0], blocks[1]]), 'C_0042 ₹2.5 lakh matures on 15 Jul 2026: Vidyut Power 9.50 %; ₹5 lakh in all by 12 Mar 2028');
  t.is(text, 'C_0042 · ₹2.5 lakh matures on 15 Jul 2026: Vidyut Power 9.50 %; ₹5 lakh in all by 12 Mar 2028');
});

test('the profile says where the risk band comes from, and who looks after the client', (t) => {
  const said = wordsOf(sampleLookup());
  for (const fact of [
    'Age and gender 41 years · man',
    'Risk band B, as recorded',
    'Invested ₹12.5 lakh in 6 purchases, 10 Jan 2023 to 01 Feb 2026',
    'On average yield 9.10 % · coupon 8.80 %, weighted by amount',
    'Reinvests 40 % of purchases within 90 days of the one before',
    'Relationship manager Meera Iyer (7)',
    'Family holder of a family, 3 clients together',
    'Segment Middle-aged Balanced Investors',
    'Confidence 0.87 of 1',
  ]) {
    t.true(said.includes(fact), fact);
  }
  t.regex(
    wordsOf(sampleLookup({ profile: sampleProfile({ riskBandSource: 'derived' }) })),
    /Risk band B, derived from the ratings of what was bought/,
  );
  t.regex(
    wordsOf(sampleLookup({ profile: sampleProfile({ riskBand: null, riskBandSource: 'unknown' }) })),
    /Risk band not recorded, and no purchase shows it; advice treats it as A/,
  );
});

test('nothing known is said so, and nothing is made up', (t) => {
  const nobody = sampleProfile({
    age: null,
    gender: null,
    trades: 0,
    totalInvested: paiseFromRupees(0),
    averageYield: null,
    averageCoupon: null,
    reinvestmentRatio: null,
    firstTradeDay: null,
    lastTradeDay: null,
  });
  const lookup = sampleLookup({ profile: nobody, trades: lookedUpTrades([]), recommendations: [], manager: null, family: null });
  const words = wordsOf(lookup);
  for (const fact of [
    'No purchase yet',
    'age not recorded · gender not recorded',
    'Invested nothing yet',
    'Relationship manager not recorded',
    'Family none recorded',
    'Recommended so far nothing',
  ]) {
    t.true(words.includes(fact), fact);
  }
  t.false(/On average|Reinvests/.test(words));
  t.deepEqual(clientFigures(lookup), []);
  t.is(tableOf(lookup), undefined);
});

test('without a model, and with a damaged one, the profile stands without a segment and says why', (t) => {
  t.regex(wordsOf(sampleLookup({ segment: { kind: 'untrained' } })), /No segment the advisor has not been trained yet\./);
  t.regex(
    wordsOf(sampleLookup({ segment: { kind: 'untrained', damagedVersion: 3 } })),
    /No segment model 3 is damaged and does not answer\./,
  );
});

test('with the book away the snapshot’s day is said, and that purchases cannot be read', (t) => {
  const takenAt = new Date('2026-03-10T08:00:00Z');
  const { blocks, text } = draw(sampleLookup({ profileFrom: { kind: 'snapshot', takenAt }, trades: null, family: null }));
  t.regex(text, /What was bought cannot be read just now: the firm’s book is away\./);
  t.regex(said(blocks), /this is the client as of the last training, 10 Mar 2026\./);
});

test('of two thousand purchases the newest are listed and all are counted, in the charts too', (t) => {
  const trades = Array.from({ length: 2_000 }, (_, at) =>
    sampleTrade({ day: addDays(LOOKUP_DAY, -at), bondId: `B${at}`, isin: null, maturityDay: addDays(LOOKUP_DAY, 1 + (at % 900)) }),
  );
  const lookup = sampleLookup({ trades: lookedUpTrades(trades) });
  const table = tableOf(lookup);
  t.is(table?.caption, 'The last 50 of 2,000 purchases');
  t.is(table?.rows.length, 51);
  const listed = wordsOf(lookup, PLAINEST_LOOK);
  t.regex(listed, /The last 10 of 2,000 purchases/);
  const [ahead, history] = clientFigures(lookup);
  if (ahead?.kind !== 'bar' || history?.kind !== 'bar') return t.fail();
  // Nine quarters, in crore: of 2,000 purchases of 2.5 lakh those that mature within 731 days.
  t.is(ahead.categories.length, 9);
  const inWindow = trades.filter(({ maturityDay }) => (maturityDay ?? 0) <= dayOf('2028-03-12')).length;
  const total = ahead.series[0]?.values.reduce<number>((sum, value) => sum + (value ?? 0), 0) ?? 0;
  t.true(Math.abs(total - (inWindow * 2.5) / 100) < 0.1);
  t.deepEqual(history.categories, ['2020', '2021', '2022', '2023', '2024', '2025', '2026']);
});

test('a month names its bonds, and what is not in any month is said', (t) => {
  const words = wordsOf(sampleLookup(), PLAINEST_LOOK);
  t.regex(words, /Jul 2026 ₹2\.5 lakh · Vidyut Power 9\.50 % on 15 Jul 2026/);
  t.regex(words, /Of 1 bond \(₹2\.5 lakh\) nobody recorded when they mature\./);
  t.regex(words, /Amounts are what was paid/);
});

test('past advice comes with its feedback and what was chosen', (t) => {
  const words = wordsOf(sampleLookup());
  t.regex(words, /Corporate Bonds 01 Mar 2026 \(12 days ago\), shown to you · 2 👍 1 👎 · client chose Green Bonds/);
  t.regex(words, /Nothing suitable 01 Feb 2026 \(40 days ago\), shown to somebody else/);
});

test('every other page about the client is a press away; an id too long for a button gives none', (t) => {
  const buttons = objectsIn(draw(sampleLookup()).blocks).filter(({ type }) => type === 'button');
  t.deepEqual(
    buttons.map(({ action_id, value }) => [action_id, value]),
    ['recommend', 'compare', 'family', 'ladder'].map((surface) => [`client_${surface}`, 'C_0042']),
  );
  const long = sampleLookup({ profile: sampleProfile({ clientId: clientId('x'.repeat(3000)) }) });
  t.false(draw(long).blocks.some(({ type }) => type === 'actions'));
});

test('names of three hundred characters and hostile names are letters, whoever bears them', (t) => {
  for (const hostile of ['<!channel>', '<@U1>', '*bold*', '<https://a.example|b>', '\u202eabc', 'N'.repeat(300)]) {
    const lookup = sampleLookup({
      profile: sampleProfile({ clientId: clientId('C_1'), name: hostile, parentId: clientId(hostile) }),
      manager: { id: hostile, name: hostile },
      trades: lookedUpTrades([sampleTrade({ issuer: hostile, bondType: hostile, bondId: hostile, isin: hostile })]),
    });
    for (const look of [NEWEST_LOOK, PLAINEST_LOOK]) {
      const message = draw(lookup, look);
      t.false(/[<>]/.test(message.text), hostile);
      const objects = objectsIn(message.blocks);
      t.true(
        objects.every(
          ({ type, emoji }) => type !== 'mrkdwn' && type !== 'link' && type !== 'user' && (type !== 'plain_text' || emoji === false),
        ),
      );
      t.true(
        stringsIn(message).every((text) => !/[\u202a-\u202e\u2066-\u2069]/.test(text)),
        hostile,
      );
    }
  }
});
