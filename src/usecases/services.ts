import type { Actor } from './actor.ts';
import type { AdminServices } from './admin/admin-services.ts';
import type { ClientServices } from './clients/client-services.ts';
import type { CompareServices } from './compare/compare-services.ts';
import type { DeskServices } from './desk/desk-services.ts';
import type { DigestServices } from './digest/digest-services.ts';
import type { ExplorationServices } from './exploration/exploration-services.ts';
import type { FamilyServices } from './family/family-services.ts';
import type { FeedbackServices } from './feedback/feedback-services.ts';
import type { IntakeServices } from './intake/intake-services.ts';
import type { ModelServices } from './models/model-services.ts';
import type { ClientSuggestion, RecommendBondOutcome, RecordFeedbackOutcome, ShareOutcome, StandingRecommendation } from './outcomes.ts';
import type { InboxEntry, ShownPlace } from './ports.ts';
import type { ShortcutServices } from './shortcuts/shortcut-services.ts';

/** The use cases as the Slack edge sees them: everything behind a slash command, a modal or a reaction. Made in `deps.ts`. */
export interface Services
  extends AdminServices,
    ModelServices,
    DeskServices,
    ClientServices,
    CompareServices,
    FamilyServices,
    ExplorationServices,
    FeedbackServices,
    DigestServices,
    IntakeServices,
    ShortcutServices {
  /** Null: a stranger, who gets nothing but whom to ask. */
  whoIs(slackUserId: string): Promise<Actor | null>;
  /** Who may be asked for a role: Slack user ids of admins. */
  admins(): Promise<readonly string[]>;
  recommendBond(request: {
    readonly actor: Actor;
    readonly clientId: string;
    readonly newTypesOnly?: boolean;
  }): Promise<RecommendBondOutcome>;
  searchClients(request: { readonly actor: Actor; readonly text: string; readonly limit: number }): Promise<readonly ClientSuggestion[]>;
  /** After the message is posted: where it stands, so that reactions find it; again when its chart's picture is there. */
  noteRecommendationPosted(recommendationId: string, place: ShownPlace): Promise<void>;
  /** As it stands now, for drawing it again; null where there is none or nothing in it was suitable. */
  standingRecommendation(recommendationId: string): Promise<StandingRecommendation | null>;
  /** The same for a person, who may have lost the right to see the client: null then too. */
  recommendationFor(request: { readonly actor: Actor; readonly recommendationId: string }): Promise<StandingRecommendation | null>;
  /** Whether a recommendation may be shown in a channel at somebody's wish; written to the audit log before it is shown. */
  shareRecommendation(request: {
    readonly actor: Actor;
    readonly recommendationId: string;
    readonly channel: string;
  }): Promise<ShareOutcome>;
  /** Stores a sign before it is acknowledged; false where it was stored before. Fast: one insert. */
  receiveFeedback(entry: InboxEntry): Promise<boolean>;
  /** Turns a stored sign into a feedback row and folds it; safe to call twice and from two processes. */
  recordFeedback(entry: InboxEntry): Promise<RecordFeedbackOutcome>;
  /** Signs that were stored but not finished (a process died): to be recorded now. */
  unfinishedFeedback(): Promise<readonly InboxEntry[]>;
  /** Whether client-level results may be posted in this channel (CLIENT_CHANNELS). Direct messages always may. */
  mayPostClientResultsIn(channel: string): boolean;
  /** The channels where client-level results may be posted, in the order of the configuration. */
  clientChannels(): readonly string[];
}
