import type { HomeView } from '@slack/types';
import { plain } from '../blocks/blocks.ts';
import { noRoleMessage } from '../notices/no-role.ts';

/** Home of a person without a role: whom to ask for one, and no figures. */
export const strangerHome = (admins: readonly string[]): HomeView => ({
  type: 'home',
  blocks: [{ type: 'header', text: plain('Bond Advisor', 150) }, ...noRoleMessage(admins).blocks],
});
