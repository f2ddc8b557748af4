import { type JSX, useContext } from 'preact/compat';
import type { JsonObject } from '../../wire/wire.ts';
import { type ElementProps, SurfaceContext, useElementValue } from '../surface/surface.ts';
import { plainOf } from '../text/text-object.tsx';

const INPUT_TYPES: { readonly [type: string]: string } = {
  datepicker: 'date',
  timepicker: 'time',
  datetimepicker: 'datetime-local',
  email_text_input: 'email',
  url_text_input: 'url',
};

/** A `datetimepicker` has seconds since 1970, the browser's field local time. */
const toField = (type: string, value: unknown): string => {
  if (value === null || value === undefined) return '';
  if (type !== 'datetimepicker') return String(value);
  const date = new Date(Number(value) * 1000);
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
};

const fromField = (type: string, text: string): string | number | null => {
  if (text === '') return null;
  return type === 'datetimepicker' ? Math.floor(new Date(text).getTime() / 1000) : text;
};

/** The app is told of text at Enter, of a date at once. */
const isTyped = (element: JsonObject): boolean => /_input$/.test(String(element.type));

/** Everything you enter as text: words, numbers, addresses, dates, times. */
export const TextField = (props: ElementProps): JSX.Element => {
  const { element, label, dispatch, blockId } = props;
  const type = String(element.type);
  const surface = useContext(SurfaceContext);
  const [value, change] = useElementValue({ ...props, dispatch: dispatch && !isTyped(element) });
  const common = {
    className: 'field',
    'aria-label': label,
    placeholder: plainOf(element.placeholder),
    value: toField(type, value),
    autoFocus: element.focus_on_load === true,
    onChange: (event: { currentTarget: { value: string } }) => change(fromField(type, event.currentTarget.value)),
  };
  if (element.multiline === true || type === 'rich_text_input') return <textarea rows={4} {...common} />;
  return (
    <input
      // Preact's types allow other attributes for each input type; all of them allow ours.
      type={(INPUT_TYPES[type] ?? 'text') as 'text'}
      inputMode={type === 'number_input' ? 'decimal' : undefined}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && dispatch && isTyped(element)) void surface.act(blockId, element, { value });
      }}
      {...common}
    />
  );
};
