import test from 'ava';
import type { Profile } from '../../../src/advisor/book/profile.ts';
import { addDays, clientId, paiseFromRupees } from '../../../src/advisor/units.ts';
import type { ClientLookup } from '../../../src/usecases/client/client-lookup.ts';
import { NEWEST_LOOK, PLAINEST_LOOK } from '../../../views/blocks/look.ts';
import { clientFigures, clientMessage, clientMoreMessage } from '../../../views/client/client-message.ts';
import { objectsIn, stringsIn } from '../../helpers/inside.ts';
import { LOOKUP_DAY, lookedUpTrades, sampleLookup, sampleTrade } from '../../helpers/samples/sample-lookup.ts';
import { dayOf, sampleProfile, sampleShown } from '../../helpers/samples/sample-recommendation.ts';
import { said } from '../../helpers/slack/said.ts';

const NATIVE = [{ kind: 'native' }, { kind: 'native' }] as const;
/** All that's said of a client: the message, then what “More …” posts. */
const draw = (lookup: ClientLookup, look = NEWEST_LOOK) => {
  const charts = look === NEWEST_LOOK ? NATIVE : [];
  const [{ text, blocks }, more] = [clientMessage(lookup, look, charts), clientMoreMessage(lookup, look, charts)];
  return { text, blocks: [...blocks, ...more.blocks] };
};
const wordsOf = (lookup: ClientLookup, look = NEWEST_LOOK): string => said(draw(lookup, look).blocks);
interface Table {
  readonly caption: string;
  readonly rows: ReadonlyArray<ReadonlyArray<{ readonly text: string }>>;
}
const tableOf = (lookup: ClientLookup): Table | undefined =>
  draw(lookup).blocks.find(({ type }) => (type as string) === 'data_table') as unknown as Table | undefined;

test('the first line says what matures when, and how much', (t) => {
  const { blocks, text } = draw(sampleLookup());
  t.is(said([blocks[0], blocks[1]]), 'C_0042 ₹2.5 lakh matures on 15 Jul 2026: Vidyut Power 9.50%; ₹5 lakh matures in the next two years');
  t.is(text, 'C_0042 · ₹2.5 lakh matures on 15 Jul 2026: Vidyut Power 9.50%; ₹5 lakh matures in the next two years');
});

test('the message has the client in one line, what to offer, one picture and three buttons', (t) => {
  const { blocks } = clientMessage(sampleLookup(), NEWEST_LOOK, [{ kind: 'file', file: 'F1' }]);
  t.deepEqual(
    blocks.map(({ type }) => type),
    ['header', 'rich_text', 'context', 'rich_text', 'image', 'actions'],
  );
  t.is(
    said([blocks[3]]),
    'Offer Corporate Bonds (54% chance among what fits) Sahyadri Finance · 9.80% · 1 Mar 2028 · CRISIL AA (CE) · INE001A07KU4',
  );
  t.is(said([blocks[2]]), '41 years · Male · risk band B · ₹9 lakh outstanding · 6 purchases');
  t.is(objectsIn(blocks).filter(({ type }) => type === 'button').length, 3);
});

test('the profile shows the source of the risk band and the relationship manager', (t) => {
  const said = wordsOf(sampleLookup());
  for (const fact of [
    'Age and gender 41 years · Male',
    'Risk band B',
    'Outstanding ₹9 lakh',
    'Bought so far ₹12.5 lakh in 6 purchases, 10 Jan 2023 to 1 Feb 2026',
    'On average yield 9.10% · coupon 8.80%, at purchase, over all that was bought, weighted by amount',
    'Matured money 75% bought again within 90 days',
    'Reinvests 40% of purchases within 90 days of the one before',
    'Relationship manager Meera Iyer (7)',
    'Family holder of a family, 3 clients together',
    'Segment Middle-aged Balanced Investors',
    'Very stable segment (0.87)',
  ]) {
    t.true(said.includes(fact), fact);
  }
  t.regex(
    wordsOf(sampleLookup({ profile: sampleProfile({ riskBandSource: 'derived' }) })),
    /Risk band A: no profile is recorded \(purchases suggest B\)/,
  );
  t.regex(
    wordsOf(sampleLookup({ profile: sampleProfile({ riskBand: null, riskBandSource: 'unknown' }) })),
    /Risk band unknown, treated as A/,
  );
});

