import type { MarkStore } from '../ports/mark-store.ts';
import type { Clock } from '../ports.ts';

/** Where the bot introduces itself: to a person, or to the people of a channel. */
export type Meeting = { readonly person: string } | { readonly channel: string };

/** Messages are remembered so long: Slack does not send one again after an hour. */
const MESSAGES_KEPT_MS = 86_400_000;

export interface FirstContactPorts {
  readonly marks: MarkStore;
  readonly clock: Clock;
}

const markOf = (meeting: Meeting): string => ('person' in meeting ? `hello:person:${meeting.person}` : `hello:channel:${meeting.channel}`);

/** What must happen once, whichever process hears of it, and however often Slack says it. */
export const firstContact = ({ marks, clock }: FirstContactPorts) => ({
  /** True for who is to introduce the bot there; everybody else hears false, now and later. */
  isFirstMeeting: (meeting: Meeting): Promise<boolean> => marks.put(markOf(meeting), '', clock.now()),
  /** The introduction did not get there: the next meeting is the first. */
  takeBackMeeting: (meeting: Meeting): Promise<void> => marks.remove(markOf(meeting)),
  /** True for who is to answer this message. */
  isFirstHearing: async (channel: string, ts: string): Promise<boolean> => {
    const now = clock.now();
    const isFirst = await marks.put(`message:${channel}:${ts}`, '', now);
    if (isFirst) await marks.removeOlder('message:', new Date(now.getTime() - MESSAGES_KEPT_MS));
    return isFirst;
  },
});
