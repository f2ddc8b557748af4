import { z } from 'zod';
import { alsoRule, byType, exactlyOne, type Fields, list, object, type Shape, string, whole } from './shapes.ts';

// docs.slack.dev/reference/block-kit/composition-objects

export const plainText = (most: number): Shape =>
  object({ type: z.literal('plain_text'), text: string(most, { least: 1 }) }, { emoji: z.boolean() });
export const mrkdwn = (most: number): Shape =>
  object({ type: z.literal('mrkdwn'), text: string(most, { least: 1 }) }, { verbatim: z.boolean() });
/** plain_text or mrkdwn. */
export const anyText = (most: number): Shape => byType({ plain_text: plainText(most), mrkdwn: mrkdwn(most) });

export const actionId: Shape = string(255);
export const blockId: Shape = string(255);
/** Any address with a scheme. */
export const link: Shape = string(3000, { least: 1, pattern: /^[a-z][a-z0-9+.-]*:/i });
export const webLink: Shape = string(3000, { least: 1, pattern: /^https?:\/\//i });

const optionOf = (text: Shape, more: Fields = {}): Shape =>
  object({ text, value: string(150, { least: 1 }) }, { description: anyText(75), ...more });
/** In selects. */
export const option: Shape = optionOf(plainText(75));
/** In checkboxes and radio buttons. */
export const markedOption: Shape = optionOf(anyText(75));
/** In overflow menus, the only options with an address. */
export const linkedOption: Shape = optionOf(plainText(75), { url: link });
export const optionGroup: Shape = object({ label: plainText(75), options: list(option, 1, 100) });

export const confirm: Shape = object(
  { title: plainText(100), text: anyText(300), confirm: plainText(30), deny: plainText(30) },
  { style: z.enum(['primary', 'danger']) },
);

export const dispatchActionConfig: Shape = object({
  trigger_actions_on: list(z.enum(['on_enter_pressed', 'on_character_entered']), 1, 2),
});

export const conversationFilter: Shape = object(
  {},
  {
    include: list(z.enum(['im', 'mpim', 'private', 'public']), 1),
    exclude_external_shared_channels: z.boolean(),
    exclude_bot_users: z.boolean(),
  },
);

const slackFile: Shape = alsoRule(object({}, { id: string(255, { least: 1 }), url: webLink }), exactlyOne('id', 'url'));

/** The fields that image blocks and image elements share. */
export const PICTURE = {
  required: { alt_text: string(2000, { least: 1 }) },
  optional: { image_url: webLink, slack_file: slackFile },
  rule: exactlyOne('image_url', 'slack_file'),
} as const;

export const imageElement: Shape = alsoRule(object({ type: z.literal('image'), ...PICTURE.required }, PICTURE.optional), PICTURE.rule);

/** A day that exists, `2026-02-28`. */
export const day: Shape = z.unknown().refine((value) => z.iso.date().safeParse(value).success, 'must be a date in the format YYYY-MM-DD');
export const timeOfDay: Shape = string(5, { pattern: /^([01]\d|2[0-3]):[0-5]\d$/ });
/** Seconds since 1970, ten digits. */
export const moment: Shape = whole(1_000_000_000, 9_999_999_999);
