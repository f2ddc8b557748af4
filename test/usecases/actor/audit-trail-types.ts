/** Type test, checked by tsc: a use case can't show a client without the audit row. */
import type { Audited, auditTrail } from '../../../src/usecases/actor/audit-trail.ts';
import type { BuildClientLadderOutcome, ClientLadder } from '../../../src/usecases/client/build-client-ladder.ts';
import type { ClientLookup } from '../../../src/usecases/client/client-lookup.ts';
import type { ClientComparison, CompareClientsOutcome } from '../../../src/usecases/compare/compare-outcome.ts';
import type { FamilyReview, ReviewFamilyOutcome } from '../../../src/usecases/family/family-outcome.ts';
import type { CallList } from '../../../src/usecases/ports/call-store.ts';
import type { FeedbackTally, ShownRecommendation } from '../../../src/usecases/ports/shown-recommendation.ts';
import type { RecommendBondOutcome } from '../../../src/usecases/recommendation/recommend-bond.ts';
import type { ShareOutcome } from '../../../src/usecases/recommendation/share-recommendation.ts';
import type { Services } from '../../../src/usecases/services.ts';

type Trail = ReturnType<typeof auditTrail>;
interface Facts {
  readonly shown: ShownRecommendation;
  readonly tally: FeedbackTally;
  readonly built: ClientLadder;
  readonly lookup: ClientLookup;
  readonly comparison: ClientComparison;
  readonly review: FamilyReview;
  readonly calls: CallList;
}

/**
 * Use cases that forget the row. What isn't here shows nothing new, so it owes no row of its own:
 * - `standingRecommendation`, `recommendationFor` and `recordFeedback` speak of a recommendation whose showing is in the log already;
 * - `registerClient` writes `client.register` before it saves, and shows what the person typed;
 * - `registeredClientFor` opens the form that asks whom to link; the look at the book's client is in the log by `previewLink`.
 */
export const forgetful = ({ shown, tally, built, lookup, comparison, review, calls }: Facts) => ({
  // @ts-expect-error
  recommended: (): RecommendBondOutcome => ({ kind: 'recommended', shown, tally, places: [] }),
  // @ts-expect-error
  nothingSuitable: (): RecommendBondOutcome => ({ kind: 'nothing-suitable', shown }),
  // @ts-expect-error
  lookedUp: (async () => lookup) satisfies Services['lookUpClient'],
  // @ts-expect-error
  ladder: (): BuildClientLadderOutcome => ({ kind: 'built', built }),
  // @ts-expect-error
  compared: (): CompareClientsOutcome => ({ kind: 'compared', comparison }),
  // @ts-expect-error
  reviewed: (): ReviewFamilyOutcome => ({ kind: 'reviewed', review }),
  // @ts-expect-error
  alone: (): ReviewFamilyOutcome => ({ kind: 'no-family', clientId: lookup.profile.clientId, missingHolder: null, oldBook: null }),
  // @ts-expect-error
  shared: (): ShareOutcome => ({ kind: 'shared', shown, tally, places: [] }),
  // @ts-expect-error
  found: (async () => [{ clientId: 'C_0042', riskBand: null, trades: 0, totalInvested: 0 }]) satisfies Services['searchClients'],
  // @ts-expect-error
  listed: (async () => calls) satisfies Services['callList'],
});

/** The same with their rows, so that the lines above fail for the right reason. */
export const careful = async (trail: Trail, { shown, tally, lookup, review }: Facts) => {
  const look = { actor: { id: 'U1' }, action: 'client.look-up', clientId: 'C_0042' };
  const recommended: RecommendBondOutcome = { kind: 'recommended', shown: await trail.show(shown, look), tally, places: [] };
  const lookedUp: Audited<ClientLookup> = await trail.show(lookup, look);
  const reviewed: ReviewFamilyOutcome = { kind: 'reviewed', review: await trail.showEach(review, ['C_0042'], () => look) };
  // @ts-expect-error Nothing is shown without saying who looked at whom.
  await trail.show(lookup);
  // @ts-expect-error The row has to be stored before anything is shown.
  const early: Audited<ClientLookup> = trail.show(lookup, look);
  // @ts-expect-error A changed copy isn't what the row was stored for.
  const changed: Audited<ClientLookup> = { ...lookedUp, profile: lookup.profile };
  return { recommended, lookedUp, reviewed, early, changed };
};
