import type { App } from '@slack/bolt';
import { admit } from '../src/slack/admit.ts';
import { answering } from '../src/slack/answering.ts';
import { answerClient, CLIENT_COMMAND } from '../src/slack/client/answer-client.ts';
import { readClientText } from '../src/slack/client-text.ts';
import { askerOfCommand, type CommandArgs } from '../src/slack/command-args.ts';
import type { Edge } from '../src/slack/edge.ts';
import { openPicker } from '../src/slack/pick-client.ts';
import { tellUnknownClient } from '../src/slack/tell-unknown-client.ts';
import type { CommandHelp } from '../views/help.ts';

export const BOND_CLIENT: CommandHelp = {
  command: CLIENT_COMMAND,
  usage: '[client]',
  does: 'looks a client up: profile, segment, what matures when, purchases and past advice',
  example: '/bond-client C_0042',
};

export const registerBondClient = (app: Pick<App, 'command'>, edge: Edge): void => {
  app.command(
    BOND_CLIENT.command,
    answering(edge, BOND_CLIENT.command, askerOfCommand, async ({ ack, command }: CommandArgs, asker) => {
      await ack();
      const actor = await admit(edge, asker);
      if (!actor) return;
      const client = readClientText(command.text);
      if (client.kind === 'none') return openPicker(edge, asker, command.trigger_id, 'profile');
      if (client.kind === 'impossible') {
        return tellUnknownClient(edge, actor, asker, { asked: client.asked, similar: [] }, BOND_CLIENT.command);
      }
      return answerClient(edge, actor, asker, client.id);
    }),
  );
};
