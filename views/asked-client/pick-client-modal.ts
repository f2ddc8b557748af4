import type { InputBlock, ModalView, PlainTextOption } from '@slack/types';
import { PHRASES } from '../../src/advisor/words/glossary.ts';
import { plain } from '../blocks/blocks.ts';
import type { ClientSurface } from './client-buttons.ts';

export const PICK_CLIENT_VIEW = 'pick_client';
export const PICK_CLIENT_BLOCK = 'client';
export const PICK_CLIENT_ACTION = 'client_picked';

const ASKS: Readonly<Record<ClientSurface, { readonly title: string; readonly submit: string }>> = {
  recommend: { title: PHRASES.recommend, submit: 'Recommend' },
  profile: { title: PHRASES.lookUp, submit: 'Look up' },
  compare: { title: 'Compare clients', submit: 'Next' },
  family: { title: 'Look at a family', submit: 'Show' },
  ladder: { title: PHRASES.ladder, submit: 'Next' },
};

/** Search field for a client, limited to those the person may see. */
export const clientInput = (
  blockId: string,
  label: string,
  given: { readonly focus?: boolean; readonly initial?: PlainTextOption } = {},
): InputBlock => ({
  type: 'input',
  block_id: blockId,
  label: plain(label, 75),
  hint: {
    type: 'plain_text',
    text: `Type the start of an id or name, or any three characters of it. ${PHRASES.ownClientsOnly}`,
  },
  element: {
    type: 'external_select',
    action_id: PICK_CLIENT_ACTION,
    placeholder: { type: 'plain_text', text: 'Search clients' },
    // 0 opens the list with suggestions before anything is typed.
    min_query_length: 0,
    ...(given.focus && { focus_on_load: true }),
    ...(given.initial && { initial_option: given.initial }),
  },
});

/** Modal that asks which client to show. `metadata` holds the surface and where the command was typed; it comes back with the submission. */
export const pickClientModal = (surface: ClientSurface, metadata: string, initial?: PlainTextOption): ModalView => ({
  type: 'modal',
  callback_id: PICK_CLIENT_VIEW,
  private_metadata: metadata,
  title: { type: 'plain_text', text: ASKS[surface].title },
  submit: { type: 'plain_text', text: ASKS[surface].submit },
  close: { type: 'plain_text', text: 'Cancel' },
  blocks: [clientInput(PICK_CLIENT_BLOCK, 'Client', { focus: true, ...(initial && { initial }) })],
});
