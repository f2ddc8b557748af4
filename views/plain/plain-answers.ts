import type { Button } from '@slack/types';
import type { PlainCall } from '../../src/advisor/plain/plain-call.ts';
import { PHRASES } from '../../src/advisor/words/glossary.ts';
import { CLIENT_ACTIONS, type ClientSurface, clientButtons } from '../asked-client/client-buttons.ts';
import { code, line, type Message, plain, richText, words } from '../blocks/blocks.ts';
import { escapeMrkdwn } from '../blocks/format.ts';
import { SLACK_LIMITS } from '../blocks/limits.ts';
import { homeButton } from '../home/home-actions.ts';
import { callInWords } from './call-in-words.ts';

/** Action ids of the buttons that each make a whole call: Slack wants a row's ids to differ. A button's value is the call. */
export const PLAIN_CALL_ACTIONS = ['plain_call_1', 'plain_call_2', 'plain_call_3'] as const;

const callButtons = (calls: readonly PlainCall[]): Button[] =>
  PLAIN_CALL_ACTIONS.flatMap((action_id, at): Button[] => {
    const call = calls[at];
    const value = call && JSON.stringify(call);
    return call === undefined || value === undefined || value.length > SLACK_LIMITS.buttonValue
      ? []
      : [{ type: 'button', action_id, text: plain(callInWords(call), 75), value }];
  });

const withButtons = (text: string, more: ReadonlyArray<ReturnType<typeof words>>, buttons: readonly Button[]): Message => ({
  text: escapeMrkdwn(text),
  blocks: [richText(line(words(text), ...more)), ...(buttons.length === 0 ? [] : [{ type: 'actions' as const, elements: [...buttons] }])],
});

/** Nothing is done on a guess: what may have been meant is a press away. */
export const unclearMessage = (nearest: readonly PlainCall[]): Message => {
  const text = nearest.length === 0 ? 'I didn’t understand that.' : 'I’m not sure what you mean. Is it one of these?';
  return withButtons(text, [words(' Type '), code('/bond-help'), words(' to see what I can do.')], callButtons(nearest));
};

const SURFACES: Readonly<Partial<Record<PlainCall['verb'], ClientSurface>>> = {
  recommend: 'recommend',
  client: 'profile',
  compare: 'compare',
  family: 'family',
  ladder: 'ladder',
};

/** Everything is clear but the client. */
export const whichClientMessage = (call: PlainCall): Message =>
  withButtons(
    'For which client? Write the question again with an id or a name, or in the thread of an answer about the client.',
    [],
    [homeButton(SURFACES[call.verb] ?? 'recommend', 'Choose a client')],
  );

/** A ladder needs an amount and whole years from 1 to 10. */
export const ladderNeedsMessage = (clientId: string): Message =>
  withButtons(
    'How much, and over how many years? For example: ladder of 20 lakh over 5 years. A ladder takes at least ₹10,000 and 1–10 years.',
    [],
    clientButtons(clientId, ['ladder']).filter(({ action_id: id }) => id === CLIENT_ACTIONS.ladder),
  );

/** Somebody who sees very many clients asked for all their purchases. */
export const tooManyClientsMessage = (): Message =>
  withButtons(
    'That’s too many clients for one question. Name a client, or explore the book.',
    [],
    [homeButton('breakdown', PHRASES.explore)],
  );
