import type { JSX } from 'preact/compat';
import type { WireConversation, WireSnapshot } from '../wire/wire.ts';
import { ActAs } from './act-as.tsx';
import { Avatar } from './parts/avatar.tsx';
import { Icon } from './parts/icons.tsx';
import { ThemeSwitch } from './theme-switch.tsx';

interface SidebarProps {
  readonly workspace: WireSnapshot;
  readonly current: string;
  readonly unread: { readonly [channel: string]: number };
  /** Whether the drawer is open, on a phone. */
  readonly open: boolean;
  onGo(channel: string): void;
  onClose(): void;
  onActAs(personId: string): void;
}

/** Conversations at the top, and below who you are. On a phone it's a drawer. */
export const Sidebar = ({ workspace, current, unread, open, onGo, onClose, onActAs }: SidebarProps): JSX.Element => {
  const app = workspace.people.find((person) => person.kind === 'app');
  const link = (conversation: WireConversation): JSX.Element => {
    const news = unread[conversation.id] ?? 0;
    return (
      <li key={conversation.id}>
        <button
          type="button"
          className={`sidebar-link ${news > 0 ? 'has-news' : ''}`}
          aria-current={conversation.id === current ? 'page' : undefined}
          onClick={() => onGo(conversation.id)}
        >
          {conversation.kind === 'im' && app !== undefined ? <Avatar person={app} size="small" /> : <span className="hash">#</span>}
          <span className="sidebar-name">{conversation.name}</span>
          {news > 0 && (
            <span className="badge">
              {news}
              <span className="for-screen-readers"> unread</span>
            </span>
          )}
        </button>
      </li>
    );
  };
  const group = (title: string, kind: WireConversation['kind']): JSX.Element => (
    <section aria-label={title}>
      <h2>{title}</h2>
      <ul>{workspace.conversations.filter((it) => it.kind === kind).map(link)}</ul>
    </section>
  );
  return (
    <>
      <button
        type="button"
        className={`scrim ${open ? 'scrim-shown' : ''}`}
        aria-label="Close the list of conversations"
        tabIndex={open ? 0 : -1}
        onClick={onClose}
      />
      <nav className="sidebar" aria-label="Conversations">
        <header>
          <span className="sidebar-team">{workspace.team}</span>
          <span className="demo-tag">Demo book</span>
          <button type="button" className="sidebar-close" aria-label="Close the sidebar" onClick={onClose}>
            <Icon name="close" />
          </button>
        </header>
        <div className="sidebar-lists">
          {group('Channels', 'channel')}
          {group('Apps', 'im')}
        </div>
        <ActAs workspace={workspace} onActAs={onActAs} />
        <ThemeSwitch />
        <p className="sidebar-note">A playground with invented people and demo data. Nothing here reaches Slack.</p>
      </nav>
    </>
  );
};
