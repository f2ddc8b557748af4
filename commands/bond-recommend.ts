import { openPicker } from '../src/slack/asked-client/open-picker.ts';
import { readClientText } from '../src/slack/listener/client-text.ts';
import type { On } from '../src/slack/listener/on.ts';
import { answerRecommendation, RECOMMENDATION, type Recommends } from '../src/slack/recommendation/answer-recommendation.ts';
import type { CommandHelp } from '../views/first-contact/help.ts';

export const BOND_RECOMMEND: CommandHelp = {
  command: '/bond-recommend',
  usage: '[client]',
  does: 'recommends bonds for a client, with the reasons',
  example: '/bond-recommend C_0042',
};

export const onBondRecommend = (on: On, edge: Recommends): void => {
  on.command(BOND_RECOMMEND.command)
    .admitted()
    .client(
      RECOMMENDATION,
      ({ text }) => readClientText(text),
      ({ asker, triggerId }) => openPicker(edge, asker, triggerId, 'recommend'),
    )
    .answer(({ asker, client }) => answerRecommendation(edge, asker, client));
};
