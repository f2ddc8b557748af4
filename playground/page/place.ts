/** Who you are and where, kept in the address for reloads and bookmarks. */
export interface PagePlace {
  readonly as: string | null;
  readonly channel: string | null;
  /** The open thread, by its first message. */
  readonly thread: string | null;
  readonly tab: 'home' | 'messages';
}

export const readPlace = (): PagePlace => {
  const asked = new URLSearchParams(location.search);
  return {
    as: asked.get('as'),
    channel: asked.get('in'),
    thread: asked.get('thread'),
    tab: asked.get('tab') === 'home' ? 'home' : 'messages',
  };
};

export const writePlace = ({ as, channel, thread, tab }: PagePlace): void => {
  const asked = new URLSearchParams();
  if (as !== null) asked.set('as', as);
  if (channel !== null) asked.set('in', channel);
  if (thread !== null) asked.set('thread', thread);
  if (tab === 'home') asked.set('tab', tab);
  history.replaceState(null, '', asked.size === 0 ? '/' : `/?${asked}`);
};
