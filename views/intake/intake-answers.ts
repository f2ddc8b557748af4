import type { Button } from '@slack/types';
import type { RegisteredClient } from '../../src/usecases/ports/registered-clients.ts';
import { clientButtons } from '../asked-client/client-buttons.ts';
import { nameShown } from '../asked-client/client-name.ts';
import { bold, code, context, line, type Message, richText, words } from '../blocks/blocks.ts';
import { escapeMrkdwn, shown } from '../blocks/format.ts';
import { bandInWords } from './band-arithmetic.ts';
import { intakeFactsLine } from './intake-facts-line.ts';
import { linkButton } from './link-button.ts';

const actions = (elements: readonly Button[]): Message['blocks'] =>
  elements.length === 0 ? [] : [{ type: 'actions', elements: [...elements] }];

/** Confirmation of a registration. `again` if this form had already registered the client. */
export const registeredMessage = (client: RegisteredClient, again: boolean): Message => {
  const said = again ? 'Registered already as ' : 'Registered as ';
  const called = nameShown(client.facts.name, 80);
  const name = called === null ? '' : `: ${called}`;
  const next = 'The firm’s book isn’t changed. When it has this client, link the two.';
  return {
    text: escapeMrkdwn(`${said}${client.id}${name}. ${bandInWords(client.facts.band)}.`),
    blocks: [
      richText(line(bold(said), code(shown(client.id, 80)), words(`${name}\n${next}`))),
      context(intakeFactsLine(client.facts), bandInWords(client.facts.band)),
      ...actions([...clientButtons(client.id, ['profile', 'compare', 'family', 'ladder']), ...linkButton(client.id)]),
    ],
  };
};

/** Answer to an adviser without a relationship manager, who couldn't see the client after registering it. */
export const notMappedMessage = (): Message => {
  const answer = 'You can’t register a client yet';
  const remedy =
    'You aren’t linked to a relationship manager, so you wouldn’t see the client again. Ask an admin to link you, then try again.';
  return { text: `${answer}. ${remedy}`, blocks: [richText(line(bold(answer), words(`\n${remedy}`)))] };
};
