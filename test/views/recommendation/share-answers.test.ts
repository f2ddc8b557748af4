import { notInChannelMessage, recommendationGoneMessage, sharedMessage } from '../../../views/recommendation/share-answers.ts';
import { shortMessages } from '../../helpers/slack/short-messages.ts';

shortMessages({
  'shared to a channel': sharedMessage('C0DESK'),
  'not in the channel': notInChannelMessage('C0DESK'),
  'a recommendation that is gone': recommendationGoneMessage(),
});
