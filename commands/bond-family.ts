import { answerFamily, FAMILY, FAMILY_COMMAND, type ReviewsFamilies } from '../src/slack/family/answer-family.ts';
import { openFamily } from '../src/slack/family/open-family.ts';
import { readClientText } from '../src/slack/listener/client-text.ts';
import type { On } from '../src/slack/listener/on.ts';
import type { CommandHelp } from '../views/first-contact/help.ts';

export const BOND_FAMILY: CommandHelp = {
  command: FAMILY_COMMAND,
  usage: '[client]',
  does: 'shows a client’s family: its members, what it holds together, what’s too concentrated',
  example: '/bond-family C_0140',
};

export const onBondFamily = (on: On, edge: ReviewsFamilies): void => {
  on.command(BOND_FAMILY.command)
    .admitted()
    .client(
      FAMILY,
      ({ text }) => readClientText(text),
      ({ actor, asker, triggerId }) => openFamily(edge, actor, asker, triggerId),
    )
    .answer(({ actor, asker, client }) => answerFamily(edge, { actor, asker, client }));
};
