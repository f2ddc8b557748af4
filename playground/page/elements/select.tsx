import type { JSX } from 'preact/compat';
import type { WireOption } from '../../wire/wire.ts';
import { Icon } from '../parts/icons.tsx';
import { type ElementProps, useElementValue } from '../surface/surface.ts';
import { plainOf, TextObject } from '../text/text-object.tsx';
import { Combobox } from './combobox.tsx';
import { useOptionSource } from './option-source.ts';

/** Selects of people and conversations store ids, the others whole options. */
const keepsIds = (type: unknown): boolean => /(users|conversations|channels)_select$/.test(String(type));
const toKept = (type: unknown, option: WireOption): unknown => (keepsIds(type) ? option.value : option);

/** A single select, from any source. */
export const Select = (props: ElementProps): JSX.Element => {
  const { element, label } = props;
  const [value, change] = useElementValue(props);
  const source = useOptionSource(props);
  const option = typeof value === 'string' ? source.byId(value) : (value as WireOption | null | undefined);
  return (
    <Combobox
      label={label ?? plainOf(element.placeholder)}
      placeholder={plainOf(element.placeholder) || 'Choose an option'}
      source={source}
      chosen={option ?? null}
      autoFocus={element.focus_on_load === true}
      onChoose={(chosen) => change(chosen === null ? null : toKept(element.type, chosen))}
    />
  );
};

/** A multi-select: the choices come before the field, each with a button to remove it. */
export const MultiSelect = (props: ElementProps): JSX.Element => {
  const { element, label } = props;
  const [value, change] = useElementValue(props);
  const source = useOptionSource(props);
  const kept = (value as readonly unknown[] | null | undefined) ?? [];
  const options = kept.map((it) => (typeof it === 'string' ? source.byId(it) : (it as WireOption))).filter((it) => it !== null);
  const full = options.length >= Number(element.max_selected_items ?? Number.POSITIVE_INFINITY);
  const without = (option: WireOption): unknown[] =>
    options.filter((it) => it.value !== option.value).map((it) => toKept(element.type, it));
  return (
    <div className="multi-select">
      {options.map((option) => (
        <span key={option.value} className="token">
          <TextObject value={option.text} />
          <button type="button" aria-label={`Remove ${option.text.text}`} onClick={() => change(without(option))}>
            <Icon name="close" />
          </button>
        </span>
      ))}
      {!full && (
        <Combobox
          label={label ?? plainOf(element.placeholder)}
          placeholder={plainOf(element.placeholder) || 'Choose options'}
          source={source}
          chosen={null}
          autoFocus={element.focus_on_load === true}
          onChoose={(option) => option !== null && change([...without(option), toKept(element.type, option)])}
        />
      )}
    </div>
  );
};
