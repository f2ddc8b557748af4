import test from 'ava';
import type { Message } from '../../../views/blocks/blocks.ts';
import { PLAINEST_LOOK } from '../../../views/blocks/look.ts';
import { nothingSuitableMessage } from '../../../views/recommendation/recommendation-message.ts';
import { ZONE } from '../../helpers/desk-on.ts';
import { objectsIn } from '../../helpers/inside.ts';
import { NO_SIGNS, SOME_SIGNS, sampleShown, sampleType } from '../../helpers/samples/sample-recommendation.ts';
import { draw, drawMore, linesOf, problemsOf, textOf, typesOf, WITH_PICTURE } from '../../helpers/slack/draw-recommendation.ts';

test('three seconds: the offer and the client as heading, then its chance among what fits, the best bond and the main reason', (t) => {
  const { blocks, text } = draw(sampleShown(), NO_SIGNS);
  t.is(linesOf(blocks[0]), 'Offer Corporate Bonds to C_0042');
  t.is(
    linesOf(blocks[1]),
    // 0.38, 0.2 and 0.12 of 0.7.
    'Best of 3 types that fit: 54% chance among them, the runner-up has 29%.' +
      'Sahyadri Finance · 9.80% · 1 Mar 2028 · CRISIL AA (CE) · INE001A07KU4' +
      '3 of the client’s 6 purchases were Corporate Bonds',
  );
  t.is(
    text,
    'Offer Corporate Bonds to C_0042 · Best of 3 types that fit: 54% chance among them, the runner-up has 29%. ' +
      'Best bond: Sahyadri Finance · 9.80% · 1 Mar 2028 · CRISIL AA (CE) · INE001A07KU4. 3 of the client’s 6 purchases were Corporate Bonds',
  );
});

for (const [what, first, second, words] of [
  ['hardly ahead', 0.38, 0.36, /Best of 2 types that fit: 51% chance among them, a close call with Green Bonds \(49%\)\./],
  ['far ahead', 0.8, 0.02, /Best of 2 types that fit: 98% chance among them, the runner-up has 2%\./],
  ['ahead by feedback alone', 0.3, 0.38, /: 44% chance among them; advisers’ feedback puts it ahead of Green Bonds \(56%\)/],
] as const) {
  test(`the message says how sure a type is that is ${what}`, (t) => {
    const recommended = [sampleType('Corporate Bonds', first), sampleType('Green Bonds', second)];
    t.regex(draw(sampleShown({ recommendation: { recommended, ranking: recommended } }), NO_SIGNS).text, words);
  });
}

test('a type that alone fits says so, with its share of all types', (t) => {
  const recommended = [sampleType('Corporate Bonds', 0.12)];
  const { text } = draw(sampleShown({ recommendation: { recommended, ranking: recommended } }), NO_SIGNS);
  t.regex(text, /The only type that fits: 12% chance it’s the next purchase, of all types\./);
});

test('the thread says what is likelier but left out', (t) => {
  const ranking = [
    sampleType('High Yield Bonds', 0.31),
    sampleType('Convertible Bonds', 0.2),
    sampleType('Zero Coupon Bonds', 0.1),
    sampleType('Corporate Bonds', 0.03),
    sampleType('Green Bonds', 0.01),
    sampleType('Tax-Free Bonds', 0.005),
  ];
  const recommendation = {
    recommended: ranking.slice(3, 5),
    ranking,
    excluded: [...ranking.slice(0, 3), ranking[5] ?? { bondType: '' }].map(({ bondType }) => ({ bondType, reason: 'a rule' })),
  };
  const { text } = draw(sampleShown({ recommendation }), NO_SIGNS);
  const more = drawMore(sampleShown({ recommendation }));
  // 0.03 of 0.04, and what a rule leaves out although it's less likely isn't named.
  t.regex(text, /· Best of 2 types that fit: 75% chance among them, the runner-up has 25%\. /);
  const likelier =
    /Likelier but left out: High Yield Bonds \(31%\), Convertible Bonds \(20%\) and 1 more type; of all types, this one has 3%\./;
  t.regex(more.text, likelier);
  t.regex(linesOf(more.blocks[0]), likelier);
});

test('ten seconds: the client in one line, the picture, thumbs and three buttons', (t) => {
  const message = draw(sampleShown(), SOME_SIGNS);
  t.is(linesOf(message.blocks[2]), '41 years · Male · risk band B · ₹9 lakh outstanding · 6 purchases');
  t.deepEqual(typesOf(message), ['header', 'rich_text', 'context', 'data_visualization', 'context', 'context_actions', 'actions']);
  t.true(textOf(message).includes('2 👍 1 👎 · Corporate Bonds moved up a little in this segment'));
});

