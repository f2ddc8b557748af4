import { ANY_OFFER } from '../../src/advisor/offers/offer-wish.ts';
import { paiseFromRupees } from '../../src/advisor/units.ts';
import { checkBook } from '../../src/check-parts.ts';
import { offersText } from '../../src/cli/output/offers-output.ts';
import { recommendationJson } from '../../src/cli/output/recommendation-json.ts';
import { recommendationText } from '../../src/cli/output/recommendation-text.ts';
import type { Dependencies } from '../../src/deps.ts';
import { readiness } from '../../src/readiness.ts';
import type { Actor } from '../../src/usecases/actor/actor.ts';
import type { ShownRecommendation } from '../../src/usecases/ports/shown-recommendation.ts';
import { NEWEST_LOOK } from '../../views/blocks/look.ts';
import { breakdownMessage } from '../../views/breakdown/breakdown-message.ts';
import { breakdownModal } from '../../views/breakdown/breakdown-modal.ts';
import { clientMessage, clientMoreMessage } from '../../views/client/client-message.ts';
import { comparisonMessage, comparisonMoreMessage } from '../../views/compare/comparison-message.ts';
import { digestMessage } from '../../views/digest/digest-message.ts';
import { noFamilyMessage } from '../../views/family/family-answers.ts';
import { familyMessage, familyMoreMessage } from '../../views/family/family-message.ts';
import { helpMessage } from '../../views/first-contact/help.ts';
import { callListMessage } from '../../views/home/call-list-message.ts';
import { homeView } from '../../views/home/home-view.ts';
import { ladderMessage } from '../../views/ladder/ladder-message.ts';
import { quoteMessage } from '../../views/quote/quote-message.ts';
import { nothingSuitableMessage } from '../../views/recommendation/recommendation-message.ts';
import { asked, buildLadder, compareClients, lookUpClient, recommendBond, reviewFamily } from './ask.ts';
import { stringsIn } from './inside.ts';
import { drawAll } from './slack/draw-recommendation.ts';

export const SUPERVISOR: Actor = { id: 'U_SUPERVISOR', role: 'supervisor', sees: 'all' };
const ADMIN: Actor = { id: 'U_ADMIN', role: 'admin', sees: 'all' };

export const inWords = (value: unknown): string => stringsIn(value).join('\n');

const expected = <T extends { readonly kind: string }, K extends T['kind']>(
  outcome: T,
  ...kinds: K[]
): Extract<T, { readonly kind: K }> => {
  if (!kinds.includes(outcome.kind as K)) throw new Error(outcome.kind);
  return outcome as Extract<T, { readonly kind: K }>;
};

/** A recommendation as it's shown, with every bond that's offered in it. */
export const recommendationOf = async ({ services }: Dependencies, id: string): Promise<ShownRecommendation> =>
  expected(await recommendBond(services, SUPERVISOR, id), 'recommended', 'nothing-suitable').shown;

/** The bonds on the rungs of a client's ladder. */
export const ladderOf = async ({ services }: Dependencies, id: string) =>
  expected(
    await buildLadder(services, SUPERVISOR, id, { amount: paiseFromRupees(1_000_000), years: 3, lowestGrade: 'BBB-', callable: true }),
    'built',
  ).built;

/** The answer for somebody who invests alone. */
const withoutFamily = async (product: Dependencies) => {
  const { knex } = product.database;
  const parents = knex('user_members').select('parent_id');
  const members = knex('user_members').select('user_member_id');
  const alone = await knex('users').whereNotIn('id', parents).whereNotIn('client_id', members).first('client_id');
  return expected(await reviewFamily(product.services, SUPERVISOR, alone.client_id), 'no-family');
};

/**
 * What people, scripts and probes read, by surface.
 * @param family somebody with a family
 */
export const surfacesOf = async (
  product: Dependencies,
  id: string,
  other: string,
  family: string,
): Promise<Readonly<Record<string, string>>> => {
  const { services, calendar, adviseOne, gatherDigest, clock } = product;
  const shown = await recommendationOf(product, id);
  const { lookup } = expected(await lookUpClient(services, SUPERVISOR, id), 'looked-up');
  const { comparison } = expected(await compareClients(services, SUPERVISOR, id, other), 'compared');
  const { review } = expected(await reviewFamily(services, SUPERVISOR, family), 'reviewed');
  const choices = expected(await services.breakdownChoices({ actor: SUPERVISOR, takenAt: null }), 'choices');
  const question = { measure: 'clients', by: 'segment', filters: {} } as const;
  const answered = expected(await services.breakDownBook({ actor: SUPERVISOR, question, takenAt: null }), 'answered');
  const home = await services.openHome({ actor: ADMIN });
  const calls = await services.callList({ actor: SUPERVISOR });
  const { digest } = expected(await gatherDigest({ channel: null, at: clock.now() }), 'digest');
  const { advice } = expected(
    await adviseOne({ client: await asked(services, SUPERVISOR, id), newTypesOnly: false, asOf: null }),
    'advised',
  );
  const alone = await withoutFamily(product);
  const { offers } = expected(await services.findOffers({ client: null, wish: ANY_OFFER, insteadOf: null }), 'found');
  const [offer] = offers.found;
  const quoting = { asked: offer?.bond.bondId ?? '', settlement: null, size: null, at: null, slab: null };
  const { quote } = expected(await services.quoteBond(quoting), 'quote');
  const oldBook = await services.oldBook();
  const look = NEWEST_LOOK;
  const tally = { up: 0, down: 0, bondType: '', effect: null };
  const ready = readiness(product, () => null);
  let { reasons } = await ready();
  // On a busy machine the first checks may take longer than whoever asks waits.
  while (JSON.stringify(reasons).includes('not checked yet')) ({ reasons } = await ready());
  return {
    recommendation: inWords(
      shown.recommendation.recommended.length > 0 ? drawAll(shown, tally) : nothingSuitableMessage(shown, calendar.zone),
    ),
    client: inWords([clientMessage(lookup, look, []), clientMoreMessage(lookup, look, [])]),
    comparison: inWords([comparisonMessage(comparison, look, { kind: 'text' }), comparisonMoreMessage(comparison, look)]),
    family: inWords([familyMessage(review, look, []), familyMoreMessage(review, { look, charts: [], firmWide: true })]),
    ladder: inWords(ladderMessage(await ladderOf(product, id), look, [])),
    'breakdown modal': inWords(breakdownModal(choices, null, '{}')),
    breakdown: inWords(breakdownMessage(answered, look, { kind: 'text' })),
    home: inWords(homeView(home)),
    calls: calls ? inWords(callListMessage(calls, { ...look, table: false }, oldBook)) : '',
    digest: inWords(digestMessage(digest, { look, charts: [] }, { kind: 'none' }, calendar.zone)),
    help: inWords(helpMessage([], 'admin', oldBook)),
    'no family': inWords(noFamilyMessage(alone, true)),
    quote: inWords(quoteMessage(quote, look, [])),
    offers: offersText(offers),
    'command line': recommendationText(advice, calendar.zone),
    json: inWords(recommendationJson(advice, calendar.settlementDay(advice.recommendation.asOf))),
    doctor: await checkBook(product),
    ready: reasons.book ?? '',
  };
};
