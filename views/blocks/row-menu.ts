import type { PlainTextOption, StaticSelect } from '@slack/types';
import { plain } from './blocks.ts';
import { SLACK_LIMITS } from './limits.ts';

export type RowChoice = readonly [label: string, value: string];

/** Menu options for a table's rows. A value too long for a menu is left out. */
const rowOptions = (rows: readonly RowChoice[]): PlainTextOption[] =>
  rows
    .filter(([label, value]) => label.length > 0 && value.length > 0 && value.length <= SLACK_LIMITS.optionValue)
    .slice(0, SLACK_LIMITS.options)
    .map(([label, value]) => ({ text: plain(label, SLACK_LIMITS.optionText), value }));

/** A menu that leads on from a table's rows, which take no buttons. Empty if there's nothing to choose. */
export const rowMenu = (actionId: string, label: string, rows: readonly RowChoice[]): StaticSelect[] => {
  const options = rowOptions(rows);
  return options.length === 0
    ? []
    : [{ type: 'static_select', action_id: actionId, placeholder: plain(label, SLACK_LIMITS.optionText), options }];
};
