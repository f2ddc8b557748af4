import { createContext, type JSX, type KeyboardEvent, useContext, useEffect, useState } from 'preact/compat';
import type { WireShortcut } from '../../wire/wire.ts';
import { Icon } from '../parts/icons.tsx';
import { useAnchored } from '../parts/use-anchored.ts';
import { useDismiss } from '../parts/use-dismiss.ts';

export const ShortcutsContext = createContext<readonly WireShortcut[]>([]);

interface ShortcutMenuProps {
  readonly type: WireShortcut['type'];
  /** The button's label. */
  readonly label: string;
  readonly icon: 'plus' | 'more';
  readonly className?: string;
  readonly align?: 'left' | 'right';
  onPick(shortcut: WireShortcut): void;
}

/** Up and down move through the items, and wrap around. */
const moveFocus = (event: KeyboardEvent<HTMLElement>): void => {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (step === 0) return;
  event.preventDefault();
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>('[role="menuitem"]')];
  const at = items.indexOf(document.activeElement as HTMLElement);
  items.at((at + step) % items.length)?.focus();
};

/** A button that opens the app's shortcuts of one type; nothing if there are none. */
export const ShortcutMenu = ({ type, label, icon, className, align = 'left', onPick }: ShortcutMenuProps): JSX.Element | null => {
  const shortcuts = useContext(ShortcutsContext).filter((shortcut) => shortcut.type === type);
  const [open, setOpen] = useState(false);
  const root = useDismiss<HTMLSpanElement>(open, () => setOpen(false));
  if (shortcuts.length === 0) return null;
  return (
    <span className="shortcuts" ref={root}>
      <button
        type="button"
        className={className}
        aria-label={label}
        title={label}
        aria-haspopup="menu"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <Icon name={icon} />
      </button>
      {open && (
        <Items
          shortcuts={shortcuts}
          align={align}
          onPick={(shortcut) => {
            setOpen(false);
            onPick(shortcut);
          }}
        />
      )}
    </span>
  );
};

interface ItemsProps {
  readonly shortcuts: readonly WireShortcut[];
  readonly align: 'left' | 'right';
  onPick(shortcut: WireShortcut): void;
}

const Items = ({ shortcuts, align, onPick }: ItemsProps): JSX.Element => {
  const popover = useAnchored<HTMLDivElement>({ prefer: 'above', align });
  useEffect(() => {
    popover.current?.querySelector<HTMLElement>('[role="menuitem"]')?.focus();
  }, [popover]);
  return (
    <div ref={popover} className="popover shortcut-menu" role="menu" tabIndex={-1} aria-label="Shortcuts" onKeyDown={moveFocus}>
      <p className="commands-title">Shortcuts of Bond Advisor</p>
      {shortcuts.map((shortcut) => (
        <button key={shortcut.callbackId} type="button" role="menuitem" onClick={() => onPick(shortcut)}>
          <strong>{shortcut.name}</strong>
          <small>{shortcut.description}</small>
        </button>
      ))}
    </div>
  );
};
