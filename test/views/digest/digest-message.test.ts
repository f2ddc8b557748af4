import test from 'ava';
import type { DigestParts } from '../../../src/advisor/digest/assemble-digest.ts';
import { NEWEST_LOOK, PLAINEST_LOOK } from '../../../views/blocks/look.ts';
import { digestCharts } from '../../../views/digest/digest-charts.ts';
import { type DigestNote, digestMessage } from '../../../views/digest/digest-message.ts';
import { ZONE } from '../../helpers/desk-on.ts';
import { sampleDigest } from '../../helpers/samples/sample-digest.ts';
import { textOf } from '../../helpers/slack/draw-recommendation.ts';

const message = (parts: Partial<DigestParts> = {}, note: DigestNote = { kind: 'none' }) => {
  const digest = sampleDigest(parts);
  return digestMessage(digest, { look: NEWEST_LOOK, charts: [{ kind: 'native' }] }, note, ZONE);
};

test('the digest shows changes, segments, purchases and results of the advice, in this order', (t) => {
  const text = textOf(message());
  const places = ['Weekly digest', 'What changed', 'Segments', 'Moved', 'Bought', 'Advice'].map((word) => text.indexOf(word));
  t.true(
    places.every((place, at) => place >= 0 && (at === 0 || place > (places[at - 1] as number))),
    String(places),
  );
  t.regex(text, /2 Mar to 8 Mar 2026/);
  t.regex(text, /Corporate Bonds: ₹3 crore bought, up from ₹1 crore/);
  t.regex(text, /Mature Conservative Investors: 70 clients \(\+10\)/);
  t.regex(text, /Young Balanced Investors: 120 clients \(−8\)/);
  t.regex(text, /9 clients from Young Balanced Investors to Mature Conservative Investors/);
  t.regex(text, /26 purchases, ₹4.1 crore/);
  t.regex(text, /40 recommendations for 31 clients/);
  t.regex(text, /First places: Corporate Bonds 25, Treasury Bills 15/);
  t.regex(text, /9 up, 2 down/);
  t.regex(text, /3 of 4 took the first type/);
  t.regex(text, /Of 40 clients advised 30 days ago or earlier, 10 \(25%\) bought a type they were shown within 30 days/);
  t.notRegex(text, /90 days/);
});

test('the footer shows the age of the book and of the model', (t) => {
  // Read at 21:00 the evening before and made at 03:30, 6.5 hours later.
  t.regex(textOf(message()), /As of 9 Mar 2026 · book as of 8 Mar 2026, read 6 hours ago · model 7, trained 6 Mar 2026/);
});

test('segments of a version other than the active one are labelled with it', (t) => {
  t.regex(
    textOf(message({ segmentsOf: 8 })),
    /Segments and movements are those of model 8; the segments of model 7 come with the next reading of the book\./,
  );
  t.notRegex(textOf(message()), /those of model/);
});

test('there is one chart, and figures drawn as text aren’t repeated', (t) => {
  t.is(message().blocks.filter(({ type }) => (type as string) === 'data_visualization').length, 1);
  const inWords = digestMessage(sampleDigest(), { look: NEWEST_LOOK, charts: [{ kind: 'text' }] }, { kind: 'none' }, ZONE);
  t.is(textOf(inWords).split('Young Balanced Investors: 120 clients').length, 2);
});

test('segments, purchases and advice are folded under one heading, or in full where nothing folds', (t) => {
  const folds = message().blocks.filter(({ type }) => type === 'container') as ReadonlyArray<{ title?: { text: string } }>;
  t.deepEqual(
    folds.map(({ title }) => title?.text),
    ['Segments, purchases and advice', 'Where this comes from'],
  );
  const plain = digestMessage(sampleDigest(), { look: PLAINEST_LOOK, charts: [] }, { kind: 'none' }, ZONE);
  t.false(plain.blocks.some(({ type }) => type === 'container'));
  t.regex(textOf(plain), /26 purchases, ₹4.1 crore/);
});

test('the chart compares shares of purchases and of first recommendations', (t) => {
  const [types] = digestCharts(sampleDigest(), ZONE);
  // 14, 6 and 6 of 26 purchases; 25 and 15 of 40 recommendations.
  t.deepEqual(types?.categories, ['Corporate Bonds', 'Treasury Bills', 'Green Bonds']);
  t.deepEqual(
    types?.series.map(({ name, values }) => ({ name, values })),
    [
      { name: 'Bought', values: [53.8, 23.1, 23.1] },
      { name: 'Recommended first', values: [62.5, 37.5, 0] },
    ],
  );
});

test('types beyond the limit are counted', (t) => {
  const now = Array.from({ length: 20 }, (_, at) => ({ bondType: `Type ${at}`, purchases: 9, clients: 9, amount: 900 }));
  t.regex(textOf(message({ bought: { now, before: [], together: now.map((_, at) => 9 * (at + 1)) } })), /and 5 more/);
});

test('a quiet week is a short message', (t) => {
  const nothing = {
    bought: { now: [], before: [], together: [] },
    shown: 0,
    clientsAdvised: 0,
    first: [],
    uptake: [],
    moved: null,
    modelIsNew: false,
  };
  const quiet = message({ ...nothing, thumbs: { up: 0, down: 0, choseFirst: 0, choseOther: 0 }, movement: { kind: 'first' } });
  const text = textOf(quiet);
  t.regex(text, /quiet week/);
  t.regex(text, /Nothing in these days/);
  t.regex(text, /Nobody asked for a recommendation/);
  t.notRegex(text, /Thumbs|Moved|NaN|undefined|null/);
  t.is(quiet.blocks.filter(({ type }) => (type as string) === 'data_visualization').length, 1);
});

test('an old book makes no quiet week', (t) => {
  const oldBook = { day: 20_500, workingDays: 12 } as never;
  const text = textOf(message({ moved: null, modelIsNew: false, movement: { kind: 'first' }, first: [], uptake: [], oldBook }));
  t.notRegex(text, /quiet week/);
  t.regex(text, /12 working days old/);
});

test('the digest says if the book wasn’t read since the last one', (t) => {
  const text = textOf(message({ from: 20_521 as never, until: 20_520 as never, bought: { now: [], before: [], together: [] } }));
  t.regex(text, /hasn’t been read since the last digest/);
});

test('a preview, a test and a second try are labelled', (t) => {
  t.regex(textOf(message({}, { kind: 'preview' })), /only you see it/);
  t.regex(textOf(message({}, { kind: 'again' })), /you may see it twice/);
  t.regex(textOf(message({}, { kind: 'test', by: 'U0SITA' })), /A test, sent by/);
});
