import type { JSX } from 'preact/compat';
import type { ElementProps } from '../surface/surface.ts';
import { Button } from './button.tsx';
import { Choices } from './choices.tsx';
import { FeedbackButtons } from './feedback-buttons.tsx';
import { Overflow } from './overflow.tsx';
import { Picture } from './picture.tsx';
import { MultiSelect, Select } from './select.tsx';
import { TextField } from './text-field.tsx';

export const ElementView = (props: ElementProps): JSX.Element => {
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
