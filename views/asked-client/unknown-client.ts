import type { Button, SectionBlock } from '@slack/types';
import { PHRASES } from '../../src/advisor/words/glossary.ts';
import type { UnknownClient } from '../../src/usecases/asked-client/asked-client.ts';
import { bold, code, line, type Message, plain, richText, words } from '../blocks/blocks.ts';
import { escapeMrkdwn, shown } from '../blocks/format.ts';
import { SLACK_LIMITS } from '../blocks/limits.ts';
import { type ClientSurface, clientButtons } from './client-buttons.ts';
import { clientName } from './client-name.ts';

const MOST_SIMILAR = 5;
/** The page that each command shows, for the buttons of similar clients. Other commands lead to a recommendation. */
const ASKS: Readonly<Record<string, ClientSurface>> = { '/bond-client': 'profile', '/bond-family': 'family' };

/** Compares the two clients named in the button's value. */
export const COMPARE_NAMED_ACTION = 'compare_named';

/** Whoever types two ids wants both: a press compares them. Two words of a name aren't ids, because ids hold digits. */
const compareBlocks = (asked: string): SectionBlock[] => {
  const named = asked.trim().split(/\s+/);
  if (named.length !== 2 || asked.length > SLACK_LIMITS.buttonValue || !named.every((word) => /\d/.test(word))) return [];
  const accessory: Button = { type: 'button', action_id: COMPARE_NAMED_ACTION, text: plain('Compare', 75), value: asked };
  return [{ type: 'section', text: plain(`Compare ${named.map((id) => shown(id, 40)).join(' vs ')}?`, 150), accessory }];
};

/** A similar id with its button. Each needs its own block, because an action id may appear only once per block. */
const similarBlock = (clientId: string, name: string | undefined, surface: ClientSurface): SectionBlock => {
  const [button] = clientButtons(clientId, [surface]);
  return { type: 'section', text: plain(clientName({ clientId, name: name ?? null }, 80), 80), ...(button && { accessory: button }) };
};

/**
 * Answer for an unknown id and for another adviser's client. It's the same so that it doesn't reveal which.
 * @param command the command that was typed; the buttons repeat it
 */
export const unknownClientMessage = (outcome: UnknownClient, command = '/bond-recommend'): Message => {
  const asked = shown(outcome.asked, 40);
  const similar = outcome.similar.slice(0, MOST_SIMILAR);
  const hint = similar.length > 0 ? PHRASES.didYouMean : `Type ${command} without an id to search among the clients you can see.`;
  return {
    text: escapeMrkdwn(`You have no client ${asked}. ${hint}`),
    blocks: [
      richText(line(bold('You have no client '), code(asked), words(`\n${hint}`))),
      ...compareBlocks(outcome.asked),
      ...similar.map((id) => similarBlock(id, outcome.names?.[id], ASKS[command] ?? 'recommend')),
    ],
  };
};

/** Answer to an adviser without any relationship manager assigned. */
export const seesNobodyMessage = (): Message => {
  const answer = 'You have no clients here yet';
  const remedy = `You aren’t linked to a relationship manager. ${PHRASES.adminCanLink}`;
  return { text: `${answer}. ${remedy}`, blocks: [richText(line(bold(answer), words(`\n${remedy}`)))] };
};
