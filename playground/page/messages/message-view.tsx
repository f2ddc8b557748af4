import type { JSX } from 'preact/compat';
import type { WireMessage, WirePerson } from '../../wire/wire.ts';
import { Contents } from '../blocks/block-view.tsx';
import { Avatar } from '../parts/avatar.tsx';
import { Icon } from '../parts/icons.tsx';
import { momentOf, timeOf } from '../parts/times.ts';
import { post } from '../surface/api.ts';
import { SurfaceContext, useSurface } from '../surface/surface.ts';
import { MessageFiles } from './message-files.tsx';
import { Reactions } from './reactions.tsx';
import { RepliesLine } from './replies-line.tsx';

/** The person with the id; if there's none, one named after the id. */
export const personOf = (people: readonly WirePerson[], id: string): WirePerson =>
  people.find((person) => person.id === id) ?? { id, name: id, role: null, kind: 'person' };

interface MessageViewProps {
  readonly message: WireMessage;
  readonly author: WirePerson;
  readonly people: readonly WirePerson[];
  readonly me: string;
  /** Whether it shares the header of the message before. */
  readonly continues: boolean;
  /** In the thread panel, where there's no link to the thread. */
  readonly inThread?: boolean;
  /** Opens the thread. */
  onThread?(): void;
}

/** One message: author, time, contents and reactions. */
export const MessageView = ({ message, author, people, me, continues, inThread = false, onThread }: MessageViewProps): JSX.Element => {
  const place = { channel: message.channel, ts: message.ts };
  const surface = useSurface({ as: me, place, blocks: message.blocks, pressed: message.pressed });
  const time = (
    <time className="message-time" dateTime={momentOf(message.ts).toISOString()} title={momentOf(message.ts).toLocaleString()}>
      {timeOf(message.ts)}
    </time>
  );
  return (
    <article
      className={`message ${continues ? 'message-continues' : ''} ${message.ephemeral ? 'message-ephemeral' : ''}`}
      aria-label={`Message from ${author.name} at ${timeOf(message.ts)}`}
      data-ts={message.ts}
    >
      {message.ephemeral && !continues && (
        <p className="only-you">
          <Icon name="eye" />
          Only visible to you
        </p>
      )}
      <div className="message-side">{continues ? time : <Avatar person={author} />}</div>
      <div className="message-body">
        {!continues && (
          <header>
            <span className="message-author">{author.name}</span>
            {author.kind === 'app' && <span className="app-badge">APP</span>}
            {time}
          </header>
        )}
        {message.broadcast && !inThread && onThread !== undefined && (
          <p className="replied-to">
            replied to{' '}
            <button type="button" onClick={onThread}>
              a thread
            </button>
          </p>
        )}
        <SurfaceContext value={surface}>
          <Contents text={message.text} blocks={message.blocks} />
          <MessageFiles files={message.files} />
        </SurfaceContext>
        {message.edited && <span className="edited">(edited)</span>}
        {!message.ephemeral && (
          <Reactions
            reactions={message.reactions}
            people={people}
            me={me}
            onReact={(name) => void post('react', me, { ...place, name })}
            onThread={onThread}
            onShortcut={(callbackId) => void post('message-shortcut', me, { ...place, callback_id: callbackId })}
          />
        )}
        {!inThread && message.thread !== null && onThread !== undefined && (
          <RepliesLine thread={message.thread} people={people} onOpen={onThread} />
        )}
      </div>
    </article>
  );
};
