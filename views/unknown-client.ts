import type { SectionBlock } from '@slack/types';
import { bold, code, line, type Message, plain, richText, words } from './blocks.ts';
import { type ClientSurface, clientButtons } from './client-buttons.ts';
import { escapeMrkdwn, shown } from './format.ts';

const MOST_SIMILAR = 5;
/** What a command asks of a client, for the buttons of those who may be meant. */
const ASKS: Readonly<Record<string, ClientSurface>> = { '/bond-client': 'profile', '/bond-family': 'family' };

/** One who may be meant, a press away: nobody types an id a second time. Each in a block of its own, since a block takes an action once. */
const similarBlock = (clientId: string, surface: ClientSurface): SectionBlock => {
  const [button] = clientButtons(clientId, [surface]);
  return { type: 'section', text: plain(clientId, 80), ...(button && { accessory: button }) };
};

/**
 * One view for "nobody has this id" and "not yours": the answer must not tell which.
 * @param command what was asked with, to be asked again
 */
export const unknownClientMessage = (
  outcome: { readonly asked: string; readonly similar: readonly string[] },
  command = '/bond-recommend',
): Message => {
  const asked = shown(outcome.asked, 40);
  const similar = outcome.similar.slice(0, MOST_SIMILAR);
  const hint = similar.length > 0 ? 'Did you mean one of these?' : `Type ${command} without an id to search among the clients you can see.`;
  return {
    text: escapeMrkdwn(`No client of yours has the id ${asked}. ${hint}`),
    blocks: [
      richText(line(bold('No client of yours has the id '), code(asked), words(`\n${hint}`))),
      ...similar.map((id) => similarBlock(id, ASKS[command] ?? 'recommend')),
    ],
  };
};

/** For an advisor for whom no relationship manager is named. */
export const seesNobodyMessage = (): Message => {
  const answer = 'No client is yours yet';
  const remedy = 'No relationship manager is named for you. An admin can name one.';
  return { text: `${answer}. ${remedy}`, blocks: [richText(line(bold(answer), words(`\n${remedy}`)))] };
};
