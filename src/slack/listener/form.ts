import type { ViewOutput } from '@slack/bolt';
import { z } from 'zod';
import { NOTHING_PICKED } from '../../../views/blocks/cannot-search.ts';

const option = z.object({ value: z.string() });

/** What was typed, picked or ticked in a field of any kind. Slack sends only the part of the field's own kind. */
const field = z.object({
  value: z.string().nullish(),
  selected_option: option.nullish(),
  selected_options: z.array(option).nullish(),
  selected_conversation: z.string().nullish(),
  selected_date: z.string().nullish(),
  selected_time: z.string().nullish(),
});
const values = z.record(z.string(), z.record(z.string(), z.unknown()));

export type Field = z.infer<typeof field>;

/** All fields of a submitted form, by block and action id. They come from outside and may be anything; what can't be a form is empty. */
export const fieldsOf = (view: Pick<ViewOutput, 'state'>): Readonly<Record<string, Readonly<Record<string, unknown>>>> =>
  values.safeParse(view.state?.values).data ?? {};

/** One field; empty if the form has none with these ids. */
export const fieldOf = (view: Pick<ViewOutput, 'state'>, block: string, action: string): Field =>
  field.safeParse(fieldsOf(view)[block]?.[action]).data ?? {};

/** The value of the option that was chosen; undefined if none was. */
export const chosenOption = (view: Pick<ViewOutput, 'state'>, block: string, action: string): string | undefined => {
  const value = fieldOf(view, block, action).selected_option?.value;
  return value === NOTHING_PICKED ? undefined : value || undefined;
};
