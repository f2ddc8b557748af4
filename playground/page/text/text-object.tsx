import type { JSX } from 'preact/compat';
import { EmojiText } from '../emoji/emoji.tsx';
import { Mrkdwn } from './mrkdwn-view.tsx';

interface TextFields {
  readonly type?: unknown;
  readonly text?: unknown;
  readonly emoji?: unknown;
}

/** A text object's text; '' if it has none. */
export const plainOf = (value: unknown): string => {
  const text = (value as TextFields | null | undefined)?.text;
  return typeof text === 'string' ? text : '';
};

/** A text object. mrkdwn has markup; plain_text doesn't, but its `:names:` are drawn unless `emoji` is false. */
export const TextObject = ({ value }: { value: unknown }): JSX.Element => {
  const { type, emoji } = (value ?? {}) as TextFields;
  if (type === 'mrkdwn') return <Mrkdwn text={plainOf(value)} />;
  return (
    <span className="text-lines">
      <EmojiText text={plainOf(value)} shortcodes={emoji !== false} />
    </span>
  );
};
