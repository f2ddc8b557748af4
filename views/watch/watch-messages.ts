import type { ActionsBlock, KnownBlock } from '@slack/types';
import type { WatchEvent } from '../../src/advisor/offers/watched.ts';
import { PHRASES } from '../../src/advisor/words/glossary.ts';
import type { Watch, WatchNotice } from '../../src/usecases/ports/watching/watch-store.ts';
import type { WatchBondOutcome } from '../../src/usecases/watch/watch-bonds.ts';
import { bold, code, context, line, list, type Message, plain, richText, words } from '../blocks/blocks.ts';
import { date, escapeMrkdwn, shown } from '../blocks/format.ts';
import { QUOTE_ACTION } from '../recommendation/quote-button.ts';
import { WATCH_ACTIONS } from './watch-buttons.ts';

/** Each is a line and a button, and a message holds fifty blocks. */
const MOST_LISTED = 20;
const MOST_EVENTS = 12;

const stopping = ({ id, label, kind }: Watch): KnownBlock => ({
  type: 'section',
  text: plain(`${kind === 'issuer' ? 'Issuer: ' : ''}${shown(label, 200)}`, 300),
  accessory: { type: 'button', action_id: WATCH_ACTIONS.stop, text: plain('Stop', 75), value: id },
});

/** What somebody watches, with a button each to stop. @param said what just happened; null: nothing */
export const watchListMessage = (watches: readonly Watch[], said: string | null): Message => {
  const heading = said ?? (watches.length === 0 ? 'You aren’t watching anything' : 'You’re watching');
  const more = watches.length - MOST_LISTED;
  return {
    text: escapeMrkdwn(heading),
    blocks: [
      richText(line(bold(heading), ...(watches.length === 0 ? [words('\nThe Watch button is under a quote.')] : []))),
      ...watches.slice(-MOST_LISTED).map(stopping),
      ...(more > 0 ? [context(`The newest ${MOST_LISTED} are listed; stop some to see the others.`)] : []),
      ...(watches.length === 0
        ? []
        : [
            context(
              'A message comes when a rating changes, an offer is about to end, ends or returns, or the issuer offers something new.',
            ),
          ]),
    ],
  };
};

/** The answer to a press on Watch. */
export const watchAnswer = (outcome: WatchBondOutcome): Message => {
  switch (outcome.kind) {
    case 'watching':
      return watchListMessage(outcome.watches, `${outcome.fresh ? 'Watching' : 'Already watching'} ${shown(outcome.label, 100)}`);
    case 'too-many':
      return watchListMessage(outcome.watches, 'That’s as many as you can watch. Stop one first');
    case 'unknown-bond':
      return watchListMessage([], `There’s no bond ${shown(outcome.asked, 40)} in the book`);
    case 'source-down': {
      const answer = `${PHRASES.bookAway}. Try again in a few minutes.`;
      return { text: answer, blocks: [richText(line(words(answer)))] };
    }
  }
};

const happened = (event: WatchEvent): string => {
  switch (event.kind) {
    case 'rating':
      return `now ${shown(event.after ?? 'unrated', 20)}, was ${shown(event.before ?? 'unrated', 20)}`;
    case 'ending':
      return `on offer only until ${date(event.lastDay)}`;
    case 'ended':
      return 'no longer on offer';
    case 'again':
      return 'on offer now';
    case 'new':
      return 'newly on offer';
  }
};

/** A message about what somebody watches. */
export const watchedMessage = ({ label, events }: WatchNotice): Message => {
  const heading = `News on ${shown(label, 100)}`;
  const told = events.slice(0, MOST_EVENTS);
  const more = events.length - told.length;
  const ids = [...new Set(told.flatMap(({ kind, bondId }) => (kind === 'ended' || bondId.length > 75 ? [] : [bondId])))];
  const quote: ActionsBlock[] =
    ids.length === 0
      ? []
      : [
          {
            type: 'actions',
            elements: [{ type: 'button', action_id: QUOTE_ACTION, text: plain('Quote', 75), value: JSON.stringify(ids) }],
          },
        ];
  const [first] = told;
  return {
    text: escapeMrkdwn(`${heading}: ${first ? `${shown(first.bondId, 40)} ${happened(first)}` : 'nothing'}`),
    blocks: [
      richText(
        line(bold(heading)),
        list(
          'bullet',
          told.map((event) => line(code(shown(event.bondId, 40)), words(` ${happened(event)}`))),
        ),
      ),
      ...(more > 0 ? [context(`and ${more} more`)] : []),
      ...quote,
    ],
  };
};
