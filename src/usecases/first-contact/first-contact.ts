import { daysBefore } from '../../advisor/units.ts';
import type { MarkStore } from '../ports/claim-store.ts';
import type { Clock } from '../ports/clock.ts';

/** Where the bot introduces itself: to a person, or to the people of a channel. */
export type Meeting = { readonly person: string } | { readonly channel: string };

/** Slack doesn't send a message again after an hour, so a day is enough. */
const MESSAGES_KEPT_DAYS = 1;

export interface FirstContactPorts {
  readonly marks: MarkStore;
  readonly clock: Clock;
}

const markOf = (meeting: Meeting): string => ('person' in meeting ? `hello:person:${meeting.person}` : `hello:channel:${meeting.channel}`);

/** Things that must happen once, whichever process hears of them and however often Slack sends them. */
export const firstContact = ({ marks, clock }: FirstContactPorts) => ({
  /** True for the caller who should introduce the bot there. Everybody else gets false, now and later. */
  isFirstMeeting: (meeting: Meeting): Promise<boolean> => marks.put(markOf(meeting), '', clock.now()),
  /** The introduction didn't get there, so the next meeting is the first. */
  takeBackMeeting: (meeting: Meeting): Promise<void> => marks.remove(markOf(meeting)),
  /** True for the caller who should answer this message. */
  isFirstHearing: async (channel: string, ts: string): Promise<boolean> => {
    const now = clock.now();
    const isFirst = await marks.put(`message:${channel}:${ts}`, '', now);
    if (isFirst) await marks.removeOlder('message:', daysBefore(now, MESSAGES_KEPT_DAYS));
    return isFirst;
  },
});
