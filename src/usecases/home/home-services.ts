import type { OldBook } from '../../advisor/calendar/old-book.ts';
import type { Actor } from '../actor/actor.ts';
import type { Audited } from '../actor/audit-trail.ts';
import { type BreakdownChoicesOutcome, type BreakdownOutcome, breakDownBook, breakdownChoices } from '../breakdown/break-down-book.ts';
import type { ClientSuggestion } from '../client/search-clients.ts';
import { isDeskOlder } from '../desk/older-desk.ts';
import { type ClientsInTextPorts, clientsInText } from '../first-contact/clients-in-text.ts';
import { firstContact, type Meeting } from '../first-contact/first-contact.ts';
import type { CallList } from '../ports/call-store.ts';
import { markCall } from './calls-done.ts';
import type { HomeContent } from './home-content.ts';
import { myCalls } from './my-calls.ts';
import { type OpenHomePorts, openHome } from './open-home.ts';
import { forgetPicture, type PictureToDraw, segmentsPicture } from './segments-picture.ts';

/** Home, whom to call, breaking the book down, and meeting people. */
export interface HomeServices {
  /** What to say of the book's age; null if it's recent. Reads what's known, and no book. */
  oldBook(): Promise<OldBook | null>;
  /** Writes an audit row for every client on it. */
  openHome(request: { readonly actor: Actor }): Promise<HomeContent>;
  /** Whether the book is being read again, because an older version wrote what's kept of it. */
  isReadAgain(): Promise<boolean>;
  /** At most 30 of each kind. Writes an audit row for every client in it. */
  callList(request: { readonly actor: Actor }): Promise<Audited<CallList> | null>;
  /** Notes that a client of a posted list was called, or wasn't. Resolves to all who were. */
  readonly markCall: ReturnType<typeof markCall>;
  /** The figures that need a picture; null if there is nothing to draw. */
  segmentsPicture(): Promise<PictureToDraw | null>;
  forgetSegmentsPicture(): Promise<void>;
  breakdownChoices(request: Parameters<ReturnType<typeof breakdownChoices>>[0]): Promise<BreakdownChoicesOutcome>;
  breakDownBook(request: Parameters<ReturnType<typeof breakDownBook>>[0]): Promise<BreakdownOutcome>;
  clientsInText(request: { readonly actor: Actor; readonly text: string }): Promise<Audited<readonly ClientSuggestion[]>>;
  /** True once for each person and channel, over all processes. */
  isFirstMeeting(meeting: Meeting): Promise<boolean>;
  takeBackMeeting(meeting: Meeting): Promise<void>;
  /** True once for each message, over all processes. */
  isFirstHearing(channel: string, ts: string): Promise<boolean>;
}

/** The three kinds together fit into a table of Slack's. */
const MOST_CALLS = 30;

export const homeServices = (ports: OpenHomePorts & ClientsInTextPorts): HomeServices => ({
  oldBook: async () => ports.calendar.oldBook(await ports.bookDay.current(), ports.calendar.today()),
  openHome: openHome(ports),
  isReadAgain: () => isDeskOlder(ports),
  callList: ({ actor }) => myCalls(ports)({ actor, limit: MOST_CALLS, action: 'client.call-list' }),
  markCall: markCall(ports),
  segmentsPicture: segmentsPicture(ports),
  forgetSegmentsPicture: forgetPicture(ports),
  breakdownChoices: breakdownChoices(ports),
  breakDownBook: breakDownBook(ports),
  clientsInText: clientsInText(ports),
  ...firstContact(ports),
});
