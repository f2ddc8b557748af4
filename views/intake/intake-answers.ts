import type { Button } from '@slack/types';
import type { UndoRegistrationOutcome, WhyKept } from '../../src/usecases/intake/undo-registration.ts';
import type { RegisteredClient } from '../../src/usecases/ports/registered-clients.ts';
import { clientButtons } from '../asked-client/client-buttons.ts';
import { nameShown } from '../asked-client/client-name.ts';
import { bold, code, context, line, type Message, richText, words } from '../blocks/blocks.ts';
import { escapeMrkdwn, shown } from '../blocks/format.ts';
import { SLACK_LIMITS } from '../blocks/limits.ts';
import { bandInWords } from './band-arithmetic.ts';
import { intakeFactsLine } from './intake-facts-line.ts';
import { linkButton } from './link-button.ts';

const actions = (elements: readonly Button[]): Message['blocks'] =>
  elements.length === 0 ? [] : [{ type: 'actions', elements: [...elements] }];

export const UNDO_REGISTRATION_ACTION = 'undo_registration';

const undoButton = (clientId: string): Button => ({
  type: 'button',
  action_id: UNDO_REGISTRATION_ACTION,
  text: { type: 'plain_text', text: 'Undo' },
  value: clientId,
  accessibility_label: 'Undo the registration',
  confirm: {
    title: { type: 'plain_text', text: 'Undo the registration?' },
    text: { type: 'plain_text', text: 'The client is forgotten, and the recommendations to them are deleted.' },
    confirm: { type: 'plain_text', text: 'Forget them' },
    deny: { type: 'plain_text', text: 'Keep them' },
    style: 'danger',
  },
});

const WHY_KEPT: Readonly<Record<WhyKept, string>> = {
  linked: 'they’re linked to a client of the firm’s book',
  family: 'another client was registered as their family',
  advised: 'somebody else saw, judged or shared a recommendation to them',
  profile: 'a risk profile has been recorded for them since',
};

/** Result of undoing a registration. The id is the product's own. */
export const registrationUndoneMessage = (outcome: UndoRegistrationOutcome): Message => {
  const said = (text: string): Message => ({ text: escapeMrkdwn(text), blocks: [richText(line(words(text)))] });
  switch (outcome.kind) {
    case 'undone':
      return said(`${outcome.id} is no longer registered: their details and the recommendations to them are deleted.`);
    case 'kept':
      return said(`${outcome.id} stays registered: ${WHY_KEPT[outcome.why]}. An admin can have them forgotten.`);
    case 'unknown-client':
      return said('That registration is undone already, or somebody else made it.');
  }
};

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
      ...actions([
        ...clientButtons(client.id, ['profile', 'compare', 'family', 'ladder']),
        ...linkButton(client.id),
        ...(again || client.id.length === 0 || client.id.length > SLACK_LIMITS.buttonValue ? [] : [undoButton(client.id)]),
      ]),
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
