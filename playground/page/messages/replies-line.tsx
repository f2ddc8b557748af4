import type { JSX } from 'preact/compat';
import type { WirePerson, WireThread } from '../../wire/wire.ts';
import { Avatar } from '../parts/avatar.tsx';
import { dayOf, timeOf } from '../parts/times.ts';

export const repliesWords = (replies: number): string => `${replies} ${replies === 1 ? 'reply' : 'replies'}`;

interface RepliesLineProps {
  readonly thread: WireThread;
  readonly people: readonly WirePerson[];
  onOpen(): void;
}

/** The link to a message's thread: who replied, how often, and when last. */
export const RepliesLine = ({ thread, people, onOpen }: RepliesLineProps): JSX.Element => {
  const repliers = thread.people.map((id) => people.find((person) => person.id === id)).filter((person) => person !== undefined);
  const day = dayOf(thread.latestTs);
  return (
    <button type="button" className="replies-line" onClick={onOpen}>
      <span className="replies-people" aria-hidden="true">
        {repliers.slice(0, 4).map((person) => (
          <Avatar key={person.id} person={person} size="small" />
        ))}
      </span>
      <strong>{repliesWords(thread.replies)}</strong>{' '}
      <span className="replies-last">{`Last reply ${day === 'Today' ? 'today' : day} at ${timeOf(thread.latestTs)}`}</span>
      <span className="replies-view" aria-hidden="true">
        View thread
      </span>
    </button>
  );
};
