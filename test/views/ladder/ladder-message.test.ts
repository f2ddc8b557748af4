import test from 'ava';
import { paiseFromRupees } from '../../../src/advisor/units.ts';
import type { ClientLadder } from '../../../src/usecases/client/build-client-ladder.ts';
import { NEWEST_LOOK, PLAINEST_LOOK } from '../../../views/blocks/look.ts';
import { ladderFigures, ladderMessage } from '../../../views/ladder/ladder-message.ts';
import { objectsIn } from '../../helpers/inside.ts';
import { ladderBond, ladderWish, sampleLadder } from '../../helpers/samples/sample-ladder.ts';
import { dayOf, sampleProfile } from '../../helpers/samples/sample-recommendation.ts';
import { said } from '../../helpers/slack/said.ts';

const draw = (built: ClientLadder, look = NEWEST_LOOK) => ladderMessage(built, look, look === NEWEST_LOOK ? [{ kind: 'native' }] : []);
const FIVE = ['2026-12-01', '2027-12-01', '2028-12-01', '2029-12-01', '2030-12-01'].map((matures, at) => ladderBond(`B${at}`, matures));

test('a full ladder shows its yield and duration, and that only lots leave money over', (t) => {
  const { blocks, text } = draw(sampleLadder(FIVE));
  t.regex(
    text,
    /^Ladder for C_0042 · ₹20\.37 lakh of ₹25 lakh placed at 9\.80% on average · modified duration 2\.\d years · all 5 rungs filled$/,
  );
  const words = said(blocks);
  t.regex(words, /Asked for: ₹25 lakh over 5 years, 5 rungs of ₹5 lakh, A- and better/);
  t.false(/couldn’t be filled|⚠️/.test(words));
  t.regex(words, /₹4\.63 lakh of ₹25 lakh isn’t placed: what whole lots and equal shares leave over\. Amounts are what’s to pay/);
  t.regex(words, /Books rarely say whether a bond can be called; those known to be callable are left out/);
});

test('the bonds are folded as a list and as a table, each with its rung and its ISIN', (t) => {
  const built = sampleLadder(FIVE);
  const folds = draw(built).blocks.filter(({ type }) => type === 'container') as unknown as ReadonlyArray<{
    title: { text: string };
    child_blocks: ReadonlyArray<{ rows?: Array<Array<{ text: string }>> }>;
  }>;
  t.deepEqual(
    folds.map(({ title }) => title.text),
    ['The bonds on the ladder', 'How it’s computed'],
  );
  const rows = folds[0]?.child_blocks.at(-1)?.rows ?? [];
  t.deepEqual(
    rows.slice(0, 2).map((row) => row.map(({ text }) => text).slice(0, 7)),
    [
      ['Issuer', 'Yield', 'Matures', 'Rating', 'To pay', 'Face value', 'Rung'],
      ['Issuer of B0', '9.80%', '1 Dec 2026', 'AA (CE)', '₹4.09 lakh', '₹4 lakh', '1'],
    ],
  );
  t.is(rows.length, 6);
  const inWords = /Rung 2, by 12 Mar 2028 ₹4\.08 lakh at 9\.80% to 1 Dec 2027 · CRISIL AA \(CE\) · Issuer of B1 · B1/;
  t.regex(said(draw(built).blocks), inWords);
  t.regex(said(draw(built, PLAINEST_LOOK).blocks), inWords);
});

test('a workspace that folds nothing gets the table or the list in the message', (t) => {
  const typesOf = (look: typeof NEWEST_LOOK) => draw(sampleLadder(FIVE), look).blocks.map(({ type }) => type as string);
  t.true(typesOf({ ...NEWEST_LOOK, folds: false }).includes('data_table'));
  for (const look of [{ ...NEWEST_LOOK, folds: false }, PLAINEST_LOOK]) t.false(typesOf(look).includes('container'));
});

test('the chart shows payments by year, and its alt text says the same', (t) => {
  const [figure] = ladderFigures(sampleLadder(FIVE));
  if (figure?.kind !== 'bar') return t.fail();
  t.deepEqual(figure.categories, ['2026', '2027', '2028', '2029', '2030']);
  t.is(figure.unit, '₹ lakh');
  t.regex(figure.alt, /^2026: ₹[\d.]+ lakh interest, ₹[\d.]+ lakh repaid\. 2027: /);
});