test('a press on “More …” shows every choice with its best bond, and the client in full', (t) => {
  const { blocks, text } = drawMore(sampleShown());
  t.is(text, 'What fits C_0042, best first: Corporate Bonds 54%, Green Bonds 29%, Tax-Free Bonds 17%.');
  t.is(
    linesOf(blocks[4]),
    '41 years · Male · risk band B · ₹9 lakh outstanding · ₹12.5 lakh bought in 6 purchases · average yield at purchase 9.10% · reinvests 40% within 90 days · 75% of matured money bought again within 90 days',
  );
  t.is(
    linesOf(blocks[1]),
    'Corporate Bonds 54% among what fits▰▰▰▰▱▱▱▱▱▱ of all types · 83% of what was bought so farSahyadri Finance · 9.80% · 1 Mar 2028 · CRISIL AA (CE)' +
      'Green Bonds 29% among what fits▰▰▱▱▱▱▱▱▱▱ of all types · 0% of what was bought so farSahyadri Finance · 9.80% · 1 Mar 2028 · CRISIL AA (CE)' +
      'Tax-Free Bonds 17% among what fits▰▱▱▱▱▱▱▱▱▱ of all types · 0% of what was bought so farNo suitable bond on offer just now: those of this type have matured, have no recorded maturity, or weren’t offered or traded lately',
  );
});

test('a minute: folded bonds and details, where it comes from, and the other buttons', (t) => {
  const message = drawMore(sampleShown());
  t.deepEqual(typesOf(message), ['rich_text', 'rich_text', 'container', 'container', 'context', 'context', 'actions', 'actions']);
  const text = textOf(message);
  t.true(text.includes('The segment bought Corporate Bonds in 36% of its purchases'));
  t.false(text.includes('3 of the client’s 6 purchases were Corporate Bonds'), 'the message says the first reason');
  t.true(text.includes('With two more purchases of Green Bonds the order would turn.'));
  t.true(text.includes('High Yield Bonds: risk band B allows BBB- and better'));
  t.true(text.includes('Segment Middle-aged Balanced Investors (412 clients, confidence 0.87)'));
  t.true(text.includes('As of 12 Mar 2026 · book as of 12 Mar 2026 · model 7, trained 3 days ago'));
  t.true(text.includes('isn’t investment advice to the client'));
  t.is(problemsOf(message), null);
});

test('the native chart shows both shares of each type in percent, with names that fit', (t) => {
  const recommended = [
    sampleType('Government Securities of India', 0.381, {}),
    sampleType('Government Securities of Kerala', 0.2, {}),
    sampleType('Green Bonds', 0.1),
  ];
  const chart = draw(sampleShown({ recommendation: { recommended } }), NO_SIGNS).blocks.find(
    ({ type }) => String(type) === 'data_visualization',
  );
  t.like(chart, {
    title: 'Likely next purchase vs purchases so far',
    chart: {
      type: 'bar',
      axis_config: { categories: ['Government Securiti…', 'Government Secur… 2', 'Green'] },
      series: [
        { name: 'Among what fits', data: [{ value: 54.4 }, { value: 28.6 }, { value: 14.3 }] },
        { name: 'Bought so far', data: [{ value: 83 }, { value: 0 }, { value: 0 }] },
      ],
    },
  });
});

test('a client without purchases has one series, because there’s no past to compare', (t) => {
  const rows = [{ name: 'Green Bonds', probability: 0.4, chance: 0.4, share: null }];
  const message = draw(sampleShown(), NO_SIGNS, { figures: { title: 'T', alt: 'A', rows } });
  t.is(objectsIn(message.blocks).filter(({ name }) => name === 'Among what fits' || name === 'Bought so far').length, 1);
  t.is(problemsOf(message), null);
});

