import { z } from 'zod';

const envelope = z.object({
  command: z.string().optional(),
  type: z.string().optional(),
  event: z.object({ type: z.string() }).optional(),
  actions: z.array(z.object({ action_id: z.string().optional() })).optional(),
  action_id: z.string().optional(),
  callback_id: z.string().optional(),
  view: z.object({ callback_id: z.string().optional() }).optional(),
});

/** Our own ids are words. Anything else is somebody's text, which mustn't become a label. */
const word = (text: string | undefined): string => (text !== undefined && /^[a-z][a-z0-9_-]{0,39}$/.test(text) ? text : 'other');

/** The part of the product that a body is for: `/bond-recommend`, `event:reaction_added`, `action:client_profile`, `view:pick_client`. */
export const surfaceOf = (body: unknown): string => {
  const read = envelope.safeParse(body);
  if (!read.success) return 'other';
  const { command, type, event, actions, action_id, callback_id, view } = read.data;
  if (command !== undefined) return /^\/bond-[a-z-]{1,24}$/.test(command) ? command : 'other';
  switch (type) {
    case 'event_callback':
      return `event:${word(event?.type)}`;
    case 'block_actions':
      return `action:${word(actions?.[0]?.action_id)}`;
    case 'block_suggestion':
      return `options:${word(action_id)}`;
    case 'view_submission':
    case 'view_closed':
      return `view:${word(view?.callback_id)}`;
    case 'shortcut':
    case 'message_action':
      return `shortcut:${word(callback_id)}`;
    default:
      return 'other';
  }
};
