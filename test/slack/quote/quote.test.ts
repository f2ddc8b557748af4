import test from 'ava';
import { quoteOf } from '../../../src/advisor/quote/quote.ts';
import { INDIAN_TAX } from '../../../src/advisor/quote/tax.ts';
import { fraction, paiseFromRupees } from '../../../src/advisor/units.ts';
import { claimsOf } from '../../../src/claims/claim.ts';
import type { QuoteBondOutcome, QuoteBondRequest } from '../../../src/usecases/quote/quote-bond.ts';
import type { Services } from '../../../src/usecases/services.ts';
import { fakeAskedClient } from '../../helpers/fake-asked-client.ts';
import { annualBond, SETTLEMENT } from '../../helpers/samples/quoted-bonds.ts';
import { press } from '../../helpers/slack/press.ts';
import { slackOverHttp } from '../../helpers/slack/slack-over-http.ts';
import { sendInteraction, submission } from '../../helpers/slack/slack-requests.ts';

type View = { readonly private_metadata: string; readonly callback_id: string; readonly blocks: unknown };

const SAYS = claimsOf({}, SETTLEMENT);

const QUOTED = quoteOf({
  bond: annualBond({ bondId: 'INE1', yieldToMaturity: fraction(0.08) }),
  on: SETTLEMENT,
  settlement: SETTLEMENT,
  size: { kind: 'nominal', nominal: paiseFromRupees(500_000) },
  at: null,
  slab: fraction(0.3),
  counterpart: null,
  rules: { tax: INDIAN_TAX, stampDuty: [] },
}) as Extract<QuoteBondOutcome, { kind: 'quote' }>;

const quoting = (outcome: QuoteBondOutcome = QUOTED) => {
  const asked: QuoteBondRequest[] = [];
  const services: Partial<Services> = {
    quoteBond: async (request) => {
      asked.push(request);
      return outcome;
    },
  };
  return { asked, services };
};

const option = (value: string) => ({ type: 'static_select', selected_option: { value } });
const text = (value: string | null) => ({ type: 'plain_text_input', value });
const form = (size: string | null, meaning = 'nominal', slab: string | null = null) => ({
  quote_bond: { value: option('INE1') },
  quote_size: { value: text(size) },
  quote_meaning: { value: { type: 'radio_buttons', selected_option: { value: meaning } } },
  quote_slab: { value: text(slab) },
});

test('the button opens a modal with the bonds of its message, and a message says what to pay and what comes back', async (t) => {
  const { asked, services } = quoting();
  const setup = await slackOverHttp(t, services);
  await sendInteraction(setup.url, press('bond_quote', '["INE1","INE2"]'));
  const view = (await setup.api.nth('views.open')).view as View;
  t.is(view.callback_id, 'quote_bond');
  t.regex(JSON.stringify(view.blocks), /"value":"INE1".*"value":"INE2".*"initial_option":\{[^}]*\{[^}]*"INE1"/);
  t.deepEqual(asked, []);
  const sent = submission(view.callback_id, form('5 lakh', 'nominal', '30%'), view.private_metadata);
  t.is(await (await sendInteraction(setup.url, sent)).text(), '');
  const posted = await setup.api.nth('chat.postMessage');
  t.is(posted.channel, 'D_U_ADVISOR');
  t.regex(
    String(posted.text),
    /^Quote · [^·]+ · Pay ₹5,\d\d,\d\d\d\.\d\d for ₹5,00,000\.00 face value, settling Wed 2 Dec 2026 · yield 8\.00%$/,
  );
  const size = { kind: 'nominal', nominal: paiseFromRupees(500_000) } as const;
  t.deepEqual(asked, [{ asked: 'INE1', settlement: null, size, at: null, slab: fraction(0.3) }]);
});

test('from a client’s message the quote is for that client, and of somebody else’s client nothing is said', async (t) => {
  const { asked, services } = quoting();
  const setup = await slackOverHttp(t, { ...services, askedClient: fakeAskedClient(['C_0042']) });
  for (const [at, client] of ['C_0042', 'C_9999'].entries()) {
    await sendInteraction(setup.url, press('bond_quote', JSON.stringify({ client, bonds: ['INE1'] })));
    const view = (await setup.api.nth('views.open', at + 1)).view as View;
    await sendInteraction(setup.url, submission(view.callback_id, form('5 lakh'), view.private_metadata));
    await setup.api.nth(at === 0 ? 'chat.postMessage' : 'chat.postEphemeral');
  }
  t.deepEqual(
    asked.map(({ client }) => client?.id),
    ['C_0042'],
  );
});

test('without an amount one unit is quoted, and money to spend is told apart from face value', async (t) => {
  const { asked, services } = quoting();
  const setup = await slackOverHttp(t, services);
  await sendInteraction(setup.url, press('bond_quote', '["INE1"]'));
  const view = (await setup.api.nth('views.open')).view as View;
  for (const [at, filled] of [form(null), form('2,00,000', 'amount')].entries()) {
    await sendInteraction(setup.url, submission(view.callback_id, filled, view.private_metadata));
    await setup.api.nth('chat.postMessage', at + 1);
  }
  t.deepEqual(
    asked.map(({ size, slab }) => [size, slab]),
    [
      [null, null],
      [{ kind: 'amount', amount: paiseFromRupees(200_000) }, null],
    ],
  );
});

test('each wrong field of a quote keeps the modal open, with words under it', async (t) => {
  const { asked, services } = quoting();
  const setup = await slackOverHttp(t, services);
  await sendInteraction(setup.url, press('bond_quote', '["INE1"]'));
  const view = (await setup.api.nth('views.open')).view as View;
  const sent = submission(view.callback_id, form('a lot', 'nominal', '90'), view.private_metadata);
  const { errors } = JSON.parse(await (await sendInteraction(setup.url, sent)).text());
  t.deepEqual(Object.keys(errors), ['quote_size', 'quote_slab']);
  t.deepEqual(asked, []);
});

const REFUSED: ReadonlyArray<readonly [QuoteBondOutcome, RegExp]> = [
  [{ kind: 'unknown-bond', similar: ['INE9'] }, /There’s no such bond in the book\. On offer of the same issuer: INE9\./],
  [{ kind: 'matured', maturityDay: SETTLEMENT, settlement: SETTLEMENT, says: SAYS }, /It matures on 2 Dec 2026/],
  [{ kind: 'closed', before: SETTLEMENT, after: SETTLEMENT, says: SAYS }, /The exchange is closed/],
  [
    { kind: 'too-little', lot: paiseFromRupees(1000), costs: paiseFromRupees(1010), says: SAYS },
    /A face value of ₹1,000\.00 costs ₹1,010\.00/,
  ],
  [{ kind: 'no-price', notes: ['Market-linked.'], says: SAYS }, /Market-linked\. Ask for a face value instead/],
  [{ kind: 'source-down', message: 'x' }, /The firm’s book can’t be read right now/],
];
for (const [outcome, says] of REFUSED) {
  test(`where there’s no quote (${outcome.kind}), the asker is told why and what to do`, async (t) => {
    const setup = await slackOverHttp(t, quoting(outcome).services);
    await sendInteraction(setup.url, press('bond_quote', '["INE1"]'));
    const view = (await setup.api.nth('views.open')).view as View;
    await sendInteraction(setup.url, submission(view.callback_id, form(null), view.private_metadata));
    t.regex(String((await setup.api.nth('chat.postEphemeral')).text), says);
  });
}
