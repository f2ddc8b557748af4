import type { App } from '@slack/bolt';
import { admit } from '../src/slack/admit.ts';
import { answering } from '../src/slack/answering.ts';
import { askerOfCommand, type CommandArgs } from '../src/slack/command-args.ts';
import { answerComparison } from '../src/slack/compare/answer-comparison.ts';
import { openCompare } from '../src/slack/compare/open-compare.ts';
import { readTwoClients } from '../src/slack/compare/read-two-clients.ts';
import type { Edge } from '../src/slack/edge.ts';
import { tell } from '../src/slack/tell.ts';
import { twoClientsMessage } from '../views/compare/compare-answers.ts';
import type { CommandHelp } from '../views/help.ts';

export const BOND_COMPARE: CommandHelp = {
  command: '/bond-compare',
  usage: '[client] [client]',
  does: 'sets two clients side by side: what tells them apart, what to offer each',
  example: '/bond-compare C_0042 C_0018',
};

export const registerBondCompare = (app: Pick<App, 'command'>, edge: Edge): void => {
  app.command(
    BOND_COMPARE.command,
    answering(edge, BOND_COMPARE.command, askerOfCommand, async ({ ack, command }: CommandArgs, asker) => {
      await ack();
      const actor = await admit(edge, asker);
      if (!actor) return;
      const named = readTwoClients(command.text);
      if (named.kind === 'not-two') return tell(edge, asker, twoClientsMessage());
      const [left, right] = named.ids;
      if (left !== undefined && right !== undefined) return answerComparison(edge, actor, asker, left, right);
      return openCompare(edge, asker, command.trigger_id, left === undefined ? {} : { left });
    }),
  );
};
