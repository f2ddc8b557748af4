import test from 'ava';
import { clientId, paiseFromRupees } from '../../src/advisor/units.ts';
import type { Message } from '../../views/blocks.ts';
import { PLAINEST_LOOK } from '../../views/look.ts';
import { nothingSuitableMessage } from '../../views/recommendation-message.ts';
import { draw, linesOf, problemsOf, textOf, typesOf, WITH_PICTURE } from '../helpers/draw-recommendation.ts';
import { objectsIn } from '../helpers/inside.ts';
import { dayOf, NO_SIGNS, SOME_SIGNS, sampleBond, sampleProfile, sampleShown, sampleType } from '../helpers/sample-recommendation.ts';

test('three seconds: the answer and to whom as the heading, then how sure and the weightiest reason', (t) => {
  const { blocks, text } = draw(sampleShown(), NO_SIGNS);
  t.is(linesOf(blocks[0]), 'Offer Corporate Bonds to C_0042');
  t.is(
    linesOf(blocks[1]),
    '38 % likely to be the next purchase, 1.9 times the runner-up3 of the client’s 6 purchases were Corporate Bonds',
  );
  t.is(
    text,
    'Offer Corporate Bonds to C_0042 · 38 % likely to be the next purchase, 1.9 times the runner-up. 3 of the client’s 6 purchases were Corporate Bonds',
  );
});

for (const [what, first, second, words] of [
  ['hardly ahead', 0.38, 0.36, /: a close call with Green Bonds \(36 %\)/],
  ['far ahead', 0.8, 0.02, /, far ahead of the runner-up/],
  ['ahead by feedback alone', 0.3, 0.38, /; advisors’ feedback puts it ahead of Green Bonds \(38 %\)/],
  ['without a runner-up', 0.8, 0, /purchase\. /],
] as const) {
  test(`how sure a type is that is ${what} is said so`, (t) => {
    const recommended = [sampleType('Corporate Bonds', first), sampleType('Green Bonds', second)];
    t.regex(draw(sampleShown({ recommendation: { recommended } }), NO_SIGNS).text, words);
  });
}

test('ten seconds: the client in one line, then every choice with its best bond', (t) => {
  const { blocks } = draw(sampleShown(), NO_SIGNS);
  t.is(
    linesOf(blocks[2]),
    '41 years · man · risk band B · ₹12.5 lakh in 6 purchases · average yield 9.10 % · reinvests 40 % within 90 days',
  );
  t.is(
    linesOf(blocks[3]),
    'Corporate Bonds 38 %9.80 % to 01 Mar 2028 · CRISIL AA (CE) · Sahyadri Finance' +
      'Green Bonds 20 %9.80 % to 01 Mar 2028 · CRISIL AA (CE) · Sahyadri Finance' +
      'Tax-Free Bonds 12 %No suitable bond on offer just now',
  );
});

test('a minute: the chart, all bonds in a table, the details folded, where it comes from, what to do, and the feedback', (t) => {
  const message = draw(sampleShown(), SOME_SIGNS);
  t.deepEqual(typesOf(message), [
    'header',
    'rich_text',
    'context',
    'rich_text',
    'data_visualization',
    'data_table',
    'container',
    'context',
    'actions',
    'actions',
    'context',
    'context_actions',
  ]);
  const text = textOf(message);
  t.true(text.includes('The segment bought Corporate Bonds in 36 % of its purchases'));
  t.is(text.split('3 of the client’s 6 purchases were Corporate Bonds').length, 2, 'the first reason is said once');
  t.true(text.includes('With two more purchases of Green Bonds the order would turn.'));
  t.true(text.includes('High Yield Bonds: risk band B allows BBB- and better'));
  t.true(text.includes('Segment Middle-aged Balanced Investors (412 clients, confidence 0.87)'));
  t.true(text.includes('Data as of 12 Mar 2026 · model 7, trained 3 days ago'));
  t.true(text.includes('not investment advice to the client'));
  t.true(text.includes('2 👍 1 👎 · Corporate Bonds in this segment 0.36 → 0.38'));
  t.is(problemsOf(message), null);
});

test('the native chart holds both shares of each type in percent, under names that fit', (t) => {
  const recommended = [
    sampleType('Government Securities of India', 0.381, {}),
    sampleType('Government Securities of Kerala', 0.2, {}),
    sampleType('Green Bonds', 0.1),
  ];
  const chart = draw(sampleShown({ recommendation: { recommended } }), NO_SIGNS).blocks.find(
    ({ type }) => String(type) === 'data_visualization',
  );
  t.like(chart, {
    title: 'Likely next purchase against purchases so far',
    chart: {
      type: 'bar',
      axis_config: { categories: ['Government Securiti…', 'Government Secur… 2', 'Green'] },
      series: [
        { name: 'Likely next', data: [{ value: 38.1 }, { value: 20 }, { value: 10 }] },
        { name: 'Bought so far', data: [{ value: 83 }, { value: 0 }, { value: 0 }] },
      ],
    },
  });
});