test('an empty rung lists every reason why its bonds were left out', (t) => {
  const bonds = [
    ladderBond('junk', '2026-12-01', { rating: { grade: 'BB', suffix: null, agency: null }, band: 'C' }),
    ladderBond('low', '2026-12-02', { rating: { grade: 'BBB', suffix: null, agency: null }, band: 'B' }),
    ladderBond('called', '2026-12-03', { namedCallable: true }),
    ladderBond('no facts', '2026-12-04', { yieldToMaturity: null }),
    ladderBond('dear', '2026-12-05', { minimumInvestment: paiseFromRupees(10_000_000) }),
    ...FIVE.slice(1, 2),
  ];
  const words = said(draw(sampleLadder(bonds)).blocks);
  t.true(
    words.includes(
      'Rung 1, by 12 Mar 2027 of 5 bonds on offer: 1 too risky for the client’s band, 1 rated lower than asked for, 1 callable, 1 without a yield, coupon or frequency to compute with, 1 whose smallest purchase costs more than the rung’s share',
    ),
    words,
  );
  t.true(words.includes('Rung 3, by 12 Mar 2029 no bond on offer matures in this time'));
  t.true(
    words.includes('₹20.92 lakh of ₹25 lakh isn’t placed: the share of 4 empty rungs, and what whole lots and equal shares leave over.'),
  );
});

test('a ladder without any filled rung says so first and has no chart or table', (t) => {
  const built = sampleLadder([]);
  const { blocks, text } = draw(built);
  t.regex(text, /No rung could be filled: nothing on offer is left for this wish\.$/);
  t.false(blocks.some(({ type }) => ['data_table', 'data_visualization'].includes(type)));
});

test('a dominating issuer, old yields and unplaced money get a warning', (t) => {
  const bonds = FIVE.map((bond) => ({ ...bond, issuer: 'Sahyadri', yieldFrom: 'last-trade' as const, yieldDay: dayOf('2026-01-05') }));
  const words = said(draw(sampleLadder(bonds, ladderWish({ amount: paiseFromRupees(2_750_000), callable: true }))).blocks);
  t.regex(words, /⚠️ Sahyadri holds 93% of the ladder’s money, more than 33%/);
  t.regex(words, /the oldest of 5 Jan 2026: ask for a price/);
  t.regex(words, /₹2\.03 lakh of ₹27\.5 lakh isn’t placed: what whole lots and equal shares leave over\./);
  t.regex(words, /Books rarely say whether a bond can be called\. Yields are before tax/);
});

test('a ladder has buttons that quote its bonds, to another ladder and to the client’s other pages', (t) => {
  const buttons = objectsIn(draw(sampleLadder(FIVE)).blocks).filter(({ type }) => type === 'button');
  t.deepEqual(
    buttons.slice(1).map(({ action_id, value }) => [action_id, value]),
    ['ladder', 'profile', 'recommend'].map((surface) => [`client_${surface}`, 'C_0042']),
  );
  t.is(buttons[0]?.action_id, 'bond_quote');
  t.like(JSON.parse(String(buttons[0]?.value)), { client: 'C_0042' });
});

test('an amount of a thousand times the client’s money is questioned', (t) => {
  const built = (rupees: number, totalInvested: number) =>
    said(
      draw(
        sampleLadder(FIVE, ladderWish({ amount: paiseFromRupees(rupees) }), {
          profile: sampleProfile({ totalInvested: paiseFromRupees(totalInvested) }),
        }),
      ).blocks,
    );
  t.regex(
    built(1_000_000_000, 1_000_000),
    /Is the amount right\? ₹100 crore is at least 1,000 times what the client has bought so far \(₹10 lakh\)/,
  );
  t.notRegex(built(999_999_999, 1_000_000), /Is the amount right/);
  t.notRegex(built(1_000_000_000, 0), /Is the amount right/, 'nothing to compare it with');
});
