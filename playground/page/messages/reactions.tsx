import { type JSX, useState } from 'preact/compat';
import type { WirePerson, WireReaction } from '../../wire/wire.ts';
import { Emoji } from '../emoji/emoji.tsx';
import { Icon } from '../parts/icons.tsx';
import { useDismiss } from '../parts/use-dismiss.ts';
import { EmojiPicker } from './emoji-picker.tsx';
import { ShortcutMenu } from './shortcut-menu.tsx';

interface ReactionsProps {
  readonly reactions: readonly WireReaction[];
  readonly people: readonly WirePerson[];
  readonly me: string;
  /** Adds the reaction, or removes it. */
  onReact(name: string): void;
  /** Opens the thread; absent if it's open. */
  readonly onThread?: (() => void) | undefined;
  /** Runs a shortcut on the message. */
  onShortcut(callbackId: string): void;
}

/** The reactions below a message, and the bar on top of it with two thumbs and the picker. */
export const Reactions = ({ reactions, people, me, onReact, onThread, onShortcut }: ReactionsProps): JSX.Element => {
  const [picking, setPicking] = useState<'bar' | 'chips' | null>(null);
  const root = useDismiss<HTMLDivElement>(picking !== null, () => setPicking(null));
  const pick = (name: string): void => {
    setPicking(null);
    onReact(name);
  };
  const who = ({ users }: WireReaction): string =>
    users.map((id) => (id === me ? 'you' : (people.find((person) => person.id === id)?.name ?? id))).join(', ');
  const picker = (where: 'bar' | 'chips', className: string): JSX.Element => (
    <span className="picker-place">
      <button
        type="button"
        className={className}
        aria-label={where === 'bar' ? 'Add reaction' : 'Add another reaction'}
        title="Add reaction"
        aria-expanded={picking === where}
        onClick={() => setPicking(picking === where ? null : where)}
      >
        <Icon name="addReaction" />
      </button>
      {picking === where && <EmojiPicker align={where === 'bar' ? 'right' : 'left'} onPick={pick} />}
    </span>
  );
  const menu = (className: string, align: 'left' | 'right'): JSX.Element => (
    <ShortcutMenu
      type="message"
      label="More actions"
      icon="more"
      className={className}
      align={align}
      onPick={({ callbackId }) => onShortcut(callbackId)}
    />
  );
  return (
    <div ref={root}>
      <div className="message-bar-track">
        <div className={`message-bar ${picking === 'bar' ? 'message-bar-open' : ''}`} role="toolbar" aria-label="Message actions">
          <button type="button" className="bar-button" aria-label="React with :+1:" title="Thumbs up" onClick={() => pick('+1')}>
            <Emoji name="+1" />
          </button>
          <button type="button" className="bar-button" aria-label="React with :-1:" title="Thumbs down" onClick={() => pick('-1')}>
            <Emoji name="-1" />
          </button>
          {picker('bar', 'bar-button')}
          {onThread !== undefined && (
            <button type="button" className="bar-button" aria-label="Reply in thread" title="Reply in thread" onClick={onThread}>
              <Icon name="reply" />
            </button>
          )}
          {menu('bar-button', 'right')}
        </div>
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: a row of buttons, without fields. */}
      <div className={`chips ${reactions.length === 0 && picking !== 'chips' ? 'chips-empty' : ''}`} role="group" aria-label="Reactions">
        {reactions.map((reaction) => (
          <button
            key={reaction.name}
            type="button"
            className="chip"
            aria-pressed={reaction.users.includes(me)}
            aria-label={`:${reaction.name}: ${reaction.users.length}`}
            title={`${who(reaction)} reacted with :${reaction.name}:`}
            onClick={() => onReact(reaction.name)}
          >
            <Emoji name={reaction.name} />
            <span className="chip-count">{reaction.users.length}</span>
          </button>
        ))}
        {picker('chips', 'chip chip-add')}
        {onThread !== undefined && (
          <button type="button" className="chip chip-add chip-reply" aria-label="Reply to this message" onClick={onThread}>
            <Icon name="reply" />
          </button>
        )}
        {menu('chip chip-add chip-reply', 'left')}
      </div>
    </div>
  );
};
