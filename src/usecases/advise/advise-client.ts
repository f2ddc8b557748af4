import { WORKING_DAYS_TRIED } from '../../advisor/advice/counterfactual.ts';
import { offersByType, type Recommendation, recommend } from '../../advisor/advice/recommend.ts';
import type { Profile } from '../../advisor/book/profile.ts';
import type { OldBook } from '../../advisor/calendar/old-book.ts';
import type { SuitabilityPolicy } from '../../advisor/suitability/policy.ts';
import type { Day } from '../../advisor/units.ts';
import { type AskedClient, factsOf } from '../asked-client/asked-client.ts';
import type { FoundClient } from '../asked-client/find-client.ts';
import type { FeedbackLedger } from '../ledger/feedback-ledger.ts';
import type { DeskCalendar } from '../ports/clock.ts';
import type { ShownRecommendation } from '../ports/shown-recommendation.ts';
import type { ActiveModel, Untrained } from '../serving/active-model.ts';
import { type Basis, type BasisPorts, basisOf } from './basis.ts';

export interface AdviceWish {
  /** Leave out the types that the client has bought before. */
  readonly newTypesOnly?: boolean;
  /** The share of recommendations whose first place is drawn, and what seeds the draw. Null or absent: the best score is first. */
  readonly explore?: { readonly share: number; readonly seedText: string } | null;
}

/** Advice and everything it rests on, before anybody is shown it. */
export interface Advice extends Pick<Basis, 'stored' | 'modelOfNow'> {
  readonly profile: Profile;
  readonly profileFrom: ShownRecommendation['profileFrom'];
  readonly recommendation: Recommendation;
  /** The day of the book's newest trade. */
  readonly dataAsOf: Day;
  /** What to say of the book's age; null if it's recent. */
  readonly oldBook: OldBook | null;
}

export type AdviceOutcome = { readonly kind: 'advised'; readonly advice: Advice } | Untrained;

export interface AdvicePorts extends BasisPorts {
  readonly suitabilityPolicy: SuitabilityPolicy;
  readonly activeModel: Pick<ActiveModel, 'current' | 'absence'>;
  readonly calendar: Pick<DeskCalendar, 'settlementDay' | 'nextWorkingDays' | 'endOf' | 'oldBook'>;
  readonly ledger: Pick<FeedbackLedger, 'fold' | 'foldUntil'>;
}

/**
 * What to offer an asked client, from the active model and all feedback.
 * @param replayed the past day that the client was asked for as of, and whose model and feedback count; null: now
 */
export const adviseClient =
  (ports: AdvicePorts) =>
  async (client: AskedClient, wish: AdviceWish = {}, replayed: Day | null = null): Promise<AdviceOutcome> => {
    const basis = await basisOf(ports, replayed);
    if (!basis) return ports.activeModel.absence;
    return { kind: 'advised', advice: adviseOnFacts(ports, basis, factsOf(client), wish) };
  };

/** What to offer the client that these facts are about. */
export const adviseOnFacts = (
  { calendar, suitabilityPolicy }: Pick<AdvicePorts, 'calendar' | 'suitabilityPolicy'>,
  { stored, feedback, modelOfNow }: Basis,
  facts: FoundClient,
  { newTypesOnly = false, explore }: AdviceWish = {},
): Advice => {
  const { profile } = facts;
  // A book without a trade can't have been learned from; if it was emptied since, the model's day is the last that's known.
  const dataAsOf = facts.dataAsOf ?? stored.model.asOf;
  const recommendation = recommend(stored.model, profile, {
    suitabilityPolicy,
    offers: facts.market?.offers ?? offersByType([]),
    settlesOn: calendar.settlementDay(profile.asOf),
    nextWorkingDays: calendar.nextWorkingDays(profile.asOf, WORKING_DAYS_TRIED),
    feedback: feedback.termsFor(profile),
    outcomes: feedback.outcomes,
    newTypesOnly,
    explore: explore && explore.share > 0 ? { ...explore, signs: feedback.signsFor(profile) } : null,
  });
  const oldBook = calendar.oldBook(dataAsOf, profile.asOf);
  return { profile, profileFrom: provenance(facts), recommendation, stored, ...(modelOfNow && { modelOfNow }), dataAsOf, oldBook };
};

const provenance = ({ profileFrom, market }: FoundClient): Advice['profileFrom'] =>
  profileFrom.kind === 'snapshot' && market === null ? { ...profileFrom, withoutOffers: true } : profileFrom;