test('a client who bought nothing has one series: there is no past to hold it against', (t) => {
  const rows = [{ name: 'Green Bonds', probability: 0.4, share: null }];
  const message = draw(sampleShown(), NO_SIGNS, { figures: { title: 'T', alt: 'A', rows } });
  t.is(objectsIn(message.blocks).filter(({ name }) => name === 'Likely next' || name === 'Bought so far').length, 1);
  t.is(problemsOf(message), null);
});

test('a picture takes the chart’s place, with its alt text; without either the figures stand with the choices', (t) => {
  const pictured = draw(sampleShown(), NO_SIGNS, { look: WITH_PICTURE });
  t.like(
    pictured.blocks.find(({ type }) => type === 'image'),
    { slack_file: { id: 'F0CHART' }, alt_text: 'Bar chart. Corporate Bonds 38 %.' },
  );
  const plainest = draw(sampleShown(), NO_SIGNS, { look: PLAINEST_LOOK });
  t.deepEqual(typesOf(plainest), [
    'header',
    'rich_text',
    'context',
    'rich_text',
    'rich_text',
    'rich_text',
    'context',
    'actions',
    'actions',
    'context',
  ]);
  t.true(linesOf(plainest.blocks[3]).includes('▰▰▰▰▱▱▱▱▱▱ likely next · 83 % of the amount so far'));
  t.true(
    textOf(plainest).includes(
      'INE001A07KU4\n Sahyadri Finance Limited · yield 9.80 % · CRISIL AA (CE) · matures 01 Mar 2028 · coupon 9.50 % · from ₹1 lakh',
    ),
  );
  for (const message of [pictured, plainest]) t.is(problemsOf(message), null);
});

test('days in reasons are read as days', (t) => {
  const reasons = ['Most recently on 2026-09-24 (57 days before).', 'On 2026-13-45 and 2026-01-05.'];
  const recommended = [sampleType('Corporate Bonds', 0.38, { reasons })];
  const message = draw(sampleShown({ recommendation: { recommended } }), NO_SIGNS);
  t.regex(message.text, /Most recently on 24 Sep 2026/);
  t.true(textOf(message).includes('On 2026-13-45 and 05 Jan 2026.'));
});

test('the answer offers to say what the client chose, and to share where there is a channel for it; a shared copy says who shared it', (t) => {
  const buttonsOf = (message: Message) => objectsIn(message.blocks).filter(({ type }) => type === 'button');
  const actionsOf = (message: Message) =>
    buttonsOf(message).flatMap(({ action_id }) => (String(action_id).startsWith('client_') ? [] : [action_id]));
  t.deepEqual(actionsOf(draw(sampleShown(), NO_SIGNS)), ['recommendation_choice', 'recommendation_share', 'model_card']);
  t.deepEqual(actionsOf(draw(sampleShown(), NO_SIGNS, { canShare: false })), ['recommendation_choice', 'model_card']);
  const shared = draw(sampleShown(), NO_SIGNS, { sharedBy: 'U0SITA' });
  t.deepEqual(actionsOf(shared), ['recommendation_choice', 'model_card']);
  t.true(JSON.stringify(shared.blocks[0]).includes('"user_id":"U0SITA"'));
  t.is(problemsOf(shared), null);
});

test('from the answer the client’s other pages are a press away, each button naming the client', (t) => {
  for (const sharedBy of [{}, { sharedBy: 'U0SITA' }]) {
    const buttons = objectsIn(draw(sampleShown(), NO_SIGNS, sharedBy).blocks).filter(({ action_id }) => /^client_/.test(String(action_id)));
    t.deepEqual(
      buttons.map(({ action_id, value }) => [action_id, value]),
      ['profile', 'compare', 'family', 'ladder'].map((surface) => [`client_${surface}`, 'C_0042']),
    );
  }
});

test('a client with a name is called by it, beside the id', (t) => {
  const shown = sampleShown({ profile: sampleProfile({ name: '<!channel> *Asha*' }) });
  const message = draw(shown, NO_SIGNS);
  t.regex(message.text, /^Offer Corporate Bonds to &lt;!channel&gt; \*Asha\* · C_0042/);
  t.like(message.blocks[0], { text: { type: 'plain_text', text: 'Offer Corporate Bonds to <!channel> *Asha* · C_0042' } });
});

