import type { InputBlock, ModalView, PlainTextOption } from '@slack/types';
import { PHRASES } from '../../src/advisor/words/glossary.ts';
import type { ClientSuggestion } from '../../src/usecases/client/search-clients.ts';
import { clientName } from '../asked-client/client-name.ts';
import { clientOptions } from '../asked-client/client-options.ts';
import { clientInput } from '../asked-client/pick-client-modal.ts';
import { context, plain } from '../blocks/blocks.ts';
import { SLACK_LIMITS } from '../blocks/limits.ts';

export const WHICH_CLIENT_VIEW = 'which_client';
export const WHICH_CLIENT_BLOCK = 'which';
export const WHICH_CLIENT_SELECT = 'which_client_named';

const view = (metadata: string, note: string, input: InputBlock): ModalView => ({
  type: 'modal',
  callback_id: WHICH_CLIENT_VIEW,
  private_metadata: metadata,
  title: { type: 'plain_text', text: PHRASES.recommend },
  submit: { type: 'plain_text', text: 'Recommend' },
  close: { type: 'plain_text', text: 'Cancel' },
  blocks: [context(note), input],
});

/** Modal that asks which of the clients named in a message is meant. Without any usable id, it asks with a search field. */
export const whichClientModal = (named: readonly string[], metadata: string, names: ReadonlyMap<string, string> = new Map()): ModalView => {
  const options = named
    .filter((id) => id.length > 0 && id.length <= SLACK_LIMITS.optionValue)
    .slice(0, SLACK_LIMITS.options)
    .map(
      (id): PlainTextOption => ({
        text: plain(clientName({ clientId: id, name: names.get(id) ?? null }, SLACK_LIMITS.optionText), SLACK_LIMITS.optionText),
        value: id,
      }),
    );
  if (options.length === 0) return noClientModal(null, metadata);
  return view(metadata, `${options.length} of your clients are named in this message.`, {
    type: 'input',
    block_id: WHICH_CLIENT_BLOCK,
    label: { type: 'plain_text', text: 'For which one?' },
    element: {
      type: 'static_select',
      action_id: WHICH_CLIENT_SELECT,
      placeholder: { type: 'plain_text', text: 'Pick a client' },
      options,
    },
  });
};

/** Modal that says no client is named in the message, and asks for one. `similar` is filled in, in case of a typo. */
export const noClientModal = (similar: ClientSuggestion | null, metadata: string): ModalView => {
  const [initial] = similar ? clientOptions([similar]) : [];
  const note = initial
    ? 'No client of yours is named in this message. This one comes nearest.'
    : 'No client of yours is named in this message.';
  return view(metadata, note, clientInput(WHICH_CLIENT_BLOCK, 'Client', { focus: true, ...(initial && { initial }) }));
};
