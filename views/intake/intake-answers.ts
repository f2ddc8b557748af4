import type { Button } from '@slack/types';
import type { RegisteredClient } from '../../src/usecases/ports/registered-clients.ts';
import { bold, code, context, line, type Message, richText, words } from '../blocks.ts';
import { clientButtons } from '../client-buttons.ts';
import { escapeMrkdwn, shown } from '../format.ts';
import { bandInWords } from './band-arithmetic.ts';
import { intakeFactsLine } from './intake-facts-line.ts';
import { linkButton } from './link-button.ts';

const actions = (elements: readonly Button[]): Message['blocks'] =>
  elements.length === 0 ? [] : [{ type: 'actions', elements: [...elements] }];

/** A client was registered. `again`: by this form, before. */
export const registeredMessage = (client: RegisteredClient, again: boolean): Message => {
  const said = again ? 'Registered already as ' : 'Registered as ';
  const name = client.facts.name === null ? '' : `: ${shown(client.facts.name, 80)}`;
  const next = 'The firm’s book is not written. When it has this client, link the two.';
  return {
    text: escapeMrkdwn(`${said}${client.id}${name}. ${bandInWords(client.facts.band)}.`),
    blocks: [
      richText(line(bold(said), code(shown(client.id, 80)), words(`${name}\n${next}`))),
      context(intakeFactsLine(client.facts), bandInWords(client.facts.band)),
      ...actions([...clientButtons(client.id, ['profile', 'compare', 'family', 'ladder']), ...linkButton(client.id)]),
    ],
  };
};

/** An advisor without clients of their own cannot register one: they would not see it again. */
export const notMappedMessage = (): Message => {
  const answer = 'You cannot register a client yet';
  const remedy =
    'No relationship manager is mapped to you, so you would not see the client again. Ask an admin to map you, then try again.';
  return { text: `${answer}. ${remedy}`, blocks: [richText(line(bold(answer), words(`\n${remedy}`)))] };
};
