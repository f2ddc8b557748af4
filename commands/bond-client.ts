import { openPicker } from '../src/slack/asked-client/open-picker.ts';
import { answerClient, CLIENT_COMMAND, LOOK_UP, type LooksUpClients } from '../src/slack/client/answer-client.ts';
import { readClientText } from '../src/slack/listener/client-text.ts';
import type { On } from '../src/slack/listener/on.ts';
import type { CommandHelp } from '../views/first-contact/help.ts';

export const BOND_CLIENT: CommandHelp = {
  command: CLIENT_COMMAND,
  usage: '[client]',
  does: 'looks a client up: profile, segment, what matures when, purchases and past advice',
  example: '/bond-client C_0042',
};

export const onBondClient = (on: On, edge: LooksUpClients): void => {
  on.command(BOND_CLIENT.command)
    .admitted()
    .client(
      LOOK_UP,
      ({ text }) => readClientText(text),
      ({ asker, triggerId }) => openPicker(edge, asker, triggerId, 'profile'),
    )
    .answer(({ asker, client }) => answerClient(edge, asker, client));
};
