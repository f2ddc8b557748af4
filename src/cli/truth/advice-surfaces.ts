import { modelStatisticsMessage } from '../../../views/admin/model-statistics-message.ts';
import { digestMessage } from '../../../views/digest/digest-message.ts';
import { callListMessage } from '../../../views/home/call-list-message.ts';
import { homeView } from '../../../views/home/home-view.ts';
import { modelCardMessage } from '../../../views/models/model-card.ts';
import { offersMessage } from '../../../views/offers/offers-message.ts';
import { bondTableMessage, moreMessage } from '../../../views/recommendation/more-message.ts';
import { recommendationMessage } from '../../../views/recommendation/recommendation-message.ts';
import type { Digest } from '../../advisor/digest/digest.ts';
import { ANY_OFFER, type OfferWish } from '../../advisor/offers/offer-wish.ts';
import { type Day, fraction, paiseFromRupees } from '../../advisor/units.ts';
import { recommendationFigures } from '../../charts/recommendation-chart.ts';
import type { Dependencies } from '../../deps.ts';
import type { Actor } from '../../usecases/actor/actor.ts';
import type { Advice } from '../../usecases/advise/advise-client.ts';
import type { FeedbackTally, ShownRecommendation } from '../../usecases/ports/shown-recommendation.ts';
import { statementOf } from '../../usecases/statements/statement.ts';
import { offersJson, offersText } from '../output/offers-output.ts';
import { recommendationJson } from '../output/recommendation-json.ts';
import { recommendationText } from '../output/recommendation-text.ts';
import { claimDigest } from './digest-json-claims.ts';
import { LOOKS, type MadeSurface, made } from './made-surface.ts';
import { claimOffers } from './offers-claims.ts';
import { surfacesOfChosenCalls, surfacesOfPurchases, surfacesOfWhy } from './plain-surfaces.ts';
import { surfacesOfTicket } from './quote-surfaces.ts';
import { claimDocument } from './recommendation-claims.ts';

/** What somebody looks for. */
const WISHES: readonly OfferWish[] = [
  { ...ANY_OFFER, from: 0.5, to: 6, minimum: paiseFromRupees(50_000), lowestGrade: 'BBB-', notHeld: true },
  { ...ANY_OFFER, afterTax: { least: fraction(0.045), slab: fraction(0.3) }, without: ['callable', 'unsecured'] },
  { ...ANY_OFFER, having: ['tax-free'] },
];

const NO_TALLY: FeedbackTally = { up: 0, down: 0, bondType: '', effect: null };

/** A recommendation as its message shows it. */
export const surfacesOfShown = (shown: ShownRecommendation, tally: FeedbackTally = NO_TALLY): readonly MadeSurface[] => {
  return LOOKS.flatMap((look) => [
    made('recommendation', () => recommendationMessage(shown, tally, { look, figures: recommendationFigures(shown) })),
    ...(shown.recommendation.recommended.length === 0
      ? []
      : [
          made('recommendation thread', () => moreMessage(shown, { look, figures: recommendationFigures(shown), canShare: true })),
          made('bonds as a table', () => bondTableMessage(shown, look)),
        ]),
  ]);
};

/** Advice as it would be shown. It isn't stored, since it's only checked. */
const asShown = ({ profile, profileFrom, recommendation, stored, dataAsOf, oldBook }: Advice, at: Date): ShownRecommendation => ({
  id: 'not-kept',
  shownTo: 'nobody',
  shownAt: at,
  profile,
  profileFrom,
  recommendation,
  model: { version: stored.version, trainedAt: stored.trainedAt },
  dataAsOf,
  ...(oldBook && { oldBook }),
});

/**
 * What one client is advised, and what with a wish for new types. Empty if this id can't be asked for.
 * @param asOf a past day that's replayed; null: today
 */
