import type { RichTextSection } from '@slack/types';
import type { FeedbackBurstsOutcome, SeenBurst } from '../../src/usecases/feedback/feedback-bursts.ts';
import { bold, line, list, type Message, person, plain, richText, words } from '../blocks.ts';
import { dateTimeOf, plural, shown } from '../format.ts';
import { SLACK_LIMITS } from '../limits.ts';
import { untrainedMessage } from '../untrained.ts';

const MOST_BURSTS = 20;
const MOST_PEOPLE = 5;
const SECONDS_A_MINUTE = 60;
const MINUTES_AN_HOUR = 60;

const howLong = (from: Date, until: Date): string => {
  const minutes = Math.max(1, Math.round((until.getTime() - from.getTime()) / 1000 / SECONDS_A_MINUTE));
  return minutes < 2 * MINUTES_AN_HOUR ? plural(minutes, 'minute') : plural(minutes / MINUTES_AN_HOUR, 'hour');
};

const tenths = (weight: number): string => String(Math.round(weight * 10) / 10);
const signed = (value: number): string => `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(2)}`;

/** What a burst was and what the bound left of it, without who: "24 signs within 6 minutes on …". */
export const burstWords = ({ cell, up, down, from, until, bound }: SeenBurst): string => {
  const where = cell === null ? 'on several types and segments' : `on ${shown(cell.bondType, 60)} for ${shown(cell.segment, 60)}`;
  const given = `${plural(up + down, 'sign')} within ${howLong(from, until)} ${where}: ${up} 👍 ${down} 👎, until ${dateTimeOf(until)}.`;
  if (bound.standing === 0) return `${given} None of them stands any more.`;
  const counted = bound.counted < bound.standing - 0.05 ? `count as ${tenths(bound.counted)}` : 'count in full';
  const moves = cell === null ? 'the cell they move most moves by' : 'the cell moves by';
  return `${given} ${plural(bound.standing, 'sign')} of theirs ${bound.standing === 1 ? 'stands' : 'stand'} there and ${counted}; ${moves} ${signed(bound.moves)}.`;
};

const people = (advisors: readonly string[]): RichTextSection['elements'] =>
  advisors.slice(0, MOST_PEOPLE).flatMap((id, place) => [
    ...(place === 0 ? [] : [words(', ')]),
    // What is no id of Slack's would be refused as a mention.
    /^[UW][A-Z0-9]{1,30}$/.test(id) ? person(id) : bold(shown(id, 40)),
  ]);

const burstLine = (burst: SeenBurst): RichTextSection => {
  const more = burst.advisors.length - MOST_PEOPLE;
  return line(...people(burst.advisors), words(`${more > 0 ? ` and ${more} more` : ''}: ${burstWords(burst)}`));
};

/** Unusual bursts of feedback, for admins. */
export const feedbackBurstsMessage = (outcome: FeedbackBurstsOutcome): Message => {
  if (outcome.kind === 'untrained') return untrainedMessage(outcome);
  if (outcome.kind === 'not-allowed') {
    const text = 'Only an admin sees who gave how much feedback.';
    return { text, blocks: [richText(line(words(text)))] };
  }
  const { bursts } = outcome;
  const title = bursts.length === 0 ? 'No unusual feedback' : `${plural(bursts.length, 'unusual burst')} of feedback`;
  const more = bursts.length - MOST_BURSTS;
  return {
    text: title,
    blocks: [
      { type: 'header', text: plain(title, SLACK_LIMITS.headerText) },
      richText(
        ...(bursts.length === 0 ? [] : [list('bullet', bursts.slice(0, MOST_BURSTS).map(burstLine))]),
        ...(more > 0 ? [line(words(`and ${plural(more, 'older one', 'older ones')}`))] : []),
        line(
          words(
            `${bursts.length > 0 ? '\n' : ''}Looked for: twenty signs of one advisor within ten minutes; ten of one advisor in one cell within a day, nine in ten the same way; fifteen of several in one cell within an hour, nine in ten the same way.`,
          ),
        ),
      ),
    ],
  };
};
