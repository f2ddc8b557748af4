import type { JSX } from 'preact/compat';
import type { WireConversation } from '../../wire/wire.ts';
import { Avatar } from '../parts/avatar.tsx';

interface BeginningProps {
  readonly conversation: WireConversation;
  readonly empty: boolean;
  onTry(words: string): void;
}

const FIRST = '/bond-recommend C_0042';

/** The text above the first message, with something to try if there's no message yet. */
export const Beginning = ({ conversation, empty, onTry }: BeginningProps): JSX.Element => (
  <section className="beginning">
    {conversation.kind === 'im' ? (
      <>
        <Avatar person={{ id: '', name: '', role: null, kind: 'app' }} size="large" />
        <h2>{conversation.name}</h2>
        <p>This is the very beginning of your direct messages with {conversation.name}. Nobody else reads along.</p>
      </>
    ) : (
      <>
        <h2># {conversation.name}</h2>
        <p>
          {conversation.topic}. Everybody in the workspace reads this channel.
          {!conversation.hasApp && ' The app isn’t a member here: it hears commands, but can’t post.'}
        </p>
      </>
    )}
    {empty && (
      <div className="first-hint">
        <p>
          Type <code>{conversation.kind === 'im' ? FIRST : '/bond-recommend'}</code> to ask what to offer a client, or just <kbd>/</kbd> to
          see every command.
        </p>
        <button
          type="button"
          className="button button-default"
          onClick={() => onTry(conversation.kind === 'im' ? FIRST : '/bond-recommend')}
        >
          Try it
        </button>
      </div>
    )}
  </section>
);
