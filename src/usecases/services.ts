import type { Actor } from './actor/actor.ts';
import type { Audited } from './actor/audit-trail.ts';
import type { AdminServices } from './admin/admin-services.ts';
import type { LoadBookServices } from './admin/load-book.ts';
import type { AskClient } from './asked-client/asked-client.ts';
import type { ClientServices } from './client/client-services.ts';
import type { ClientSuggestion, SearchClientsRequest } from './client/search-clients.ts';
import type { CompareServices } from './compare/compare-services.ts';
import type { DigestServices } from './digest/digest-services.ts';
import type { ExplorationServices } from './exploration/exploration-services.ts';
import type { FamilyServices } from './family/family-services.ts';
import type { FeedbackServices } from './feedback/feedback-services.ts';
import type { FindMessageServices } from './feedback/find-message.ts';
import type { RecordFeedbackOutcome } from './feedback/record-feedback.ts';
import type { HomeServices } from './home/home-services.ts';
import type { IntakeServices } from './intake/intake-services.ts';
import type { ModelServices } from './models/model-services.ts';
import type { OfferServices } from './offers/find-offers.ts';
import type { PlainServices } from './plain/plain-services.ts';
import type { InboxEntry } from './ports/inbox-store.ts';
import type { ShownPlace } from './ports/recommendation-store.ts';
import type { ProfileServices } from './profiles/record-profile.ts';
import type { QuoteServices } from './quote/quote-bond.ts';
import type { MoreRequest } from './recommendation/more-of-recommendation.ts';
import type { PostedAdvice } from './recommendation/note-posted.ts';
import type { RecommendBondOutcome, RecommendBondRequest } from './recommendation/recommend-bond.ts';
import type { ShareOutcome } from './recommendation/share-recommendation.ts';
import type { StandingRecommendation } from './recommendation/standing-recommendation.ts';
import type { UndoFeedbackOutcome, UndoFeedbackRequest } from './recommendation/undo-feedback.ts';
import type { UndoShareRequest } from './recommendation/undo-share.ts';
import type { NamedClients } from './shortcuts/find-named-clients.ts';
import type { WatchServices } from './watch/watch-bonds.ts';

/** The use cases as the Slack edge sees them: everything behind a slash command, a modal or a reaction. Made in `deps.ts`. */
export interface Services
  extends AdminServices,
    ModelServices,
    HomeServices,
    ClientServices,
    CompareServices,
    FamilyServices,
    ExplorationServices,
    FeedbackServices,
    FindMessageServices,
    DigestServices,
    IntakeServices,
    ProfileServices,
    QuoteServices,
    OfferServices,
    WatchServices,
    PlainServices,
    LoadBookServices {
  /** Who asks. Null: a stranger, who is only told whom to ask. The refusal is in the audit log. */
  whoIs(slackUserId: string): Promise<Actor | null>;
  /** Slack user ids of admins, who may be asked for a role. */
  admins(): Promise<readonly string[]>;
  /** The only way to a client. Every use case about a client takes what this returns. */
  readonly askedClient: AskClient;
  recommendBond(request: RecommendBondRequest): Promise<RecommendBondOutcome>;
  searchClients(request: SearchClientsRequest): Promise<Audited<readonly ClientSuggestion[]>>;
  /** The clients whose ids are in a text, among those the person may see. */
  findNamedClients(request: { readonly actor: Actor; readonly text: string }): Promise<Audited<NamedClients>>;
  /**
   * Notes where the message was posted, so that reactions find it. Called again when its chart's picture is there.
   * @param posted what it says, which is kept too
   */
  noteRecommendationPosted(recommendationId: string, place: ShownPlace, posted?: PostedAdvice): Promise<void>;
  /** Keeps what a message says that nobody votes on, or that was redrawn. */
  keepPosted(posted: PostedAdvice, place: ShownPlace): Promise<void>;
  /** As it is now, for redrawing it; null if there isn't one, or nothing in it was suitable. */
  standingRecommendation(recommendationId: string): Promise<StandingRecommendation | null>;
  /** The same for a person, who may have lost the right to see the client: null then too. */
  recommendationFor(request: { readonly actor: Actor; readonly recommendationId: string }): Promise<StandingRecommendation | null>;
  /** The same for somebody who wants to see more of it; the look is in the audit log. */
  moreOfRecommendation(request: MoreRequest): Promise<Audited<StandingRecommendation> | null>;
  /** Whether a recommendation may be shown in a channel. It's in the audit log before it is shown. */
  shareRecommendation(request: {
    readonly actor: Actor;
    readonly recommendationId: string;
    readonly channel: string;
  }): Promise<ShareOutcome>;
  /** Deletes a copy that this person shared; false if there's none any more, or it's somebody else's. */
  undoShare(request: UndoShareRequest): Promise<boolean>;
  /** Stores a sign before it's acknowledged; false if it was stored before. Fast: one insert. */
  receiveFeedback(entry: InboxEntry): Promise<boolean>;
  /** Removes a stored sign that is on no recommendation. */
  dropFeedback(entry: InboxEntry): Promise<void>;
  /** Turns a stored sign into a feedback row and folds it. Safe to repeat, also from two processes. */
  recordFeedback(entry: InboxEntry): Promise<RecordFeedbackOutcome>;
  /** Takes back the person's latest thumb by button or choice on a recommendation. */
  undoFeedback(request: UndoFeedbackRequest): Promise<UndoFeedbackOutcome>;
  /** Signs that were stored but not finished, because a process died. To be recorded now. */
  unfinishedFeedback(): Promise<readonly InboxEntry[]>;
  /** Whether client-level results may be posted in this channel (CLIENT_CHANNELS). Direct messages always may. */
  mayPostClientResultsIn(channel: string): boolean;
  /** The channels where client-level results may be posted, in the order of the configuration. */
  clientChannels(): readonly string[];
}
