import type { ClientSurface } from '../../../views/asked-client/client-buttons.ts';
import { type CommandHelp, helpMessage } from '../../../views/first-contact/help.ts';
import { HOME_ACTIONS, type HomeAction } from '../../../views/home/home-actions.ts';
import { noticeModal } from '../../../views/notices/notice-modal.ts';
import { watchListMessage } from '../../../views/watch/watch-messages.ts';
import type { Actor } from '../../usecases/actor/actor.ts';
import { openPicker } from '../asked-client/open-picker.ts';
import { type OpensBreakdowns, openBreakdown } from '../breakdown/open-breakdown.ts';
import { openCompare } from '../compare/open-compare.ts';
import { type PreviewsDigests, previewDigest } from '../digest/show-digest.ts';
import type { Asker, Edge } from '../edge/edge.ts';
import { openFamily } from '../family/open-family.ts';
import { openIntake } from '../intake/open-intake.ts';
import { answerCallList } from '../plain/answer-call-list.ts';
import { openLoading } from '../posting/open-modal.ts';
import type { DeliversAnswers } from '../posting/posting.ts';
import { tell } from '../posting/tell.ts';

export type OpensFromHome = OpensBreakdowns &
  PreviewsDigests &
  DeliversAnswers &
  Edge<'callList' | 'isReadAgain' | 'oldBook' | 'watchesOf'>;

export interface HomePress {
  readonly actor: Actor;
  readonly asker: Asker;
  readonly triggerId: string;
  /** What help lists. */
  readonly commands: readonly CommandHelp[];
}

type Opener = (edge: OpensFromHome, press: HomePress) => Promise<void>;

const picker =
  (surface: ClientSurface): Opener =>
  (edge, { asker, triggerId }) =>
    openPicker(edge, asker, triggerId, surface);

/** What each button on Home does: the same as its slash command without an argument. The administration's own room has the `admin` button. */
export const HOME_OPENERS: Readonly<Record<Exclude<HomeAction, 'admin'>, Opener>> = {
  recommend: picker('recommend'),
  profile: picker('profile'),
  ladder: picker('ladder'),
  newClient: (edge, { actor, asker, triggerId }) => openIntake(edge, actor, asker, triggerId, null),
  digest: async (edge, { actor, asker, triggerId }) => {
    // On Home nobody sees a message come in: the modal says where it is.
    await openLoading(edge, triggerId, 'This week’s digest', { actionId: HOME_ACTIONS.digest });
    await previewDigest(edge, actor, asker);
  },
  compare: (edge, { asker, triggerId }) => openCompare(edge, asker, triggerId, {}),
  family: (edge, { actor, asker, triggerId }) => openFamily(edge, actor, asker, triggerId),
  breakdown: (edge, press) => openBreakdown(edge, { ...press, again: { actionId: HOME_ACTIONS.breakdown } }, null),
  help: async (edge, { actor, triggerId, commands }) => {
    const modal = await openLoading(edge, triggerId, 'Help', { actionId: HOME_ACTIONS.help });
    const { blocks } = helpMessage(commands, actor.role, await edge.services.oldBook());
    // Its buttons open modals, and are on Home too.
    await modal.show(noticeModal('Help', { blocks: blocks.filter(({ type }) => type !== 'actions') }));
  },
  calls: (edge, { actor, asker }) => answerCallList(edge, actor, asker),
  watches: async (edge, { actor, asker }) => tell(edge, asker, watchListMessage(await edge.services.watchesOf({ actor }), null)),
};
