import type { WireConversation, WirePerson } from '../wire/wire.ts';
import type { PlaygroundPerson } from './people.ts';

export const TEAM = { id: 'T0PLAYGROUND', name: 'Playground', domain: 'playground' } as const;
export const BOT = { userId: 'U0BONDBOT', botId: 'B0BONDBOT', appId: 'A0BONDBOT', name: 'Bond Advisor', userName: 'bond-advisor' } as const;
export const SLACKBOT_ID = 'USLACKBOT';

export interface Conversation {
  readonly id: string;
  readonly kind: 'channel' | 'im';
  readonly name: string;
  readonly topic: string;
  /** Includes the app. */
  readonly members: readonly string[];
}

/** The handle Slack would give: "Asha Advisor" is `asha.advisor`. */
export const handleOf = (person: PlaygroundPerson): string => person.name.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '.');

const dmId = (personId: string): string => `D${personId.slice(1)}`;

/** The people and the conversations. While the playground runs, only the app can join a channel. */
export class Workspace {
  readonly people: readonly PlaygroundPerson[];
  conversations: readonly Conversation[];

  constructor(people: readonly PlaygroundPerson[]) {
    this.people = people;
    const everybody = [...people.map((person) => person.id), BOT.userId];
    this.conversations = [
      { id: 'C0BONDDESK', kind: 'channel', name: 'bond-desk', topic: 'Offers, questions and what clients chose', members: everybody },
      { id: 'C0RESEARCH', kind: 'channel', name: 'research', topic: 'Issuers, ratings and rates', members: everybody },
      // The app isn't invited here: it gets commands but can't post.
      {
        id: 'C0COFFEE01',
        kind: 'channel',
        name: 'coffee',
        topic: 'Anything but bonds',
        members: people.map((person) => person.id),
      },
      ...people.map(
        (person): Conversation => ({ id: dmId(person.id), kind: 'im', name: BOT.name, topic: '', members: [person.id, BOT.userId] }),
      ),
    ];
  }

  person(id: string): PlaygroundPerson | null {
    return this.people.find((person) => person.id === id) ?? null;
  }

  conversation(id: string): Conversation | null {
    return this.conversations.find((conversation) => conversation.id === id) ?? null;
  }

  join(conversationId: string, userId: string): void {
    this.conversations = this.conversations.map((it) => (it.id === conversationId ? { ...it, members: [...it.members, userId] } : it));
  }

  directMessages(personId: string): Conversation | null {
    return this.person(personId) === null ? null : this.conversation(dmId(personId));
  }

  /** Finds the `channel` of an API call: an id, a person's id (their direct messages), or `#name`. */
  resolve(channel: string): Conversation | null {
    const named = (it: Conversation): boolean => it.kind === 'channel' && `#${it.name}` === channel;
    return this.conversation(channel) ?? this.directMessages(channel) ?? this.conversations.find(named) ?? null;
  }

  conversationsOf(personId: string): readonly Conversation[] {
    return this.conversations.filter((conversation) => conversation.members.includes(personId));
  }

  wirePeople(): readonly WirePerson[] {
    return [
      ...this.people.map((it): WirePerson => ({ id: it.id, name: it.name, role: it.role, kind: 'person' })),
      { id: BOT.userId, name: BOT.name, role: null, kind: 'app' },
      { id: SLACKBOT_ID, name: 'Slackbot', role: null, kind: 'slackbot' },
    ];
  }

  wireConversations(personId: string): readonly WireConversation[] {
    return this.conversationsOf(personId).map(({ id, kind, name, topic, members }) => ({
      id,
      kind,
      name,
      topic,
      hasApp: members.includes(BOT.userId),
    }));
  }
}
