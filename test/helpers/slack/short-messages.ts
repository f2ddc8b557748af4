import test from 'ava';
import { refusalOfMessage } from '../../../playground/strictness/message.ts';
import type { Message } from '../../../views/blocks/blocks.ts';
import { stringsIn } from '../inside.ts';

/** Declares one test per message, titled with its name: Slack accepts it, and its `text` starts with words from its blocks. */
export const shortMessages = (messages: { readonly [name: string]: Message }): void => {
  for (const [name, message] of Object.entries(messages)) {
    test(`"${name}" keeps to Slack’s limits and says the same in its fallback`, (t) => {
      t.is(refusalOfMessage({ ...message }), null);
      t.true(stringsIn(message.blocks).join(' ').includes(message.text.slice(0, 12)));
    });
  }
};
