import { type JSX, useEffect, useMemo, useRef, useState } from 'react';
import { post } from './api.ts';
import { ConversationView } from './conversation-view.tsx';
import { DirectoryContext } from './elements/option-source.ts';
import { TrafficPanel } from './inspector/traffic-panel.tsx';
import { Modal } from './modal.tsx';
import { type PagePlace, readPlace, writePlace } from './place.ts';
import { ShortcutsContext } from './shortcuts.ts';
import { Sidebar } from './sidebar.tsx';
import { type Names, NamesContext } from './text/references.tsx';
import { ThreadPanel } from './thread-panel.tsx';
import { useUnread } from './unread.ts';
import { messagesIn, threadIn, useWorkspace } from './workspace-state.ts';

/** The whole workspace: conversations at the left, one of them in the middle, a thread or the traffic beside it, a modal over it all. */
export const App = (): JSX.Element => {
  const [place, setPlace] = useState(readPlace);
  const [drawer, setDrawer] = useState(false);
  const [trafficOpen, setTrafficOpen] = useState(false);
  const [draft, setDraft] = useState('');
  const field = useRef<HTMLTextAreaElement>(null);
  const follows = useRef(true);
  const state = useWorkspace(place.as);
  const { workspace } = state;
  useEffect(() => writePlace(place), [place]);

  const conversations = workspace?.conversations ?? [];
  const directMessages = conversations.find((it) => it.kind === 'im');
  const current = conversations.find((it) => it.id === place.channel) ?? directMessages ?? conversations[0] ?? null;
  const unread = useUnread(workspace, current?.id ?? null);
  const hasModal = workspace?.view !== null && workspace?.view !== undefined;
  useEffect(() => {
    // Behind a modal nothing has the focus; when it goes, writing goes on.
    if (!hasModal && window.matchMedia('(hover: hover)').matches) field.current?.focus();
  }, [hasModal]);
  const people = workspace?.people;
  const names = useMemo(
    (): Names => ({
      person: (id) => people?.find((it) => it.id === id)?.name ?? null,
      channel: (id) => workspace?.conversations.find((it) => it.id === id)?.name ?? null,
    }),
    [people, workspace?.conversations],
  );
  if (workspace === null || current === null) {
    return <p className="page-loading">{state.connected ? 'Opening the workspace…' : 'The playground does not answer. Is it running?'}</p>;
  }

  const go = (to: Partial<PagePlace>): void => {
    setPlace({ ...place, thread: null, tab: 'messages', ...to });
    setDraft('');
    setDrawer(false);
  };
  const thread = place.thread === null ? [] : threadIn(state, current.id, place.thread);
  const showsThread = thread.length > 0 && !trafficOpen;
  return (
    <NamesContext value={names}>
      <DirectoryContext value={workspace}>
        <ShortcutsContext value={workspace.shortcuts}>
          <div
            className={`workspace ${drawer ? 'drawer-open' : ''} ${trafficOpen ? 'with-traffic' : showsThread ? 'with-thread' : ''}`}
            inert={hasModal}
          >
            <Sidebar
              workspace={workspace}
              current={current.id}
              unread={unread}
              open={drawer}
              onGo={(channel) => go({ channel })}
              onClose={() => setDrawer(false)}
              // The other one's direct messages with the app are another conversation.
              onActAs={(as) => go({ as, channel: current.kind === 'im' ? null : current.id, tab: place.tab })}
            />
            <ConversationView
              workspace={workspace}
              conversation={current}
              messages={messagesIn(state, current.id)}
              connected={state.connected}
              tab={place.tab}
              draft={draft}
              field={field}
              follows={follows}
              trafficOpen={trafficOpen}
              onTab={(tab) => {
                if (tab === 'messages' && place.tab === 'home') void post('open-home', workspace.me, { tab });
                setPlace({ ...place, tab });
              }}
              onDraft={setDraft}
              onThread={(rootTs) => {
                setTrafficOpen(false);
                setPlace({ ...place, thread: rootTs });
              }}
              onMenu={() => setDrawer(true)}
              onTraffic={() => setTrafficOpen(!trafficOpen)}
            />
            {showsThread && (
              <ThreadPanel
                key={`${workspace.me} ${current.id} ${place.thread}`}
                conversation={current}
                messages={thread}
                rootTs={place.thread ?? ''}
                people={workspace.people}
                me={workspace.me}
                onClose={() => setPlace({ ...place, thread: null })}
              />
            )}
            {trafficOpen && <TrafficPanel traffic={workspace.traffic} me={workspace.me} onClose={() => setTrafficOpen(false)} />}
          </div>
          {workspace.view !== null && <Modal key={workspace.view.id} view={workspace.view} me={workspace.me} />}
        </ShortcutsContext>
      </DirectoryContext>
    </NamesContext>
  );
};
