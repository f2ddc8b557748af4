import { type JSX, useEffect, useMemo, useRef, useState } from 'preact/compat';
import { ConversationView } from './conversation-view.tsx';
import { DirectoryContext } from './elements/option-source.ts';
import { TrafficPanel } from './inspector/traffic-panel.tsx';
import { ShortcutsContext } from './messages/shortcut-menu.tsx';
import { ThreadPanel } from './messages/thread-panel.tsx';
import { Modal } from './modal.tsx';
import { type PagePlace, readPlace, writePlace } from './place.ts';
import { Sidebar } from './sidebar.tsx';
import { post } from './surface/api.ts';
import { type Names, NamesContext } from './text/references.tsx';
import { useUnread } from './unread.ts';
import { messagesIn, threadIn, useWorkspace } from './workspace-state.ts';

/** The whole workspace: conversations on the left, one in the middle, a thread or the traffic on the right, a modal on top. */
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
    // A modal has the focus while it's open; afterwards it's back in the message box.
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
    return <p className="page-loading">{state.connected ? 'Opening the workspace…' : 'The playground doesn’t answer. Is it running?'}</p>;
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
              // The next person has their own direct messages with the app.
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
