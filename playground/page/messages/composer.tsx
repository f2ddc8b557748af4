import { type JSX, type KeyboardEvent, type RefObject, useEffect, useLayoutEffect, useState } from 'preact/compat';
import type { WireCommand, WireConversation } from '../../wire/wire.ts';
import { Icon } from '../parts/icons.tsx';
import { post } from '../surface/api.ts';
import { AttachFile, shareFile } from './attach-file.tsx';
import { CommandList } from './command-list.tsx';
import { ShortcutMenu } from './shortcut-menu.tsx';

interface ComposerProps {
  readonly conversation: WireConversation;
  readonly commands: readonly WireCommand[];
  readonly me: string;
  readonly draft: string;
  readonly field: RefObject<HTMLTextAreaElement | null>;
  /** The message to reply to. */
  readonly threadTs?: string;
  onDraft(text: string): void;
  /** Called when something was sent, as you want to see what comes of it. */
  onSend(): void;
}

const LIST_ID = 'commands';

/** The message box. A slash at the start lists the commands. */
export const Composer = ({ conversation, commands, me, draft, field, threadTs, onDraft, onSend }: ComposerProps): JSX.Element => {
  const [at, setAt] = useState(0);
  const [dismissed, setDismissed] = useState(false);
  const [running, setRunning] = useState<string | null>(null);
  const [error, setError] = useState<string | null>(null);
  const [broadcast, setBroadcast] = useState(false);
  useEffect(() => {
    // Not on a phone, where the keyboard would cover the conversation.
    if (window.matchMedia('(hover: hover)').matches) field.current?.focus();
  }, [field]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the field grows with the text.
  useLayoutEffect(() => {
    const box = field.current;
    if (box === null) return;
    box.style.height = 'auto';
    box.style.height = `${Math.min(box.scrollHeight, 180)}px`;
  }, [draft]);

  const fitting = /^\/\S*$/.test(draft) ? commands.filter(({ command }) => command.startsWith(draft.toLowerCase())) : [];
  const listed = dismissed ? [] : fitting;
  const write = (text: string): void => {
    onDraft(text);
    setAt(0);
    setDismissed(false);
    setError(null);
  };
  const take = ({ command }: WireCommand): void => {
    write(`${command} `);
    field.current?.focus();
  };
  const send = async (): Promise<void> => {
    const text = draft.trim();
    if (text === '') return;
    if (threadTs !== undefined && text.startsWith('/')) {
      setError('As in Slack, commands don’t work in threads.');
      return;
    }
    write('');
    onSend();
    if (text.startsWith('/')) setRunning(text.split(/\s/)[0] ?? text);
    const answer = await post('send', me, {
      channel: conversation.id,
      text,
      ...(threadTs === undefined ? {} : { thread_ts: threadTs, broadcast }),
    });
    setRunning(null);
    if (answer.ok) return;
    onDraft(text);
    setError(`Not sent: ${answer.error.replaceAll('_', ' ')}.`);
  };
  const share = (file: File): void => {
    onSend();
    void shareFile(file, conversation.id, me).then(setError);
  };
  const keyDown = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    const chosen = listed[at];
    if (chosen !== undefined && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      event.preventDefault();
      setAt((at + (event.key === 'ArrowDown' ? 1 : -1) + listed.length) % listed.length);
    } else if (chosen !== undefined && (event.key === 'Tab' || (event.key === 'Enter' && chosen.command !== draft))) {
      event.preventDefault();
      take(chosen);
    } else if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      void send();
    } else if (event.key === 'Escape') {
      setDismissed(true);
    }
  };
  const name = conversation.kind === 'channel' ? `#${conversation.name}` : conversation.name;
  const label = threadTs === undefined ? `Message ${name}` : 'Reply to thread';
  const hint = commands.find(({ command }) => draft === `${command} `)?.usageHint ?? '';
  return (
    <footer className="composer">
      {listed.length > 0 && <CommandList id={LIST_ID} commands={listed} at={at} onPoint={setAt} onTake={take} />}
      <div className="composer-box">
        <div className="composer-field">
          {hint !== '' && (
            <div className="usage-ghost" aria-hidden="true">
              <span>{draft}</span>
              {hint}
            </div>
          )}
          <textarea
            ref={field}
            rows={1}
            aria-label={label}
            aria-controls={commands.length > 0 ? LIST_ID : undefined}
            aria-autocomplete={commands.length > 0 ? 'list' : undefined}
            aria-activedescendant={listed.length > 0 ? `${LIST_ID}-${at}` : undefined}
            placeholder={threadTs === undefined ? label : 'Reply…'}
            value={draft}
            onChange={(event) => write(event.currentTarget.value)}
            onKeyDown={keyDown}
            onDrop={(event) => {
              const [file] = event.dataTransfer?.files ?? [];
              if (!file || threadTs !== undefined) return;
              event.preventDefault();
              share(file);
            }}
          />
        </div>
        <div className="composer-buttons">
          {commands.length > 0 && (
            <button
              type="button"
              aria-label="Run a command"
              title="Run a command"
              onClick={() => {
                write('/');
                field.current?.focus();
              }}
            >
              <Icon name="slash" />
            </button>
          )}
          {threadTs === undefined && <AttachFile onFile={share} />}
          {threadTs === undefined && (
            <ShortcutMenu
              type="global"
              label="Shortcuts"
              icon="plus"
              onPick={({ callbackId, name: shortcut }) => {
                onSend();
                setError(null);
                void post('shortcut', me, { callback_id: callbackId }).then((answer) => {
                  if (!answer.ok) setError(`${shortcut} failed: ${answer.error.replaceAll('_', ' ')}.`);
                });
              }}
            />
          )}
          {threadTs !== undefined && (
            <label className="also-send">
              <input type="checkbox" checked={broadcast} onChange={(event) => setBroadcast(event.currentTarget.checked)} />
              {`Also send to ${conversation.kind === 'channel' ? name : 'the conversation'}`}
            </label>
          )}
          <span className="composer-words" role="status">
            {error ?? (running === null ? '' : `Running ${running}…`)}
          </span>
          <button
            type="button"
            className="send"
            aria-label={threadTs === undefined ? 'Send' : 'Send the reply'}
            disabled={draft.trim() === ''}
            onClick={() => void send()}
          >
            <Icon name="send" />
          </button>
        </div>
      </div>
      {threadTs === undefined && (
        <p className="composer-note">
          <kbd>Enter</kbd> sends, <kbd>Shift</kbd>+<kbd>Enter</kbd> makes a new line. This is a playground with demo data.
        </p>
      )}
    </footer>
  );
};
