import type { BlockAction, GlobalShortcut, MessageShortcut, SlashCommand, ViewSubmitAction } from '@slack/bolt';
import { z } from 'zod';
import type { Asker } from '../edge/edge.ts';
import { askerOfCommand, askerOfPress, askerOfShortcut, askerOfSubmission } from '../listener/asker.ts';

/** What Slack sends, as far as it says who is to hear of it. */
export type Incoming =
  | { readonly kind: 'command' | 'press' | 'shortcut'; readonly asker: Asker }
  /** `block`: an input of the form, which can carry words about it; null if it has none. */
  | { readonly kind: 'submission'; readonly asker: Asker; readonly block: string | null }
  | { readonly kind: 'options' | 'closed' | 'event' }
  | { readonly kind: 'home'; readonly userId: string }
  | { readonly kind: 'direct message'; readonly asker: Asker };

/** Slack's ids start with a capital, so none is a name that every object has, such as `constructor`: Bolt uses them as keys. */
const id = z.string().regex(/^[A-Z][\w-]{0,99}$/);
const nothing = z.undefined().optional();
const object = z.looseObject({});
const trigger = z.string().min(1).max(1000);
const text = z.string().optional();

/** Read by Bolt in every body. Its own order decides what a body is, so what belongs to another kind isn't there. */
const common = { response_url: text, response_urls: z.array(object).optional() };

const command = z.looseObject({
  ...common,
  command: z.string().min(1),
  user_id: id,
  channel_id: id,
  trigger_id: trigger,
  text,
  team_id: id.optional(),
  enterprise_id: id.or(z.literal('')).optional(),
  event: nothing,
});

const interaction = {
  ...common,
  user: z.looseObject({ id, team_id: id.nullish() }),
  team: z.looseObject({ id: id.nullish(), enterprise_id: id.nullish() }).nullish(),
  enterprise: z.looseObject({ id: id.nullish() }).nullish(),
  event: nothing,
  command: nothing,
  name: nothing,
};
const channel = z.looseObject({ id });
const view = {
  id,
  app_installed_team_id: id.nullish(),
  hash: text.nullable(),
  root_view_id: text.nullable(),
  blocks: z.array(z.looseObject({ type: text, block_id: text })).nullish(),
};
const option = z.looseObject({ value: z.string() });

const press = z.looseObject({
  ...interaction,
  trigger_id: trigger,
  channel: channel.optional(),
  message: z.looseObject({ ts: z.string() }).nullish(),
  view: z.looseObject({ ...view, private_metadata: text }).nullish(),
  actions: z
    .array(
      z.looseObject({
        action_id: z.string(),
        block_id: text,
        type: text,
        value: text.nullable(),
        selected_user: text.nullable(),
        selected_option: option.nullish(),
      }),
    )
    .min(1),
});

const submission = z.looseObject({
  ...interaction,
  trigger_id: trigger,
  view: z.looseObject({ ...view, callback_id: z.string(), private_metadata: z.string() }),
  actions: nothing,
});

const closed = submission.extend({ trigger_id: text });

const options = z.looseObject({
  ...interaction,
  action_id: z.string(),
  block_id: text,
  value: text.nullable(),
  channel: channel.optional(),
});

const shortcut = z.looseObject({ ...interaction, callback_id: z.string(), trigger_id: trigger, view: nothing, actions: nothing });
const messageShortcut = shortcut.extend({ channel, message: object });

const event = z.looseObject({
  ...common,
  team_id: id.nullish(),
  enterprise_id: id.nullish(),
  authorizations: z.array(z.looseObject({ team_id: id.nullish(), enterprise_id: id.nullish() })).nullish(),
  event: z.looseObject({
    type: z.string().min(1),
    user: z.union([id, z.looseObject({ id: id.nullish() })]).optional(),
    channel: z.union([id, z.looseObject({ id: id.nullish() })]).optional(),
    channel_id: id.optional(),
    item: object.optional(),
    subteam: object.optional(),
  }),
});
const inChannel = z.looseObject({ user: id, channel: id });
/** What the listeners of these events read. Others read theirs themselves. */
const EVENTS: Readonly<Record<string, z.ZodType>> = {
  app_home_opened: z.looseObject({ user: id, tab: text }),
  member_joined_channel: inChannel,
};

const kindOf = (body: Readonly<Record<string, unknown>>): unknown => body.type ?? (body.command === undefined ? undefined : 'command');

const eventIn = (body: unknown): Incoming | null => {
  const read = event.safeParse(body);
  if (!read.success) return null;
  const { type, channel_type: where } = read.data.event;
  if (EVENTS[type]?.safeParse(read.data.event).success === false) return null;
  if (type === 'app_home_opened' && read.data.event.tab === 'home') return { kind: 'home', userId: String(read.data.event.user) };
  const isToUs = (type === 'message' && where === 'im') || type === 'app_mention';
  const direct = isToUs ? inChannel.safeParse(read.data.event) : null;
  if (!direct?.success) return { kind: 'event' };
  const { user: userId, channel } = direct.data;
  return { kind: 'direct message', asker: { userId, channel, responseUrl: null } };
};

/** An input that words can stand under; null if the form has none. */
const inputOf = ({ view: { blocks } }: z.infer<typeof submission>): string | null =>
  blocks?.find(({ type }) => type === 'input')?.block_id ?? null;

/** What a body from Slack is. Null if it's nothing that Bolt and the listeners can use: they don't check again. */
export const readIncoming = (body: unknown): Incoming | null => {
  const known = object.safeParse(body);
  if (!known.success) return null;
  const fits = (schema: z.ZodType): boolean => schema.safeParse(body).success;
  switch (kindOf(known.data)) {
    case 'event_callback':
      return eventIn(body);
    case 'command':
      return fits(command) ? { kind: 'command', asker: askerOfCommand({ command: body as SlashCommand }) } : null;
    case 'block_actions':
      return fits(press) ? { kind: 'press', asker: askerOfPress({ body: body as BlockAction }) } : null;
    case 'shortcut':
      return fits(shortcut) ? { kind: 'shortcut', asker: askerOfShortcut({ shortcut: body as GlobalShortcut }) } : null;
    case 'message_action':
      return fits(messageShortcut) ? { kind: 'shortcut', asker: askerOfShortcut({ shortcut: body as MessageShortcut }) } : null;
    case 'view_submission': {
      const read = submission.safeParse(body);
      if (!read.success) return null;
      return { kind: 'submission', asker: askerOfSubmission({ body: body as ViewSubmitAction }), block: inputOf(read.data) };
    }
    case 'view_closed':
      return fits(closed) ? { kind: 'closed' } : null;
    case 'block_suggestion':
      return fits(options) ? { kind: 'options' } : null;
    default:
      return null;
  }
};
