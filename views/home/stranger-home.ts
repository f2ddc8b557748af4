import type { HomeView } from '@slack/types';
import { plain } from '../blocks.ts';
import { noRoleMessage } from '../no-role.ts';

/** All that a stranger sees: whom to ask, and not one figure. */
export const strangerHome = (admins: readonly string[]): HomeView => ({
  type: 'home',
  blocks: [{ type: 'header', text: plain('Bond advisor', 150) }, ...noRoleMessage(admins).blocks],
});
