import { createContext, type JSX, type ReactNode, useContext } from 'preact/compat';

/** Names by id; null if the id is unknown. */
export interface Names {
  person(id: string): string | null;
  channel(id: string): string | null;
}

export const NamesContext = createContext<Names>({ person: () => null, channel: () => null });

export const Mention = ({ kind, id, label }: { kind: 'user' | 'channel' | 'broadcast'; id: string; label: string | null }): JSX.Element => {
  const names = useContext(NamesContext);
  const shown = kind === 'user' ? names.person(id) : kind === 'channel' ? names.channel(id) : id;
  return <span className={`mention mention-${kind}`}>{`${kind === 'channel' ? '#' : '@'}${shown ?? label ?? id}`}</span>;
};

/** A link that opens in a new tab. Anything but http, https and mailto stays text. */
export const SafeLink = ({ url, children }: { url: string; children: ReactNode }): JSX.Element =>
  /^(https?:|mailto:)/i.test(url) ? (
    <a href={url} target="_blank" rel="noreferrer noopener">
      {children}
    </a>
  ) : (
    <span>{children}</span>
  );
