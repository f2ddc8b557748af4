import test from 'ava';
import { ANY_OFFER } from '../../../src/advisor/offers/offer-wish.ts';
import { fraction, paiseFromRupees } from '../../../src/advisor/units.ts';
import type { FindOffersOutcome, FindOffersRequest, FoundOffers } from '../../../src/usecases/offers/find-offers.ts';
import type { Services } from '../../../src/usecases/services.ts';
import { fakeAskedClient } from '../../helpers/fake-asked-client.ts';
import { dayOf, sampleBond, sampleProfile } from '../../helpers/samples/sample-recommendation.ts';
import { press } from '../../helpers/slack/press.ts';
import { slackOverHttp } from '../../helpers/slack/slack-over-http.ts';
import { sendInteraction, submission } from '../../helpers/slack/slack-requests.ts';

type View = { readonly private_metadata: string; readonly callback_id: string; readonly blocks: unknown };

const FOUND: FoundOffers = {
  profile: sampleProfile(),
  asOf: dayOf('2026-03-12'),
  dataAsOf: dayOf('2026-03-12'),
  oldBook: null,
  settlesOn: dayOf('2026-03-13'),
  wish: ANY_OFFER,
  insteadOf: null,
  onOffer: 12,
  suitable: 5,
  found: [{ bond: sampleBond({ bondId: 'INE1', isin: null }), afterTax: null }],
};

const finding = (outcome: FindOffersOutcome = { kind: 'found', offers: FOUND }) => {
  const asked: FindOffersRequest[] = [];
  const services: Partial<Services> = {
    askedClient: fakeAskedClient(['C_0042']),
    findOffers: async (request) => {
      asked.push(request);
      return outcome;
    },
  };
  return { asked, services };
};

const BUTTON = JSON.stringify({ client: 'C_0042', bonds: ['INE1', 'INE2'] });
const text = (value: string | null) => ({ value: { type: 'plain_text_input', value } });
const options = (type: string, ...values: readonly string[]) => ({ value: { type, selected_options: values.map((value) => ({ value })) } });
const option = (value: string) => ({ value: { type: 'static_select', selected_option: { value } } });

const asking = async (t: Parameters<typeof slackOverHttp>[0], services: Partial<Services>, filled: object, button = BUTTON) => {
  const setup = await slackOverHttp(t, services);
  await sendInteraction(setup.url, press('more_bonds', button));
  const view = (await setup.api.nth('views.open')).view as View;
  const answer = await (await sendInteraction(setup.url, submission(view.callback_id, filled as never, view.private_metadata))).text();
  return { setup, view, answer };
};

test('the button opens the filters, and a message says how many suit, with a button that quotes them', async (t) => {
  const { asked, services } = finding();
  const filled = {
    offers_instead: option('INE2'),
    offers_tenor: text('1-5'),
    offers_minimum: text('1 lakh'),
    offers_lowest: option('A-'),
    offers_after_tax: text('5.5'),
    offers_slab: text('30%'),
    offers_frequency: option('annual'),
    offers_having: options('multi_static_select', 'secured'),
    offers_without: options('multi_static_select', 'perpetual', 'Tier 1'),
    offers_not_held: options('checkboxes', 'not-held'),
  };
  const { setup, view } = await asking(t, services, filled);
  t.regex(JSON.stringify(view.blocks), /"value":"INE1".*"value":"INE2"/);
  const posted = await setup.api.nth('chat.postMessage');
  t.is(posted.text, '1 bond among 5 that suit C_0042, of 12 on offer.');
  t.regex(JSON.stringify(posted.blocks), /bond_quote/);
  t.like(asked[0], { insteadOf: 'INE2', client: { id: 'C_0042' } });
  t.deepEqual(asked[0]?.wish, {
    from: 1,
    to: 5,
    minimum: paiseFromRupees(100_000),
    lowestGrade: 'A-',
    afterTax: { least: fraction(0.055), slab: fraction(0.3) },
    frequency: 'annual',
    having: ['secured'],
    without: ['perpetual', 'Tier 1'].sort(() => 0),
    notHeld: true,
  });
});

test('of somebody else’s client nothing is looked for', async (t) => {
  const { asked, services } = finding();
  const { setup } = await asking(t, services, {}, JSON.stringify({ client: 'C_9999', bonds: [] }));
  await setup.api.nth('chat.postEphemeral');
  t.deepEqual(asked, []);
});

test('metadata that somebody made up finds nothing', async (t) => {
  const { asked, services } = finding();
  const setup = await slackOverHttp(t, services);
  await sendInteraction(setup.url, submission('find_offers', {}, '{"client":null'));
  await sendInteraction(setup.url, press('more_bonds', '{"client":4}'));
  t.deepEqual(asked, []);
});

test('each wrong field of a filter keeps the modal open, with words under it', async (t) => {
  const { asked, services } = finding();
  const { answer } = await asking(t, services, { offers_tenor: text('soon'), offers_minimum: text('a lot'), offers_after_tax: text('5') });
  t.deepEqual(Object.keys(JSON.parse(answer).errors).sort(), ['offers_minimum', 'offers_slab', 'offers_tenor']);
  t.deepEqual(asked, []);
});

test('when nothing meets the filters, or the book is away, the message says what to do', async (t) => {
  const none = finding({ kind: 'found', offers: { ...FOUND, found: [] } });
  const { setup } = await asking(t, none.services, {});
  t.regex(JSON.stringify(await setup.api.nth('chat.postMessage')), /0 bonds among 5 that suit.*Loosen the filters/);
  const away = finding({ kind: 'source-down', message: 'away' });
  const { setup: other } = await asking(t, away.services, {});
  t.regex(String((await other.api.nth('chat.postEphemeral')).text), /book can’t be read right now/);
});
