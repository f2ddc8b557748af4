import { openAdministration, type ShowsAdministration } from '../src/slack/admin/open-administration.ts';
import type { On } from '../src/slack/listener/on.ts';
import type { CommandHelp } from '../views/first-contact/help.ts';

export const BOND_ADMIN: CommandHelp = {
  command: '/bond-admin',
  usage: '',
  does: 'shows the state of everything: training, versions, people and channels, reset',
  roles: ['admin'],
};

export const onBondAdmin = (on: On, edge: ShowsAdministration): void => {
  on.command(BOND_ADMIN.command)
    .admin('administration')
    .answer(({ actor, triggerId }) => openAdministration(edge, actor, triggerId));
};
