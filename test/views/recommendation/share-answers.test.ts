import { notInChannelMessage, recommendationGoneMessage, sharedMessage } from '../../../views/recommendation/share-answers.ts';
import { shortMessages } from '../../helpers/slack/short-messages.ts';

shortMessages({
  'shared to a channel': sharedMessage({ channel: 'C0DESK', ts: '1700000000.000100' }),
  'not in the channel': notInChannelMessage('C0DESK'),
  'a recommendation that is gone': recommendationGoneMessage(),
});
