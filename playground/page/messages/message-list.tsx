import { Fragment, type JSX, type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'preact/compat';
import type { WireConversation, WireMessage, WirePerson } from '../../wire/wire.ts';
import { Icon } from '../parts/icons.tsx';
import { dayOf } from '../parts/times.ts';
import { Beginning } from './beginning.tsx';
import { MessageView, personOf } from './message-view.tsx';

interface MessageListProps {
  readonly conversation: WireConversation;
  readonly messages: readonly WireMessage[];
  readonly people: readonly WirePerson[];
  readonly me: string;
  /** Whether to scroll to new messages: yes while the end is in view, and after you've sent something. */
  readonly follows: RefObject<boolean>;
  /** Puts text into the message box. */
  onTry(words: string): void;
  onThread(rootTs: string): void;
}

/** Messages by one author within this many seconds share a header. */
const TOGETHER_SECONDS = 300;
/** This close to the end, new messages keep the end in view. */
const NEAR_END_PX = 160;

const continues = (message: WireMessage, before: WireMessage | undefined): boolean =>
  before !== undefined &&
  before.author === message.author &&
  before.ephemeral === message.ephemeral &&
  !message.broadcast &&
  Number(message.ts) - Number(before.ts) < TOGETHER_SECONDS;

/** All messages of a conversation, scrolled to the end. */
export const MessageList = ({ conversation, messages, people, me, follows, onTry, onThread }: MessageListProps): JSX.Element => {
  const scroller = useRef<HTMLDivElement>(null);
  const [missed, setMissed] = useState(false);
  const newest = useRef<string | null>(null);
  // You start at the end.
  useLayoutEffect(() => {
    follows.current = true;
  }, [follows]);
  useLayoutEffect(() => {
    const box = scroller.current;
    const last = messages.at(-1)?.ts ?? null;
    const isNew = last !== newest.current;
    newest.current = last;
    if (box === null) return;
    if (follows.current) box.scrollTop = box.scrollHeight;
    else setMissed((before) => before || isNew);
  }, [messages, follows]);
  useEffect(() => {
    const box = scroller.current;
    const list = box?.querySelector('[role="log"]');
    if (box === null || !list) return;
    // A loaded picture and an opened fold make the list longer. Like Slack, it keeps its end in view, also of a message taller than the window.
    const observer = new ResizeObserver(() => {
      if (follows.current) box.scrollTop = box.scrollHeight;
    });
    observer.observe(list);
    return () => observer.disconnect();
  }, [follows]);
  return (
    <div
      className="messages"
      ref={scroller}
      onScroll={(event) => {
        const { scrollHeight, scrollTop, clientHeight } = event.currentTarget;
        follows.current = scrollHeight - scrollTop - clientHeight < NEAR_END_PX;
        if (follows.current) setMissed(false);
      }}
    >
      <Beginning conversation={conversation} empty={messages.length === 0} onTry={onTry} />
      <div role="log" aria-label={`Messages in ${conversation.name}`}>
        {messages.map((message, at) => {
          const before = messages[at - 1];
          const newDay = before === undefined || dayOf(before.ts) !== dayOf(message.ts);
          return (
            <Fragment key={message.ts}>
              {newDay && (
                <div className="day">
                  <span>{dayOf(message.ts)}</span>
                </div>
              )}
              <MessageView
                message={message}
                author={personOf(people, message.author)}
                people={people}
                me={me}
                continues={!newDay && continues(message, before)}
                onThread={() => onThread(message.threadTs ?? message.ts)}
              />
            </Fragment>
          );
        })}
      </div>
      {missed && (
        <button type="button" className="jump" onClick={() => scroller.current?.scrollTo({ top: scroller.current.scrollHeight })}>
          New messages below
          <Icon name="chevron" />
        </button>
      )}
    </div>
  );
};
