import { answerComparison, type ComparesClients } from '../src/slack/compare/answer-comparison.ts';
import { openCompare } from '../src/slack/compare/open-compare.ts';
import { readTwoClients } from '../src/slack/compare/read-two-clients.ts';
import type { On } from '../src/slack/listener/on.ts';
import { tell } from '../src/slack/posting/tell.ts';
import { twoClientsMessage } from '../views/compare/compare-answers.ts';
import type { CommandHelp } from '../views/first-contact/help.ts';

export const BOND_COMPARE: CommandHelp = {
  command: '/bond-compare',
  usage: '[client] [client]',
  does: 'sets two clients side by side: what tells them apart, what to offer each',
  example: '/bond-compare C_0042 C_0018',
};

export const onBondCompare = (on: On, edge: ComparesClients): void => {
  on.command(BOND_COMPARE.command)
    .admitted()
    .answer(async ({ actor, asker, triggerId, text }) => {
      const named = readTwoClients(text);
      if (named.kind === 'not-two') return tell(edge, asker, twoClientsMessage());
      const [left, right] = named.ids;
      if (left !== undefined && right !== undefined) return answerComparison(edge, { actor, asker, left, right });
      return openCompare(edge, asker, triggerId, left === undefined ? {} : { left });
    });
};
