import { type JSX, useLayoutEffect, useRef, useState } from 'preact/compat';
import type { WireConversation, WireMessage, WirePerson } from '../../wire/wire.ts';
import { SidePanel } from '../parts/side-panel.tsx';
import { Composer } from './composer.tsx';
import { MessageView, personOf } from './message-view.tsx';
import { repliesWords } from './replies-line.tsx';

interface ThreadPanelProps {
  readonly conversation: WireConversation;
  /** The thread's first message, then the replies. */
  readonly messages: readonly WireMessage[];
  readonly rootTs: string;
  readonly people: readonly WirePerson[];
  readonly me: string;
  onClose(): void;
}

/** A thread, to the right of the conversation. */
export const ThreadPanel = ({ conversation, messages, rootTs, people, me, onClose }: ThreadPanelProps): JSX.Element => {
  const [draft, setDraft] = useState('');
  const field = useRef<HTMLTextAreaElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const count = messages.length - 1;
  useLayoutEffect(() => {
    const box = scroller.current;
    if (box !== null && count > 0) box.scrollTop = box.scrollHeight;
  }, [count]);
  const where = conversation.kind === 'channel' ? `# ${conversation.name}` : conversation.name;
  return (
    <SidePanel
      name="Thread"
      className="thread-panel"
      closeLabel="Close the thread"
      onClose={onClose}
      title={
        <>
          Thread <span className="panel-where">{where}</span>
        </>
      }
    >
      <div className="thread-messages" ref={scroller} role="log" aria-label="Messages in the thread">
        {messages.map((message, at) => (
          <div key={message.ts}>
            <MessageView message={message} author={personOf(people, message.author)} people={people} me={me} continues={false} inThread />
            {at === 0 && count > 0 && <p className="thread-count">{repliesWords(count)}</p>}
          </div>
        ))}
      </div>
      <Composer
        conversation={conversation}
        commands={[]}
        me={me}
        draft={draft}
        field={field}
        threadTs={rootTs}
        onDraft={setDraft}
        onSend={() => undefined}
      />
    </SidePanel>
  );
};
