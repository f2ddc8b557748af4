import type { Actor } from '../actor.ts';
import type { ClientSuggestion } from '../outcomes.ts';
import type { CallList } from '../ports/call-store.ts';
import { type ClientsInTextPorts, clientsInText } from './clients-in-text.ts';
import { type ExploreChoicesOutcome, type ExploreOutcome, exploreBook, exploreChoices } from './explore-book.ts';
import { firstContact, type Meeting } from './first-contact.ts';
import type { HomeContent } from './home-content.ts';
import { myCalls } from './my-calls.ts';
import { type OpenHomePorts, openHome } from './open-home.ts';
import { forgetPicture, type PictureToDraw, segmentsPicture } from './segments-picture.ts';

/** The desk: Home, whom to call, exploring the book, and meeting people. */
export interface DeskServices {
  /** Writes an audit row for every client on it. */
  openHome(request: { readonly actor: Actor }): Promise<HomeContent>;
  /** At most 45 of each kind; an audit row for every client in it. */
  callList(request: { readonly actor: Actor }): Promise<CallList | null>;
  /** The figures of which no picture is kept; null where there is nothing to draw. */
  segmentsPicture(): Promise<PictureToDraw | null>;
  forgetSegmentsPicture(): Promise<void>;
  exploreChoices(request: Parameters<ReturnType<typeof exploreChoices>>[0]): Promise<ExploreChoicesOutcome>;
  exploreBook(request: Parameters<ReturnType<typeof exploreBook>>[0]): Promise<ExploreOutcome>;
  clientsInText(request: { readonly actor: Actor; readonly text: string }): Promise<readonly ClientSuggestion[]>;
  /** True once for each person and channel, over all processes. */
  isFirstMeeting(meeting: Meeting): Promise<boolean>;
  takeBackMeeting(meeting: Meeting): Promise<void>;
  /** True once for each message, over all processes. */
  isFirstHearing(channel: string, ts: string): Promise<boolean>;
}

/** Rows of a table that Slack takes, for both kinds together. */
const MOST_CALLS = 45;

export const deskServices = (ports: OpenHomePorts & ClientsInTextPorts): DeskServices => ({
  openHome: openHome(ports),
  callList: ({ actor }) => myCalls(ports)({ actor, limit: MOST_CALLS, action: 'client.call-list' }),
  segmentsPicture: segmentsPicture(ports),
  forgetSegmentsPicture: forgetPicture(ports),
  exploreChoices: exploreChoices(ports),
  exploreBook: exploreBook(ports),
  clientsInText: clientsInText(ports),
  ...firstContact(ports),
});
