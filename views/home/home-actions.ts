import type { Button } from '@slack/types';
import { PHRASES } from '../../src/advisor/words/glossary.ts';
import type { Role } from '../../src/usecases/ports/people-store.ts';
import { plain } from '../blocks/blocks.ts';

/** Action ids of Home's buttons. The administration's listeners handle `open_admin`. */
export const HOME_ACTIONS = {
  recommend: 'home_recommend',
  profile: 'home_profile',
  compare: 'home_compare',
  family: 'home_family',
  ladder: 'home_ladder',
  newClient: 'home_new_client',
  breakdown: 'home_explore',
  digest: 'home_digest',
  help: 'home_help',
  admin: 'open_admin',
  calls: 'home_call_list',
  watches: 'home_watches',
} as const;
export type HomeAction = keyof typeof HOME_ACTIONS;

const EVERYBODY: readonly Role[] = ['admin', 'supervisor', 'advisor'];

/** Home's buttons in order, and the roles that see them. */
const BUTTONS: ReadonlyArray<{ readonly action: HomeAction; readonly label: string; readonly roles: readonly Role[] }> = [
  { action: 'recommend', label: PHRASES.recommend, roles: EVERYBODY },
  { action: 'profile', label: PHRASES.lookUp, roles: EVERYBODY },
  { action: 'newClient', label: 'New client', roles: EVERYBODY },
  { action: 'compare', label: 'Compare clients', roles: EVERYBODY },
  { action: 'family', label: 'Family', roles: EVERYBODY },
  { action: 'ladder', label: PHRASES.ladder, roles: EVERYBODY },
  { action: 'breakdown', label: PHRASES.explore, roles: ['admin', 'supervisor'] },
  { action: 'digest', label: 'This week’s digest', roles: EVERYBODY },
  { action: 'admin', label: 'Administration', roles: ['admin'] },
  { action: 'watches', label: 'Watched bonds', roles: EVERYBODY },
  { action: 'help', label: 'Help', roles: EVERYBODY },
];

export const homeButton = (action: HomeAction, label: string): Button => ({
  type: 'button',
  action_id: HOME_ACTIONS[action],
  text: plain(label, 75),
});

/** The buttons of a role. The first is highlighted. */
export const homeButtons = (role: Role): Button[] =>
  BUTTONS.filter(({ roles }) => roles.includes(role)).map(({ action, label }, at) => ({
    ...homeButton(action, label),
    ...(at === 0 && { style: 'primary' }),
  }));
