import type { CommandHelp } from '../../views/first-contact/help.ts';
import type { Services } from '../usecases/services.ts';
import { onAdmin } from './admin/on-admin.ts';
import { onBookFile } from './book-file/on-book-file.ts';
import { onBreakdown } from './breakdown/on-breakdown.ts';
import { onClientPress } from './client-menu/on-client-press.ts';
import { onPickClient } from './client-menu/on-pick-client.ts';
import { onCompare } from './compare/on-compare.ts';
import { onDigest } from './digest/on-digest.ts';
import type { Edge } from './edge/edge.ts';
import { onFamily } from './family/on-family.ts';
import { onArrival } from './feedback/on-arrival.ts';
import { onChoice } from './feedback/on-choice.ts';
import { onFeedback } from './feedback/on-feedback.ts';
import { onFirstContact } from './first-contact/on-first-contact.ts';
import { onCallsDone } from './home/on-calls-done.ts';
import { onHome } from './home/on-home.ts';
import { onIntake } from './intake/on-intake.ts';
import { onLink } from './intake/on-link.ts';
import { onLadder } from './ladder/on-ladder.ts';
import { type ListeningApp, listenOn } from './listener/listen-on.ts';
import type { On } from './listener/on.ts';
import { onModelCard } from './models/on-model-card.ts';
import { onOffers } from './offers/on-offers.ts';
import { onPlainCall } from './plain/on-plain-call.ts';
import { onQuote } from './quote/on-quote.ts';
import { onMore } from './recommendation/on-more.ts';
import { onShare } from './recommendation/on-share.ts';
import { onRiskProfile } from './risk-profile/on-risk-profile.ts';
import { onShortcuts } from './shortcuts/on-shortcuts.ts';
import { onRevocation } from './transports/on-revocation.ts';
import type { TokenStanding } from './transports/token-standing.ts';
import { onWatch } from './watch/on-watch.ts';

/** An edge with every service. Each listener's type names those it uses. */
export type WholeEdge = Edge<keyof Services>;

/** The slash commands. The app is handed them, so it doesn't import `commands/`. */
export interface SlashCommands {
  /** In the order in which help lists them. */
  readonly list: readonly CommandHelp[];
  readonly listen: (on: On, edge: WholeEdge) => void;
}

/** All listeners, as `manifest.yml` declares them. */
export const registerListeners = (
  app: ListeningApp,
  edge: WholeEdge,
  botUserId: () => string | null,
  commands: SlashCommands,
  token: Pick<TokenStanding, 'refused'>,
): void => {
  const on = listenOn(app, edge);
  commands.listen(on, edge);
  onPickClient(on, edge);
  onClientPress(on, edge);
  onFeedback(on, edge, botUserId);
  onArrival(on, edge);
  onChoice(on, edge);
  onLadder(on, edge);
  onQuote(on, edge);
  onOffers(on, edge);
  onWatch(on, edge);
  onMore(on, edge);
  onShare(on, edge);
  onDigest(on, edge);
  onCompare(on, edge);
  onFamily(on, edge);
  onModelCard(on, edge);
  onAdmin(on, edge);
  onIntake(on, edge);
  onLink(on, edge);
  onRiskProfile(on, edge);
  onShortcuts(on, edge);
  onHome(on, edge, commands.list);
  onCallsDone(on, edge);
  onBreakdown(on, edge);
  onFirstContact(on, edge, botUserId, commands.list);
  onPlainCall(on, edge, commands.list);
  onBookFile(on, edge);
  onRevocation(on, token);
  on.othersAreOutdated();
};
