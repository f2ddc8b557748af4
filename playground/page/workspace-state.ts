import { useEffect, useReducer } from 'preact/compat';
import type { WireEvent, WireMessage, WireSnapshot } from '../wire/wire.ts';

export interface WorkspaceState {
  /** Null until the first snapshot. */
  readonly workspace: WireSnapshot | null;
  /** Ephemeral messages by person, kept while the page is open. */
  readonly ephemeral: { readonly [personId: string]: readonly WireMessage[] };
  readonly connected: boolean;
}

type Change = WireEvent | { readonly type: 'disconnected' };

const replacing = (messages: readonly WireMessage[], message: WireMessage): readonly WireMessage[] => {
  const at = messages.findIndex((it) => it.channel === message.channel && it.ts === message.ts);
  return at < 0 ? [...messages, message] : messages.with(at, message);
};

const without = (messages: readonly WireMessage[], channel: string, ts: string): readonly WireMessage[] =>
  messages.filter((it) => it.channel !== channel || it.ts !== ts);

export const reduce = (state: WorkspaceState, change: Change): WorkspaceState => {
  if (change.type === 'snapshot') return { ...state, workspace: change.snapshot, connected: true };
  if (change.type === 'disconnected') return { ...state, connected: false };
  const { workspace, ephemeral } = state;
  if (workspace === null) return state;
  const mine = ephemeral[workspace.me] ?? [];
  const keep = (messages: readonly WireMessage[]) => ({ ...ephemeral, [workspace.me]: messages });
  switch (change.type) {
    case 'message':
      if (change.message.ephemeral) return { ...state, ephemeral: keep(replacing(mine, change.message)) };
      return { ...state, workspace: { ...workspace, messages: replacing(workspace.messages, change.message) } };
    case 'message-removed': {
      const messages = without(workspace.messages, change.channel, change.ts);
      return { ...state, workspace: { ...workspace, messages }, ephemeral: keep(without(mine, change.channel, change.ts)) };
    }
    case 'conversations':
      return { ...state, workspace: { ...workspace, conversations: change.conversations } };
    case 'view':
      return { ...state, workspace: { ...workspace, view: change.view } };
    case 'home':
      return { ...state, workspace: { ...workspace, home: change.home } };
    case 'exchange': {
      const others = workspace.traffic.filter((it) => it.id !== change.exchange.id);
      const traffic = [...others, change.exchange].sort((one, other) => one.id - other.id).slice(-200);
      return { ...state, workspace: { ...workspace, traffic } };
    }
    case 'traffic-cleared':
      return { ...state, workspace: { ...workspace, traffic: [] } };
    case 'provocations':
      return { ...state, workspace: { ...workspace, provocations: change.provocations } };
  }
};

const everythingIn = ({ workspace, ephemeral }: WorkspaceState, channel: string): readonly WireMessage[] =>
  workspace === null
    ? []
    : [...workspace.messages, ...(ephemeral[workspace.me] ?? [])]
        .filter((message) => message.channel === channel)
        .sort((one, other) => (one.ts < other.ts ? -1 : 1));

/** What this person sees in a conversation, oldest first. Replies are left out unless they were also sent to it. */
export const messagesIn = (state: WorkspaceState, channel: string): readonly WireMessage[] =>
  everythingIn(state, channel).filter((message) => message.threadTs === null || message.broadcast);

/** A message and its replies; empty if it's gone. */
export const threadIn = (state: WorkspaceState, channel: string, rootTs: string): readonly WireMessage[] => {
  const messages = everythingIn(state, channel).filter((message) => message.ts === rootTs || message.threadTs === rootTs);
  return messages[0]?.ts === rootTs ? messages : [];
};

/** The workspace as one person sees it, updated by the server's stream. */
export const useWorkspace = (as: string | null): WorkspaceState => {
  const [state, change] = useReducer(reduce, { workspace: null, ephemeral: {}, connected: true });
  useEffect(() => {
    const stream = new EventSource(as === null ? '/playground/stream' : `/playground/stream?as=${encodeURIComponent(as)}`);
    stream.onmessage = (event: MessageEvent<string>) => change(JSON.parse(event.data) as WireEvent);
    // The browser reconnects by itself, and a new stream starts with a snapshot.
    stream.onerror = () => change({ type: 'disconnected' });
    return () => stream.close();
  }, [as]);
  return state;
};