test('without signs the footer invites to react', (t) => {
  t.true(textOf(draw(sampleShown(), NO_SIGNS)).includes('Would you offer Corporate Bonds? React with 👍 or 👎'));
});

test('the buttons name the recommendation and their sign', (t) => {
  const shown = sampleShown();
  const buttons = objectsIn(draw(shown, NO_SIGNS).blocks).find(({ type }) => type === 'feedback_buttons');
  t.like(buttons, {
    action_id: 'recommendation_feedback',
    positive_button: { value: `up:${shown.id}` },
    negative_button: { value: `down:${shown.id}` },
  });
});

test('a yield from a last trade says which day that was', (t) => {
  const bond = sampleBond({ yieldFrom: 'last-trade', yieldDay: dayOf('2026-03-12') });
  const shown = sampleShown({ recommendation: { recommended: [sampleType('Corporate Bonds', 0.38, { bonds: [bond] })] } });
  t.true(textOf(draw(shown, NO_SIGNS)).includes('9.80 % (traded 12 Mar 2026) to 01 Mar 2028'));
});

test('where thumbs moved a type’s rank, the type says so', (t) => {
  const recommended = [sampleType('Green Bonds', 0.3, { feedbackTerm: 0.1 }), sampleType('Corporate Bonds', 0.38, { feedbackTerm: -0.06 })];
  const text = textOf(draw(sampleShown({ recommendation: { recommended } }), NO_SIGNS));
  t.true(text.includes('30 % · feedback +10 points'));
  t.true(text.includes('38 % · feedback −6 points'));
});

test('facts from a snapshot are announced as such', (t) => {
  const shown = sampleShown({ profileFrom: { kind: 'snapshot', takenAt: new Date('2026-03-10T08:00:00Z') } });
  t.true(textOf(draw(shown, NO_SIGNS)).includes('cannot be read just now: the client’s facts are those of the last training, 10 Mar 2026'));
});

test('what nobody knows of a client or a bond is said, not made up', (t) => {
  const unknown = { averageYield: null, averageCoupon: null, firstTradeDay: null, lastTradeDay: null, reinvestmentRatio: null };
  const profile = sampleProfile({
    ...unknown,
    age: null,
    gender: null,
    riskBand: null,
    riskBandSource: 'unknown',
    trades: 0,
    totalInvested: paiseFromRupees(0),
  });
  const bond = sampleBond({
    isin: null,
    bondId: 'B-77',
    issuer: null,
    coupon: null,
    yieldToMaturity: null,
    yieldFrom: null,
    rating: null,
    maturityDay: null,
    minimumInvestment: null,
  });
  const shown = sampleShown({
    profile,
    recommendation: {
      recommended: [sampleType('Government Securities', 0.2, { reasons: [], bonds: [bond] })],
      excluded: [],
      counterfactual: null,
      segment: { id: 0, name: 'Mature Conservative Investors', size: 1, confidence: null },
    },
  });
  const message = draw(shown, NO_SIGNS);
  t.is(linesOf(message.blocks[2]), 'risk band unknown, treated as A · no purchase yet · not recorded: age, gender');
  t.true(textOf(message).includes('yield unknown, maturity unknown · government-backed · B-77'));
  t.true(textOf(message).includes('(1 client, confidence not measured)'));
  t.is(message.text, 'Offer Government Securities to C_0042 · 20 % likely to be the next purchase');
  t.false(/null|undefined|NaN|Left out/.test(JSON.stringify(message)));
  t.is(problemsOf(message), null);
});

test('a derived risk band and a parent are shown', (t) => {
  const shown = sampleShown({ profile: sampleProfile({ riskBandSource: 'derived', parentId: clientId('C_0001') }) });
  t.true(textOf(draw(shown, NO_SIGNS)).includes('risk band B (from purchases) ·'));
  t.true(textOf(draw(shown, NO_SIGNS)).includes('· family of C_0001'));
});

test('nothing suitable says so first, with the rules that left everything out, and no buttons', (t) => {
  const shown = sampleShown({ recommendation: { recommended: [] } });
  const message = nothingSuitableMessage(shown);
  t.regex(linesOf(message.blocks[0]), /^Nothing suitable for C_0042/);
  t.true(textOf(message).includes('High Yield Bonds: risk band B allows BBB- and better'));
  t.false(JSON.stringify(message).includes('feedback_buttons'));
  t.is(problemsOf(message), null);
  t.deepEqual(draw(shown, NO_SIGNS), message);
});
