import { type OpensLinks, openLink } from '../src/slack/intake/on-link.ts';
import { openIntake } from '../src/slack/intake/open-intake.ts';
import { readClientText } from '../src/slack/listener/client-text.ts';
import type { On } from '../src/slack/listener/on.ts';
import { LONGEST_CLIENT_ID } from '../src/usecases/asked-client/client-id.ts';
import { isRegisteredId } from '../src/usecases/ports/registered-clients.ts';
import type { CommandHelp } from '../views/first-contact/help.ts';

export const BOND_NEW_CLIENT: CommandHelp = {
  command: '/bond-new-client',
  usage: '[name]',
  does: 'registers a new client, with segment and recommendation before anything is saved; with a registered id it links that client to the firm’s book',
  example: '/bond-new-client Asha Rao',
};

export const onBondNewClient = (on: On, edge: OpensLinks): void => {
  on.command(BOND_NEW_CLIENT.command)
    .admitted()
    .answer(async ({ actor, asker, triggerId, text }) => {
      const typed = readClientText(text);
      if (typed !== undefined && isRegisteredId(typed)) return openLink(edge, actor, asker, triggerId, typed);
      return openIntake(edge, actor, asker, triggerId, typed !== undefined && typed.length <= LONGEST_CLIENT_ID ? typed : null);
    });
};
