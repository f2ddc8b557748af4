import type { KnownBlock } from '@slack/types';
import { PHRASES } from '../../src/advisor/words/glossary.ts';
import { bold, code, line, list, type Message, richText, words } from '../blocks/blocks.ts';
import { homeButton } from '../home/home-actions.ts';

const PROMISE = 'I say how sure I am, and why. I leave out what doesn’t suit a client, and name the rule.';

/** First message to a person with a role. */
export const introductionToPerson = (): Message => {
  const blocks: KnownBlock[] = [
    richText(
      line(
        bold('Hello, I’m Bond Advisor.'),
        words(' I know the firm’s book, and learn from it what to offer each client. '),
        words(PROMISE),
      ),
      list('bullet', [
        line(
          words('Type '),
          code('/bond-recommend'),
          words(' with a client’s id, or just write to me: '),
          code('what should I offer C_0042?'),
        ),
        line(words('Press 👍 or 👎 under an answer: it counts straight away.')),
        line(
          words('My '),
          bold('Home'),
          words(' tab shows the book at a glance and your clients to call. '),
          code('/bond-help'),
          words(' lists the rest.'),
        ),
      ]),
      line(words('Answers about a client come here, where only you read them.')),
    ),
    { type: 'actions', elements: [homeButton('recommend', PHRASES.recommend), homeButton('help', 'What can you do?')] },
  ];
  return { text: 'Hello, I’m Bond Advisor. Type /bond-recommend with a client’s id, or just write to me.', blocks };
};

/** First message in a channel. `mayShowClients` if an admin has allowed client details there. */
export const introductionToChannel = (mayShowClients: boolean): Message => ({
  text: 'Hello, I’m Bond Advisor. Type /bond-recommend with a client’s id.',
  blocks: [
    richText(
      line(bold('Hello, I’m Bond Advisor.'), words(' I recommend bonds for clients of the firm. '), words(PROMISE)),
      list('bullet', [
        line(
          words('Type '),
          code('/bond-recommend'),
          words(' with a client’s id, here or anywhere; '),
          code('/bond-help'),
          words(' lists the rest.'),
        ),
        mayShowClients
          ? line(words('Answers about a client are posted here for everybody in this channel: an admin has allowed it.'))
          : line(words('Answers about a client go to your direct messages: client details aren’t allowed in this channel.')),
        line(words('Mention me with a question and I answer in its thread. I read no other messages here.')),
      ]),
    ),
  ],
});
