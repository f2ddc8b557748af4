import type { App } from '@slack/bolt';
import { openAdministration } from '../src/slack/admin/open-administration.ts';
import { answering } from '../src/slack/answering.ts';
import { askerOfCommand, type CommandArgs } from '../src/slack/command-args.ts';
import type { Edge } from '../src/slack/edge.ts';
import type { CommandHelp } from '../views/help.ts';

export const BOND_ADMIN: CommandHelp = {
  command: '/bond-admin',
  usage: '',
  does: 'shows how everything stands: training, versions, people and channels, reset',
  roles: ['admin'],
};

export const registerBondAdmin = (app: Pick<App, 'command'>, edge: Edge): void => {
  app.command(
    BOND_ADMIN.command,
    answering(edge, BOND_ADMIN.command, askerOfCommand, async ({ ack, command }: CommandArgs, asker) => {
      await ack();
      await openAdministration(edge, asker, command.trigger_id);
    }),
  );
};
