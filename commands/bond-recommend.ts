import type { App } from '@slack/bolt';
import { admit } from '../src/slack/admit.ts';
import { answerRecommendation } from '../src/slack/answer-recommendation.ts';
import { answering } from '../src/slack/answering.ts';
import { readClientText } from '../src/slack/client-text.ts';
import { askerOfCommand, type CommandArgs } from '../src/slack/command-args.ts';
import type { Edge } from '../src/slack/edge.ts';
import { openPicker } from '../src/slack/pick-client.ts';
import { tellUnknownClient } from '../src/slack/tell-unknown-client.ts';
import type { CommandHelp } from '../views/help.ts';

export const BOND_RECOMMEND: CommandHelp = {
  command: '/bond-recommend',
  usage: '[client]',
  does: 'recommends bonds for a client, with the reasons',
  example: '/bond-recommend C_0042',
};

export const registerBondRecommend = (app: Pick<App, 'command'>, edge: Edge): void => {
  app.command(
    BOND_RECOMMEND.command,
    answering(edge, BOND_RECOMMEND.command, askerOfCommand, async ({ ack, command }: CommandArgs, asker) => {
      await ack();
      const actor = await admit(edge, asker);
      if (!actor) return;
      const client = readClientText(command.text);
      if (client.kind === 'none') return openPicker(edge, asker, command.trigger_id, 'recommend');
      if (client.kind === 'impossible') return tellUnknownClient(edge, actor, asker, { asked: client.asked, similar: [] });
      return answerRecommendation(edge, actor, asker, client.id);
    }),
  );
};
