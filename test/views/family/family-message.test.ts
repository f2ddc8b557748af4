import test from 'ava';
import { CONCENTRATION_RULES } from '../../../src/advisor/family/concentration.ts';
import { exposureOf } from '../../../src/advisor/family/exposure.ts';
import { clientId } from '../../../src/advisor/units.ts';
import { NEWEST_LOOK, PLAINEST_LOOK } from '../../../views/blocks/look.ts';
import { familyMessage, familyMoreMessage } from '../../../views/family/family-message.ts';
import { pointsApart } from '../../../views/family/kinship-words.ts';
import { pairsMessage } from '../../../views/family/pairs-message.ts';
import { statisticsMessage } from '../../../views/family/statistics-message.ts';
import { objectsIn } from '../../helpers/inside.ts';
import { sampleKinship, sampleMember, sampleReview, sampleStatistics, sampleTrade } from '../../helpers/samples/sample-family.ts';
import { dayOf, sampleProfile } from '../../helpers/samples/sample-recommendation.ts';
import { said } from '../../helpers/slack/said.ts';

/** All that's said of a family: the message, then what “More …” posts. */
const draw = (review = sampleReview(), look = NEWEST_LOOK, charts = [look.chart, look.chart]) => [
  ...familyMessage(review, look, charts).blocks,
  ...familyMoreMessage(review, { look, charts, firmWide: false }).blocks,
];
const words = (review = sampleReview(), look = NEWEST_LOOK): string => said(draw(review, look));

test('the message has the worst concentration, the pairs, one picture and three buttons', (t) => {
  const { blocks } = familyMessage(sampleReview(), NEWEST_LOOK, [{ kind: 'file', file: 'F1' }]);
  t.deepEqual(
    blocks.map(({ type }) => type),
    ['header', 'rich_text', 'context', 'rich_text', 'image', 'actions'],
  );
  t.regex(said([blocks[1]]), /75% with one issuer.*and 1 more/);
  t.is(said([blocks[3]]), 'C_0045 vs C_0042 same risk band · reinvests 35 points less');
  t.deepEqual(
    objectsIn(blocks).flatMap(({ type, action_id }) => (type === 'button' ? [action_id] : [])),
    ['client_recommend', 'client_profile', 'family_more'],
  );
});

test('a warning names the holding, the limit it exceeds and the reason', (t) => {
  t.regex(words(), /⚠️ 75% with one issuer, Sahyadri Finance Limited \(limit 25%\): one default would reach more than a quarter/);
  t.regex(words(), /⚠️ 75% in one type, Corporate Bonds \(limit 60%\)/);
  const rule = CONCENTRATION_RULES['one-issuer'];
  t.regex(words(sampleReview({ concentrations: [{ rule, of: 'X', share: 0.2504 }] })), /⚠️ just over 25% with one issuer, X \(limit 25%\)/);
  t.regex(words(sampleReview({ concentrations: [] })), /Nothing is concentrated beyond the house limits/);
});

test('amounts that aren’t counted are named', (t) => {
  t.regex(words(), /Not counted: ₹40,000 matured, ₹30,000 with no maturity recorded\./);
});

test('parent and member are compared by risk band, reinvestment and types', (t) => {
  t.regex(
    words(),
    /C_0045 vs C_0042 same risk band · reinvests 35 points less: not similar · both bought Corporate Bonds · only C_0042 bought Tax-Free Bonds · only C_0045 bought Green Bonds/,
  );
  t.is(pointsApart(0.011), '1 point more');
  t.is(pointsApart(-0.004), 'the same');
});

test('a family of forty says how many more members count and how many are hidden', (t) => {
  const members = Array.from({ length: 12 }, (_, at) =>
    sampleMember(`C_01${at}`, { kinship: { parent: clientId('C_0042'), found: sampleKinship() } }),
  );
  const blocks = draw(sampleReview({ members, more: 28, hidden: 3 }));
  const text = said(blocks);
  t.regex(text, /Family of C_0042: 40 clients/);
  t.regex(text, /Only 12 members are listed; 28 more count in what’s outstanding\./);
  t.regex(text, /3 members of this family are clients of other relationship managers: not shown or counted/);
  t.regex(text, /and 9 more.*and 4 more/, 'three of twelve pairs in the message, eight in the thread');
  const table = blocks.find(({ type }) => type === 'data_table') as unknown as { rows: unknown[] };
  t.is(table.rows.length, 13);
});

test('with nothing outstanding there’s no chart or issuer, and the message says why', (t) => {
  const exposure = exposureOf([sampleTrade({ maturityDay: dayOf('2025-12-01') })], dayOf('2026-03-12'));
  const blocks = draw(sampleReview({ exposure, concentrations: [] }));
  t.regex(said(blocks), /Nothing outstanding as of 12 Mar 2026/);
  t.false(blocks.some((block) => (block.type as string) === 'data_visualization'));
});

test('the message says if the book names no issuers, and the plainest look is all text', (t) => {
  const exposure = exposureOf([sampleTrade({ issuer: null })], dayOf('2026-03-12'));
  const text = words(sampleReview({ exposure, concentrations: [] }), PLAINEST_LOOK);
  t.regex(text, /By issuer: the book doesn’t say who the issuers are/);
  t.regex(
    text,
    /C_0042 \(holder\) 41 years · risk band B · ₹5 lakh outstanding · 6 purchases · recommend Corporate Bonds \(54% among what fits\)/,
  );
  t.regex(text, /Corporate Bonds: 100%/);
});

test('firm-wide figures show how many pairs they cover and how many are left out', (t) => {
  const text = said(
    statisticsMessage(
      sampleStatistics(),
      { takenAt: new Date('2026-03-13T08:00:00Z'), oldBook: null },
      { look: NEWEST_LOOK, chart: { kind: 'text' } },
    ).blocks,
  );
  t.regex(text, /42 families, 55 pairs of parent and member/);
  t.regex(text, /58% share a risk band, of 50 pairs/);
  t.regex(text, /27 points apart in reinvestment on average, of 30 pairs; members reinvest 3 points less on average/);
  t.regex(text, /42% are similar: under 20 points apart/);
  t.regex(text, /2 families have a holder who isn’t in the book: counted above, so 2 members can’t be compared\./);
});

test('too few families get no figures', (t) => {
  const { text, blocks } = statisticsMessage(
    sampleStatistics({ all: null, groups: [], points: [] }),
    { takenAt: new Date(), oldBook: null },
    {
      look: NEWEST_LOOK,
      chart: { kind: 'text' },
    },
  );
  t.regex(text, /^Too few families to show/);
  t.false(/\d+%/.test(said(blocks)));
});

test('pairs are counted as far as they’re drawn, and the rest is noted', (t) => {
  const [parent, child] = [sampleProfile({ clientId: clientId('P') }), sampleProfile()];
  const found = { riskMatches: true, reinvestmentDifference: null } as const;
  const pairs = Array.from({ length: 60 }, () => ({ parent, child, found: { ...sampleKinship(), ...found } }));
  const list = { pairs, more: 3, clients: 100, lookedAt: 100, takenAt: null };
  const plain = said(pairsMessage(list, PLAINEST_LOOK).blocks);
  t.regex(plain, /12 pairs shown, 12 with the same risk band/);
  t.regex(plain, /The first 12 pairs of 63\./);
  const { blocks } = pairsMessage({ ...list, more: 0 }, NEWEST_LOOK);
  const rows = objectsIn(blocks).find(({ type }) => type === 'data_table')?.rows as unknown[];
  t.regex(said(blocks), new RegExp(`${rows.length - 1} pairs shown`));
});
