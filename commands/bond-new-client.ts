import type { App } from '@slack/bolt';
import { admit } from '../src/slack/admit.ts';
import { answering } from '../src/slack/answering.ts';
import { readClientText } from '../src/slack/client-text.ts';
import { askerOfCommand, type CommandArgs } from '../src/slack/command-args.ts';
import type { Edge } from '../src/slack/edge.ts';
import { openLink } from '../src/slack/intake/link.ts';
import { openIntake } from '../src/slack/intake/open-intake.ts';
import { isRegisteredId } from '../src/usecases/ports/registered-clients.ts';
import type { CommandHelp } from '../views/help.ts';

export const BOND_NEW_CLIENT: CommandHelp = {
  command: '/bond-new-client',
  usage: '[name]',
  does: 'registers a new client, with segment and recommendation before anything is saved; with a registered id it links that client to the firm’s book',
  example: '/bond-new-client Asha Rao',
};

export const registerBondNewClient = (app: Pick<App, 'command'>, edge: Edge): void => {
  app.command(
    BOND_NEW_CLIENT.command,
    answering(edge, BOND_NEW_CLIENT.command, askerOfCommand, async ({ ack, command }: CommandArgs, asker) => {
      await ack();
      const actor = await admit(edge, asker);
      if (!actor) return;
      const typed = readClientText(command.text);
      if (typed.kind === 'id' && isRegisteredId(typed.id)) return openLink(edge, actor, asker, command.trigger_id, typed.id);
      return openIntake(edge, actor, asker, command.trigger_id, typed.kind === 'id' ? typed.id : null);
    }),
  );
};
