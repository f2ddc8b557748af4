import type { JSX } from 'preact/compat';
import type { WireCommand } from '../../wire/wire.ts';

interface CommandListProps {
  readonly id: string;
  readonly commands: readonly WireCommand[];
  readonly at: number;
  onPoint(at: number): void;
  onTake(command: WireCommand): void;
}

/** The commands that match the text. The composer handles the keys. */
export const CommandList = ({ id, commands, at, onPoint, onTake }: CommandListProps): JSX.Element => (
  <div className="popover commands" id={id} role="listbox" aria-label="Commands">
    <p className="commands-title">Commands of Bond Advisor</p>
    {commands.map((command, here) => (
      // biome-ignore lint/a11y/useKeyWithClickEvents: the composer handles the keys, and points here with aria-activedescendant.
      <div
        key={command.command}
        id={`${id}-${here}`}
        role="option"
        tabIndex={-1}
        aria-selected={here === at}
        ref={here === at ? (node) => node?.scrollIntoView({ block: 'nearest' }) : null}
        onPointerMove={() => here !== at && onPoint(here)}
        onPointerDown={(event) => event.preventDefault()}
        onClick={() => onTake(command)}
      >
        <span className="command-name">
          <strong>{command.command}</strong> {command.usageHint}
        </span>
        <span className="command-does">{command.description}</span>
      </div>
    ))}
    <p className="commands-keys" aria-hidden="true">
      <kbd>↑</kbd> <kbd>↓</kbd> to choose, <kbd>Tab</kbd> or <kbd>Enter</kbd> to take, <kbd>Esc</kbd> to dismiss
    </p>
  </div>
);
