import type { KnownBlock, ModalView } from '@slack/types';
import type { AdminState } from '../../src/usecases/admin/admin-state.ts';
import { bold, context, line, list, richText } from '../blocks/blocks.ts';
import { type AdminAction, adminButtons } from './admin-actions.ts';
import { stateLines } from './state-lines.ts';

export const ADMIN_VIEW = 'administration';

const GROUPS: ReadonlyArray<readonly [heading: string, actions: readonly AdminAction[]]> = [
  ['Model', ['model', 'versions', 'retrain', 'exportModel']],
  ['Data', ['quality', 'refresh', 'jobs']],
  ['Who and where', ['people', 'channels']],
  ['Learning', ['exploration', 'bursts', 'reset']],
];

/**
 * The administration: state of the installation and what an admin can do. Buttons with tables or pictures answer in direct
 * messages, because a modal can't hold them.
 * @param notice result of the last action
 */
export const adminModal = (state: AdminState, notice?: string): ModalView => ({
  type: 'modal',
  callback_id: ADMIN_VIEW,
  title: { type: 'plain_text', text: 'Administration' },
  close: { type: 'plain_text', text: 'Close' },
  blocks: [
    ...(notice === undefined ? [] : [context(notice), { type: 'divider' } as KnownBlock]),
    richText(list('bullet', stateLines(state))),
    ...GROUPS.flatMap(([heading, actions]): KnownBlock[] => [richText(line(bold(heading))), adminButtons(...actions)]),
    context('Buttons with three dots ask first. The others answer in your direct messages. The audit log keeps everything done here.'),
  ],
});
