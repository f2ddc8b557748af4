import { breakdownMessage } from '../../../views/breakdown/breakdown-message.ts';
import { clientMessage, clientMoreMessage } from '../../../views/client/client-message.ts';
import { comparisonMessage, comparisonMoreMessage } from '../../../views/compare/comparison-message.ts';
import { familyMessage, familyMoreMessage } from '../../../views/family/family-message.ts';
import { pairsMessage } from '../../../views/family/pairs-message.ts';
import { statisticsMessage } from '../../../views/family/statistics-message.ts';
import { ladderMessage } from '../../../views/ladder/ladder-message.ts';
import { type Filters, GROUPINGS, MEASURES } from '../../advisor/breakdown/break-down.ts';
import { ANY_OFFER } from '../../advisor/offers/offer-wish.ts';
import { paiseFromRupees } from '../../advisor/units.ts';
import type { Dependencies } from '../../deps.ts';
import type { Actor } from '../../usecases/actor/actor.ts';
import type { AskedClient, AskedFor } from '../../usecases/asked-client/asked-client.ts';
import { surfacesOfAdministration } from './admin-surfaces.ts';
import { surfacesOfAdvice, surfacesOfDesk } from './advice-surfaces.ts';
import { LOOKS, type MadeSurface, made } from './made-surface.ts';
import { surfacesOfPurchases } from './plain-surfaces.ts';
import { surfacesOfQuotes } from './quote-surfaces.ts';

const LADDERS = [
  { amount: paiseFromRupees(1_000_000), years: 3, lowestGrade: 'C-', callable: true },
  { amount: paiseFromRupees(250_000), years: 1, lowestGrade: 'A-', callable: false },
] as const;

/** What's shown of one client. Empty if this id can't be asked for. */
export const surfacesOfClient = async (product: Dependencies, actor: Actor, id: string, other: string): Promise<readonly MadeSurface[]> => {
  const { services } = product;
  const ask = async (what: AskedFor): Promise<AskedClient | null> => {
    const outcome = await services.askedClient({ actor, asked: id, for: what });
    return outcome.kind === 'asked' && outcome.client.id === id ? outcome.client : null;
  };
  const client = await ask('look-up');
  if (!client) return [];
  const surfaces: MadeSurface[] = [];
  const lookup = await services.lookUpClient({ client });
  const review = await services.reviewFamily({ client });
  const pair = await services.askedPair({ actor, left: id, right: other });
  const compared = pair.kind === 'asked' ? await services.compareClients(pair) : pair;
  const ladders = await Promise.all(LADDERS.map((wish) => services.buildLadder({ client, wish })));
  for (const look of LOOKS) {
    const charts = [look.chart, look.chart];
    surfaces.push(
      made('client', () => clientMessage(lookup, look, charts)),
      made('client thread', () => clientMoreMessage(lookup, look, charts)),
    );
    if (review.kind === 'reviewed') {
      surfaces.push(
        made('family', () => familyMessage(review.review, look, charts)),
        made('family thread', () => familyMoreMessage(review.review, { look, charts, firmWide: true })),
      );
    }
    if (compared.kind === 'compared') {
      const { comparison } = compared;
      surfaces.push(
        made('comparison', () => comparisonMessage(comparison, look, look.chart)),
        made('comparison thread', () => comparisonMoreMessage(comparison, look)),
      );
    }
    for (const ladder of ladders) {
      if (ladder.kind === 'built') surfaces.push(made('ladder', () => ladderMessage(ladder.built, look, charts)));
    }
  }
  return [...surfaces, ...(await surfacesOfPurchases(product, actor, client, null)), ...(await surfacesOfAdvice(product, actor, id))];
};

/** What breakdowns are limited to: the first type, the first segment, and clients of the first band in the third age group who bought that type. */
const LIMITED: readonly Filters[] = [{ type: 0 }, { segment: 0 }, { band: 0, age: 2, type: 0 }];

/** What's shown of the whole book. */
export const surfacesOfBook = async (product: Dependencies, actor: Actor): Promise<readonly MadeSurface[]> => {
  const { services } = product;
  const surfaces: MadeSurface[] = [];
  const families = await services.familyStatistics({ actor });
  const pairs = await services.familyPairs({ actor });
  for (const look of LOOKS) {
    surfaces.push(made('family pairs', () => pairsMessage(pairs, look)));
    if (families.kind === 'statistics') {
      surfaces.push(made('family statistics', () => statisticsMessage(families.statistics, families, { look, chart: look.chart })));
    }
    const questions = MEASURES.flatMap((measure) => GROUPINGS.map((by) => ({ measure, by, filters: {} })));
    // A table shows all measures at once.
    const limited = look.table ? LIMITED.flatMap((filters) => GROUPINGS.map((by) => ({ measure: MEASURES[0], by, filters }))) : [];
    for (const question of [...questions, ...limited]) {
      const answered = await services.breakDownBook({ actor, question, takenAt: null });
      if (answered.kind === 'answered') surfaces.push(made('breakdown', () => breakdownMessage(answered, look, look.chart)));
    }
  }
  const offers = await product.services.findOffers({ client: null, wish: ANY_OFFER, insteadOf: null });
  const bonds = offers.kind === 'found' ? offers.offers.found.map(({ bond }) => bond.bondId) : [];
  return [
    ...surfaces,
    ...(await surfacesOfQuotes(product, bonds)),
    ...(await surfacesOfDesk(product, actor)),
    ...(await surfacesOfAdministration(product, actor)),
  ];
};
