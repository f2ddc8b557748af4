import { type JSX, useContext } from 'preact/compat';
import type { JsonObject } from '../../wire/wire.ts';
import { EmojiText } from '../emoji/emoji.tsx';
import { type ElementProps, SurfaceContext } from '../surface/surface.ts';
import { plainOf } from '../text/text-object.tsx';

/** Slack's feedback buttons. The one you pressed stays marked. */
export const FeedbackButtons = ({ blockId, element }: ElementProps): JSX.Element => {
  const surface = useContext(SurfaceContext);
  const pressed = surface.pressed[String(element.action_id)];
  const side = (button: JsonObject, fallback: string): JSX.Element => {
    const text = plainOf(button.text);
    return (
      <button
        type="button"
        className="feedback-button"
        aria-label={String(button.accessibility_label ?? (text || fallback))}
        aria-pressed={pressed === button.value}
        title={String(button.accessibility_label ?? fallback)}
        onClick={() => void surface.act(blockId, element, { value: button.value, text: button.text })}
      >
        <EmojiText text={text} />
      </button>
    );
  };
  return (
    <span className="feedback-buttons">
      {side(element.positive_button as JsonObject, 'Good response')}
      {side(element.negative_button as JsonObject, 'Bad response')}
    </span>
  );
};
