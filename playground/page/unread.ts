import { useEffect, useRef, useState } from 'preact/compat';
import type { WireSnapshot } from '../wire/wire.ts';

/** How many messages by others each conversation got since you last looked at it. The first ones count as seen. */
export const useUnread = (workspace: WireSnapshot | null, current: string | null): { readonly [channel: string]: number } => {
  const seen = useRef<{ me: string; upTo: Map<string, string> } | null>(null);
  const [unread, setUnread] = useState<{ readonly [channel: string]: number }>({});
  useEffect(() => {
    if (workspace === null) return;
    const newest = (channel: string): string =>
      workspace.messages.reduce((last, it) => (it.channel === channel && it.ts > last ? it.ts : last), '');
    if (seen.current?.me !== workspace.me) {
      seen.current = { me: workspace.me, upTo: new Map(workspace.conversations.map(({ id }) => [id, newest(id)])) };
    }
    const { upTo } = seen.current;
    if (current !== null) upTo.set(current, newest(current));
    const count = (channel: string): number =>
      workspace.messages.filter((it) => it.channel === channel && it.author !== workspace.me && it.ts > (upTo.get(channel) ?? '')).length;
    setUnread(Object.fromEntries(workspace.conversations.map(({ id }) => [id, count(id)])));
  }, [workspace, current]);
  return unread;
};
