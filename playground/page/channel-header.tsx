import type { JSX } from 'preact/compat';
import type { WireProvocations } from '../wire/page-state.ts';
import type { WireConversation, WirePerson } from '../wire/wire.ts';
import { Avatar } from './parts/avatar.tsx';
import { Icon } from './parts/icons.tsx';
import { ProvokeMenu } from './provoke-menu.tsx';

interface ChannelHeaderProps {
  readonly conversation: WireConversation;
  readonly people: readonly WirePerson[];
  readonly me: string;
  readonly provocations: WireProvocations;
  readonly trafficOpen: boolean;
  onMenu(): void;
  onTraffic(): void;
}

/** The conversation's name and its members. */
export const ChannelHeader = (props: ChannelHeaderProps): JSX.Element => {
  const { conversation, people, me, provocations, trafficOpen } = props;
  const app = people.find((person) => person.kind === 'app');
  const others = people.filter((person) => person.kind === 'person');
  return (
    <header className="channel-header">
      <button type="button" className="menu-button" aria-label="Open the list of conversations" onClick={props.onMenu}>
        <Icon name="menu" />
      </button>
      {conversation.kind === 'im' && app !== undefined && <Avatar person={app} size="small" />}
      <h1>{conversation.kind === 'channel' ? `# ${conversation.name}` : conversation.name}</h1>
      {conversation.kind === 'im' && <span className="app-badge">APP</span>}
      <p className="channel-topic">{conversation.topic}</p>
      {conversation.kind === 'channel' && (
        <span className="channel-members" title={others.map((person) => person.name).join(', ')}>
          {others.slice(0, 3).map((person) => (
            <Avatar key={person.id} person={person} size="small" />
          ))}
          <span className="channel-count">
            {others.length + (conversation.hasApp ? 1 : 0)}
            <span className="for-screen-readers"> members</span>
          </span>
        </span>
      )}
      <button
        type="button"
        className="header-button"
        aria-label="Traffic"
        aria-expanded={trafficOpen}
        title="Requests and answers between the workspace and the app"
        onClick={props.onTraffic}
      >
        <Icon name="traffic" />
        <span className="header-words">Traffic</span>
      </button>
      <ProvokeMenu provocations={provocations} me={me} />
    </header>
  );
};
