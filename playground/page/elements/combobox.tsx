import { type JSX, type KeyboardEvent, useId, useRef, useState } from 'preact/compat';
import type { WireOption } from '../../wire/wire.ts';
import { Icon } from '../parts/icons.tsx';
import { useDismiss } from '../parts/use-dismiss.ts';
import { OptionList } from './option-list.tsx';
import type { OptionSource } from './option-source.ts';
import { useOptions } from './use-options.ts';

interface ComboboxProps {
  readonly label: string;
  readonly placeholder: string;
  readonly source: OptionSource;
  readonly chosen: WireOption | null;
  readonly autoFocus: boolean;
  onChoose(option: WireOption | null): void;
}

/** A text field with a list of matches. Arrows move, Enter picks, Escape closes. */
export const Combobox = ({ label, placeholder, source, chosen, autoFocus, onChoose }: ComboboxProps): JSX.Element => {
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const input = useRef<HTMLInputElement>(null);
  const listId = useId();
  const close = (): void => {
    setOpen(false);
    setTyped('');
  };
  const root = useDismiss<HTMLDivElement>(open, close);
  const found = useOptions(source, typed, open);
  const options = found.state === 'found' ? found.groups.flatMap((group) => group.options) : [];
  const choose = (option: WireOption): void => {
    onChoose(option);
    close();
  };
  const keyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      setOpen(true);
      const step = event.key === 'ArrowDown' ? 1 : -1;
      if (open && options.length > 0) setAt((at + step + options.length) % options.length);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      const option = options[at];
      if (open && option !== undefined) choose(option);
      else setOpen(true);
    } else if (event.key === 'Tab') {
      close();
    } else if (event.key === 'Backspace' && typed === '' && chosen !== null) {
      onChoose(null);
    }
  };
  return (
    <div className="combobox" ref={root}>
      <input
        ref={input}
        className="field"
        role="combobox"
        aria-label={label}
        aria-expanded={open}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={open && options.length > 0 ? `${listId}-${at}` : undefined}
        autoComplete="off"
        spellcheck={false}
        // biome-ignore lint/a11y/noAutofocus: the app asked for it, as in Slack.
        autoFocus={autoFocus}
        placeholder={chosen?.text.text ?? placeholder}
        value={open ? typed : (chosen?.text.text ?? '')}
        onClick={() => setOpen(true)}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          setAt(0);
          setOpen(true);
        }}
        onKeyDown={keyDown}
      />
      {chosen !== null && !open ? (
        <button type="button" className="combobox-mark" aria-label={`Clear ${label}`} onClick={() => onChoose(null)}>
          <Icon name="close" />
        </button>
      ) : (
        <span className="combobox-mark">
          <Icon name="chevron" />
        </span>
      )}
      {open && <OptionList id={listId} label={label} found={found} at={at} onPoint={setAt} onChoose={choose} />}
    </div>
  );
};