export const surfacesOfAdvice = async (
  product: Dependencies,
  actor: Actor,
  id: string,
  asOf: Day | null = null,
): Promise<readonly MadeSurface[]> => {
  const { services, adviseOne, calendar, clock } = product;
  const outcome = await services.askedClient({ actor, asked: id, for: 'recommendation', asOf });
  if (outcome.kind !== 'asked' || outcome.client.id !== id) return [];
  const surfaces: MadeSurface[] = [];
  const ask = async (wish: OfferWish, insteadOf: string | null) => {
    const found = await services.findOffers({ client: outcome.client, wish, insteadOf });
    if (found.kind !== 'found') return [];
    const { offers } = found;
    surfaces.push(
      made('offers in a terminal', () => ({ text: offersText(offers) })),
      made('offers in JSON', () =>
        claimOffers(offersJson(offers), wish.afterTax && { slab: wish.afterTax.slab, settle: offers.settlesOn }),
      ),
      ...LOOKS.map((look) => made('offers', () => offersMessage(offers, look))),
    );
    return offers.found;
  };
  const [first] = await ask(ANY_OFFER, null);
  for (const wish of WISHES) await ask(wish, null);
  if (first) await ask(ANY_OFFER, first.bond.bondId);
  // A quote is of today's market.
  if (first && asOf === null) surfaces.push(...(await surfacesOfTicket(product, outcome.client, first.bond.bondId)));
  for (const newTypesOnly of [false, true]) {
    const advised = await adviseOne({ client: outcome.client, newTypesOnly, asOf });
    if (advised.kind !== 'advised') continue;
    const { advice } = advised;
    const shown = asShown(advice, clock.now());
    surfaces.push(
      ...surfacesOfShown(shown),
      ...surfacesOfWhy(shown),
      made('suitability statement', () => statementOf(shown, product.statementRules)),
      made('recommendation in a terminal', () => ({ text: recommendationText(advice, calendar.zone) })),
      made('recommendation in JSON', () => {
        const { asOf: day, segment } = advice.recommendation;
        const settlesOn = calendar.settlementDay(day);
        const elsewhere = { newTypesOnly, learnedOn: segment.learnedOn ?? null, settlesOn };
        return claimDocument(recommendationJson(advice, settlesOn), elsewhere);
      }),
    );
  }
  return surfaces;
};

/** The digest, with its chart as Slack draws it and as a picture, and as JSON. */
export const surfacesOfDigest = (digest: Digest, zone: string): readonly MadeSurface[] => [
  ...([{ kind: 'native' }, { kind: 'file', file: 'F0CHART' }] as const).flatMap((chart) =>
    LOOKS.map((look) => made('digest', () => digestMessage(digest, { look, charts: [chart] }, { kind: 'none' }, zone))),
  ),
  made('digest in JSON', () => claimDigest(digest, zone)),
];

/** Home, the call lists and the digest. */
export const surfacesOfDesk = async (product: Dependencies, actor: Actor): Promise<readonly MadeSurface[]> => {
  const { services, gatherDigest, calendar, clock } = product;
  const home = await services.openHome({ actor });
  const calls = await services.callList({ actor });
  const oldBook = await services.oldBook();
  const card = await services.modelCard(null);
  const gathered = await gatherDigest({ channel: null, at: clock.now() });
  return [
    made('home', () => homeView(home)),
    ...(card.kind === 'card' ? [made('model card', () => modelCardMessage(card.stored, card.isActive, calendar.zone, oldBook))] : []),
    ...(card.kind === 'card'
      ? [made('model in figures', () => modelStatisticsMessage(card.stored, clock.now(), { kind: 'file', file: 'F0CHART' }))]
      : []),
    ...(calls ? LOOKS.map((look) => made('calls', () => callListMessage(calls, look, oldBook))) : []),
    ...(gathered.kind === 'digest' ? surfacesOfDigest(gathered.digest, calendar.zone) : []),
    ...(await surfacesOfChosenCalls(product, actor)),
    ...(await surfacesOfPurchases(product, actor, null, card.kind === 'card' ? (card.stored.model.bondTypes[0] ?? null) : null)),
  ];
};
