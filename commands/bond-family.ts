import type { App } from '@slack/bolt';
import { admit } from '../src/slack/admit.ts';
import { answering } from '../src/slack/answering.ts';
import { readClientText } from '../src/slack/client-text.ts';
import { askerOfCommand, type CommandArgs } from '../src/slack/command-args.ts';
import type { Edge } from '../src/slack/edge.ts';
import { answerFamily, FAMILY_COMMAND } from '../src/slack/family/answer-family.ts';
import { openFamily } from '../src/slack/family/open-family.ts';
import { tellUnknownClient } from '../src/slack/tell-unknown-client.ts';
import type { CommandHelp } from '../views/help.ts';

export const BOND_FAMILY: CommandHelp = {
  command: FAMILY_COMMAND,
  usage: '[client]',
  does: 'shows a client’s family: its members, what it holds together, what is too concentrated',
  example: '/bond-family C_0140',
};

export const registerBondFamily = (app: Pick<App, 'command'>, edge: Edge): void => {
  app.command(
    BOND_FAMILY.command,
    answering(edge, BOND_FAMILY.command, askerOfCommand, async ({ ack, command }: CommandArgs, asker) => {
      await ack();
      const actor = await admit(edge, asker);
      if (!actor) return;
      const client = readClientText(command.text);
      if (client.kind === 'none') return openFamily(edge, actor, asker, command.trigger_id);
      if (client.kind === 'impossible')
        return tellUnknownClient(edge, actor, asker, { asked: client.asked, similar: [] }, BOND_FAMILY.command);
      return answerFamily(edge, actor, asker, client.id);
    }),
  );
};
