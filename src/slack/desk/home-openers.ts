import type { ClientSurface } from '../../../views/client-buttons.ts';
import type { HomeAction } from '../../../views/home/home-actions.ts';
import type { Actor } from '../../usecases/actor.ts';
import { openCompare } from '../compare/open-compare.ts';
import { previewDigest } from '../digest/show-digest.ts';
import type { Asker, Edge } from '../edge.ts';
import { openFamily } from '../family/open-family.ts';
import { openIntake } from '../intake/open-intake.ts';
import { openPicker } from '../pick-client.ts';
import { openExplore } from './open-explore.ts';
import { sendCallList } from './send-call-list.ts';
import { tellHelp } from './tell-help.ts';

export interface HomePress {
  readonly actor: Actor;
  readonly asker: Asker;
  readonly triggerId: string;
}

type Opener = (edge: Edge, press: HomePress) => Promise<void>;

const picker =
  (surface: ClientSurface): Opener =>
  (edge, { asker, triggerId }) =>
    openPicker(edge, asker, triggerId, surface);

/** What each button of Home does: the same that its slash command does without an argument. `open_admin` is listened to elsewhere. */
export const HOME_OPENERS: Readonly<Record<Exclude<HomeAction, 'admin'>, Opener>> = {
  recommend: picker('recommend'),
  profile: picker('profile'),
  ladder: picker('ladder'),
  newClient: (edge, { actor, asker, triggerId }) => openIntake(edge, actor, asker, triggerId, null),
  digest: (edge, { actor, asker }) => previewDigest(edge, actor, asker),
  compare: (edge, { asker, triggerId }) => openCompare(edge, asker, triggerId, {}),
  family: (edge, { actor, asker, triggerId }) => openFamily(edge, actor, asker, triggerId),
  explore: (edge, press) => openExplore(edge, press, null),
  help: (edge, { actor, asker }) => tellHelp(edge, actor, asker),
  calls: (edge, { actor, asker }) => sendCallList(edge, actor, asker),
};
