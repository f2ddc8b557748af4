import type { JSX } from 'preact/compat';
import type { ElementProps } from '../surface/surface.ts';
import { Button } from './button.tsx';
import { Choices } from './choices.tsx';
import { Confirmed } from './confirmed.tsx';
import { FeedbackButtons } from './feedback-buttons.tsx';
import { Overflow } from './overflow.tsx';
import { Picture } from './picture.tsx';
import { MultiSelect, Select } from './select.tsx';
import { TextField } from './text-field.tsx';

const Unconfirmed = (props: ElementProps): JSX.Element => {
  const type = String(props.element.type);
  if (type === 'image') return <Picture element={props.element} className="element-image" />;
  if (/button$/.test(type)) return <Button {...props} />;
  if (type === 'feedback_buttons') return <FeedbackButtons {...props} />;
  if (type === 'overflow') return <Overflow {...props} />;
  if (type === 'checkboxes' || type === 'radio_buttons') return <Choices {...props} />;
  if (/^multi_.*_select$/.test(type)) return <MultiSelect {...props} />;
  if (/_select$/.test(type)) return <Select {...props} />;
  return <TextField {...props} />;
};

/** An element of any type. With `confirm` it asks first; a button does that itself. */
export const ElementView = (props: ElementProps): JSX.Element => {
  const { confirm, type } = props.element;
  if (confirm === undefined || /button$/.test(String(type))) return <Unconfirmed {...props} />;
  return (
    <Confirmed confirm={confirm}>
      <Unconfirmed {...props} />
    </Confirmed>
  );
};
