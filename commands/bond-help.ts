import type { App } from '@slack/bolt';
import { admit } from '../src/slack/admit.ts';
import { answering } from '../src/slack/answering.ts';
import { askerOfCommand, type CommandArgs } from '../src/slack/command-args.ts';
import type { Edge } from '../src/slack/edge.ts';
import { tell } from '../src/slack/tell.ts';
import { type CommandHelp, helpMessage } from '../views/help.ts';

export const BOND_HELP: CommandHelp = { command: '/bond-help', usage: '', does: 'lists what you may ask for' };

export const registerBondHelp = (app: Pick<App, 'command'>, edge: Edge, commands: readonly CommandHelp[]): void => {
  app.command(
    BOND_HELP.command,
    answering(edge, BOND_HELP.command, askerOfCommand, async ({ ack }: CommandArgs, asker) => {
      await ack();
      const actor = await admit(edge, asker);
      if (actor) await tell(edge, asker, helpMessage(commands, actor.role));
    }),
  );
};
