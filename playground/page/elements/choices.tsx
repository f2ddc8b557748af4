import { type JSX, useId } from 'preact/compat';
import type { WireOption } from '../../wire/wire.ts';
import { type ElementProps, useElementValue } from '../surface/surface.ts';
import { TextObject } from '../text/text-object.tsx';

export const Choices = (props: ElementProps): JSX.Element => {
  const { element, label } = props;
  const [value, change] = useElementValue(props);
  const name = useId();
  const many = element.type === 'checkboxes';
  const chosen = (many ? (value as readonly WireOption[] | null) : [value as WireOption | null])?.map((option) => option?.value) ?? [];
  const options = (element.options as readonly WireOption[] | undefined) ?? [];
  const pick = (option: WireOption, on: boolean): void =>
    change(many ? options.filter((it) => (it.value === option.value ? on : chosen.includes(it.value))) : option);
  return (
    <fieldset className="choices" aria-label={label}>
      {options.map((option) => (
        <label key={option.value}>
          <input
            type={many ? 'checkbox' : 'radio'}
            name={name}
            checked={chosen.includes(option.value)}
            onChange={(event) => pick(option, event.currentTarget.checked)}
          />
          <span>
            <TextObject value={option.text} />
            {option.description !== undefined && (
              <small>
                <TextObject value={option.description} />
              </small>
            )}
          </span>
        </label>
      ))}
    </fieldset>
  );
};