test('a picture with alt text replaces the chart; without either, the figures are a press away', (t) => {
  const pictured = draw(sampleShown(), NO_SIGNS, { look: WITH_PICTURE });
  t.like(
    pictured.blocks.find(({ type }) => type === 'image'),
    { slack_file: { id: 'F0CHART' }, alt_text: 'Bar chart. Corporate Bonds 38%.' },
  );
  const plainest = draw(sampleShown(), NO_SIGNS, { look: PLAINEST_LOOK });
  t.deepEqual(typesOf(plainest), ['header', 'rich_text', 'context', 'context', 'actions']);
  const more = drawMore(sampleShown(), PLAINEST_LOOK);
  t.true(linesOf(more.blocks[1]).includes('▰▰▰▰▱▱▱▱▱▱ of all types · 83% of what was bought so far'));
  t.true(textOf(more).includes('Sahyadri Finance · 9.80% · 1 Mar 2028 · CRISIL AA (CE) · \nINE001A07KU4\n\ncoupon 9.50% · from ₹1 lakh'));
  for (const message of [pictured, plainest, more]) t.is(problemsOf(message), null);
});

test('ISO days in reasons become readable dates', (t) => {
  const reasons = ['Most recently on 2026-09-24 (57 days before).', 'On 2026-13-45 and 2026-01-05.'];
  const recommended = [sampleType('Corporate Bonds', 0.38, { reasons })];
  const shown = sampleShown({ recommendation: { recommended } });
  t.regex(draw(shown, NO_SIGNS).text, /Most recently on 24 Sep 2026/);
  t.true(textOf(drawMore(shown)).includes('On 2026-13-45 and 5 Jan 2026.'));
});

test('the answer has three buttons; the thread offers a table, and sharing if there’s a channel; a shared copy names who shared it', (t) => {
  const buttonsOf = (message: Message) => objectsIn(message.blocks).filter(({ type }) => type === 'button');
  const actionsOf = (message: Message) =>
    buttonsOf(message).flatMap(({ action_id }) => (String(action_id).startsWith('client_') ? [] : [action_id]));
  const three = ['bond_quote', 'recommendation_choice', 'recommendation_more'];
  t.deepEqual(actionsOf(draw(sampleShown(), NO_SIGNS)), three);
  t.deepEqual(actionsOf(drawMore(sampleShown())), ['more_bonds', 'recommendation_table', 'recommendation_share', 'model_card']);
  t.deepEqual(actionsOf(drawMore(sampleShown(), PLAINEST_LOOK, false)), ['more_bonds', 'model_card']);
  const shared = draw(sampleShown(), NO_SIGNS, { sharedBy: 'U0SITA' });
  t.deepEqual(actionsOf(shared), three);
  t.true(JSON.stringify(shared.blocks[0]).includes('"user_id":"U0SITA"'));
  t.is(problemsOf(shared), null);
});

test('the thread has buttons to the client’s other pages, with the client’s id as value', (t) => {
  const buttons = objectsIn(drawMore(sampleShown()).blocks).filter(({ action_id }) => /^client_/.test(String(action_id)));
  t.deepEqual(
    buttons.map(({ action_id, value }) => [action_id, value]),
    ['profile', 'compare', 'family', 'ladder'].map((surface) => [`client_${surface}`, 'C_0042']),
  );
});

test('without feedback the footer invites reactions', (t) => {
  t.true(textOf(draw(sampleShown(), NO_SIGNS)).includes('Good call? 👍 or 👎 for Corporate Bonds'));
});

test('the buttons’ values hold the sign and the recommendation', (t) => {
  const shown = sampleShown();
  const buttons = objectsIn(draw(shown, NO_SIGNS).blocks).find(({ type }) => type === 'feedback_buttons');
  t.like(buttons, {
    action_id: 'recommendation_feedback',
    positive_button: { value: `up:${shown.id}` },
    negative_button: { value: `down:${shown.id}` },
  });
});

test('a type shows how far feedback moved it', (t) => {
  const recommended = [sampleType('Green Bonds', 0.3, { feedbackTerm: 0.1 }), sampleType('Corporate Bonds', 0.38, { feedbackTerm: -0.06 })];
  const text = textOf(drawMore(sampleShown({ recommendation: { recommended } })));
  t.true(text.includes(' among what fits · feedback +10 points'));
  t.true(text.includes(' among what fits · feedback −6 points'));
});

test('nothing suitable is said first, with the rules that left everything out, and no feedback buttons', (t) => {
  const shown = sampleShown({ recommendation: { recommended: [] } });
  const message = nothingSuitableMessage(shown, ZONE);
  t.regex(linesOf(message.blocks[0]), /^Nothing suitable for C_0042/);
  t.true(textOf(message).includes('High Yield Bonds: risk band B allows BBB- and better'));
  t.false(JSON.stringify(message).includes('feedback_buttons'));
  t.is(problemsOf(message), null);
  t.deepEqual(draw(shown, NO_SIGNS), message);
});
