import type { JSX, RefObject } from 'preact/compat';
import type { WireConversation, WireMessage, WireSnapshot } from '../wire/wire.ts';
import { type AppTab, AppTabs } from './app-tabs.tsx';
import { ChannelHeader } from './channel-header.tsx';
import { HomeTab } from './home-tab.tsx';
import { Composer } from './messages/composer.tsx';
import { MessageList } from './messages/message-list.tsx';

interface ConversationViewProps {
  readonly workspace: WireSnapshot;
  readonly conversation: WireConversation;
  readonly messages: readonly WireMessage[];
  readonly connected: boolean;
  readonly tab: AppTab;
  readonly draft: string;
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly follows: RefObject<boolean>;
  readonly trafficOpen: boolean;
  onTab(tab: AppTab): void;
  onDraft(text: string): void;
  onThread(rootTs: string): void;
  onMenu(): void;
  onTraffic(): void;
}

/** One conversation: header, messages or the app's Home, and message box. */
export const ConversationView = (props: ConversationViewProps): JSX.Element => {
  const { workspace, conversation, messages, connected, tab, draft, field, follows, trafficOpen } = props;
  const isApp = conversation.kind === 'im';
  const here = `${workspace.me} ${conversation.id}`;
  return (
    <main className="conversation">
      <ChannelHeader
        conversation={conversation}
        people={workspace.people}
        me={workspace.me}
        provocations={workspace.provocations}
        trafficOpen={trafficOpen}
        onMenu={props.onMenu}
        onTraffic={props.onTraffic}
      />
      {isApp && <AppTabs tab={tab} onTab={props.onTab} />}
      {!connected && (
        <p className="connection-lost" role="status">
          The playground doesn’t answer. Trying again…
        </p>
      )}
      {isApp && tab === 'home' ? (
        <HomeTab key={here} home={workspace.home} me={workspace.me} appName={conversation.name} />
      ) : (
        <>
          <MessageList
            key={`list ${here}`}
            conversation={conversation}
            messages={messages}
            people={workspace.people}
            me={workspace.me}
            follows={follows}
            onThread={props.onThread}
            onTry={(words) => {
              props.onDraft(words);
              field.current?.focus();
            }}
          />
          <Composer
            key={`composer ${here}`}
            conversation={conversation}
            commands={workspace.commands}
            me={workspace.me}
            draft={draft}
            field={field}
            onDraft={props.onDraft}
            onSend={() => {
              follows.current = true;
            }}
          />
        </>
      )}
    </main>
  );
};
