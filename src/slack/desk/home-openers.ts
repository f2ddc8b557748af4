import type { HomeAction } from '../../../views/home/home-actions.ts';
import type { Actor } from '../../usecases/actor.ts';
import { CLIENT_ANSWERS } from '../client-answers.ts';
import { openCompare } from '../compare/open-compare.ts';
import type { Asker, Edge } from '../edge.ts';
import { openFamily } from '../family/open-family.ts';
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
  (surface: 'recommend' | 'profile' | 'ladder'): Opener =>
  (edge, { asker, triggerId }) =>
    openPicker(edge, asker, triggerId, surface);

/** What each button of Home does: the same that its slash command does without an argument. `open_admin` is listened to elsewhere. */
export const HOME_OPENERS: Readonly<Partial<Record<HomeAction, Opener>>> = {
  recommend: picker('recommend'),
  ...(CLIENT_ANSWERS.profile && { profile: picker('profile') }),
  compare: (edge, { asker, triggerId }) => openCompare(edge, asker, triggerId, {}),
  family: (edge, { actor, asker, triggerId }) => openFamily(edge, actor, asker, triggerId),
  ...(CLIENT_ANSWERS.ladder && { ladder: picker('ladder') }),
  explore: (edge, press) => openExplore(edge, press, null),
  help: (edge, { actor, asker }) => tellHelp(edge, actor, asker),
  calls: (edge, { actor, asker }) => sendCallList(edge, actor, asker),
};

/** The buttons that this installation has something behind. */
export const OFFERED: ReadonlySet<HomeAction> = new Set(Object.keys(HOME_OPENERS) as HomeAction[]);