test('unknown facts are named as unknown', (t) => {
  const nobody = sampleProfile({
    age: null,
    gender: null,
    trades: 0,
    totalInvested: paiseFromRupees(0),
    averageYield: null,
    averageCoupon: null,
    reinvestmentRatio: null,
    boughtAgain: null,
    firstTradeDay: null,
    lastTradeDay: null,
  });
  const lookup = sampleLookup({ profile: nobody, trades: lookedUpTrades([]), recommendations: [], manager: null, family: null });
  const words = wordsOf(lookup);
  for (const fact of [
    'No purchase yet',
    'age not recorded · gender not recorded',
    'Bought so far nothing yet',
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

test('without a model, or with a damaged one, the profile has no segment and says why', (t) => {
  t.regex(wordsOf(sampleLookup({ segment: { kind: 'untrained' } })), /No segment Bond Advisor hasn’t been trained yet\./);
  t.regex(
    wordsOf(sampleLookup({ segment: { kind: 'untrained', damagedVersion: 3 } })),
    /No segment there's no usable model: version 3 is damaged\./,
  );
});

test('if the book is unreachable, the message shows the snapshot’s day and says that purchases can’t be read', (t) => {
  const takenAt = new Date('2026-03-10T08:00:00Z');
  const { blocks, text } = draw(sampleLookup({ profileFrom: { kind: 'snapshot', takenAt }, trades: null, family: null }));
  t.regex(text, /Purchases can’t be read right now: the firm’s book is away\./);
  t.regex(said(blocks), /can’t be read just now: purchases are as of 10 Mar 2026\./);
});

test('of 2,000 purchases the newest are listed, but all are counted, in the charts too', (t) => {
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
  // Nine quarters in crore: those of 2,000 purchases of ₹2.5 lakh that mature within 731 days.
  t.is(ahead.categories.length, 9);
  const inWindow = trades.filter(({ maturityDay }) => (maturityDay ?? 0) <= dayOf('2028-03-12')).length;
  const total = ahead.series[0]?.values.reduce<number>((sum, value) => sum + (value ?? 0), 0) ?? 0;
  t.true(Math.abs(total - (inWindow * 2.5) / 100) < 0.1);
  t.deepEqual(history.categories, ['2020', '2021', '2022', '2023', '2024', '2025', '2026']);
});

test('a month names its bonds, and bonds outside the months are named too', (t) => {
  const words = wordsOf(sampleLookup(), PLAINEST_LOOK);
  t.regex(words, /Jul 2026 ₹2\.5 lakh · Vidyut Power 9\.50% on 15 Jul 2026/);
  t.regex(words, /No maturity is recorded for 1 bond \(₹2\.5 lakh\)\./);
  t.regex(words, /Amounts are the price paid/);
});

test('past advice shows its feedback and the client’s choice', (t) => {
  const words = wordsOf(sampleLookup());
  t.regex(words, /Corporate Bonds 1 Mar 2026 \(12 days ago\), shown to you · 2 👍 1 👎 · client chose Green Bonds/);
  t.regex(words, /Nothing suitable 1 Feb 2026 \(40 days ago\), shown to somebody else/);
});

test('there are buttons to the client’s other pages, but none if the id is too long', (t) => {
  const buttons = objectsIn(draw(sampleLookup()).blocks).filter(({ type }) => type === 'button');
  t.deepEqual(
    buttons.map(({ action_id, value }) => [action_id, value]),
    ['recommend', 'ladder', 'more', 'recommend', 'compare', 'family', 'ladder', 'risk_profile'].map((surface) => [
      `client_${surface}`,
      'C_0042',
    ]),
  );
  const long = sampleLookup({ profile: sampleProfile({ clientId: clientId('x'.repeat(3000)) }) });
  t.false(draw(long).blocks.some(({ type }) => type === 'actions'));
});

test('names of 300 characters and hostile names stay plain text', (t) => {
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

test('what is outstanding says what may be, and that nobody knows where no maturity is recorded', (t) => {
  const of = (more: Partial<Profile>): string => wordsOf(sampleLookup({ profile: sampleProfile(more) }));
  t.regex(of({ maturityUnknown: paiseFromRupees(50_000) }), /Outstanding ₹9 lakh; another ₹50,000 has no maturity recorded/);
  t.regex(of({ outstanding: null }), /Outstanding unknown: no maturity is recorded/);
  t.regex(of({ outstanding: paiseFromRupees(0) }), /Outstanding nothing/);
});

test('several bonds of one day mature in one line, and another day is never added to it', (t) => {
  const trades = lookedUpTrades([
    sampleTrade({ bondId: 'A', maturityDay: addDays(LOOKUP_DAY, 10) }),
    sampleTrade({ bondId: 'B', amount: paiseFromRupees(400_000), maturityDay: addDays(LOOKUP_DAY, 10) }),
    sampleTrade({ bondId: 'C', maturityDay: addDays(LOOKUP_DAY, 11) }),
  ]);
  const { text } = draw(sampleLookup({ trades }));
  t.is(
    text,
    'C_0042 · ₹6.5 lakh matures on 22 Mar 2026: 2 bonds, the largest Sahyadri Finance 9.50%; ₹9 lakh matures in the next two years',
  );
});

test('what matured and was not bought again has lines of its own, one a day', (t) => {
  const trades = lookedUpTrades([
    sampleTrade({ bondId: 'NEW', day: addDays(LOOKUP_DAY, -20), amount: paiseFromRupees(100_000), maturityDay: null }),
    sampleTrade({ bondId: 'A', maturityDay: addDays(LOOKUP_DAY, -10) }),
    sampleTrade({ bondId: 'B', maturityDay: addDays(LOOKUP_DAY, -30) }),
  ]);
  const words = wordsOf(sampleLookup({ trades }));
  t.regex(words, /Matured in the last 90 days, not bought again ₹2\.5 lakh in 1 bond matured on 2 Mar 2026; none of it bought again/);
  t.regex(words, /₹2\.5 lakh in 1 bond matured on 10 Feb 2026; ₹1\.5 lakh not bought again/);
  t.notRegex(wordsOf(sampleLookup()), /not bought again/);
  const oldBook = { day: addDays(LOOKUP_DAY, -15), workingDays: 11, on: LOOKUP_DAY };
  const old = wordsOf(sampleLookup({ trades, oldBook }));
  t.regex(old, /not bought again as far as the book goes ₹2\.5 lakh in 1 bond matured on 2 Mar 2026; not known yet if it was bought again/);
  t.regex(old, /₹2\.5 lakh in 1 bond matured on 10 Feb 2026; ₹1\.5 lakh not bought again by 25 Feb 2026/);
});

test('without a model nothing is offered, and if nothing suits, the message says so', (t) => {
  const linesOf = (lookup: ClientLookup): string => said(clientMessage(lookup, NEWEST_LOOK, []).blocks);
  t.notRegex(linesOf(sampleLookup({ advice: null })), /Offer|to offer/);
  const nothing = sampleShown({ recommendation: { recommended: [] } });
  t.regex(linesOf(sampleLookup({ advice: nothing })), /Nothing suitable to offer just now\. Recommend says why\./);
});
