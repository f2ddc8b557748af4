import { withSign } from '../../src/advisor/signed.ts';
import type { FeedbackBurstsOutcome, SeenBurst } from '../../src/usecases/feedback/feedback-bursts.ts';
import { bold, context, line, list, type Message, person, plain, richText, words } from '../blocks/blocks.ts';
import { count, dateTimeOf, plural, shown } from '../blocks/format.ts';
import { SLACK_LIMITS } from '../blocks/limits.ts';
import { untrainedMessage } from '../notices/untrained.ts';

const MOST_BURSTS = 15;
const MOST_ADVISORS = 5;

const KINDS: Readonly<Record<SeenBurst['kind'], string>> = {
  'fast-advisor': 'A lot of votes in a short time',
  'one-sided-advisor': 'One person, all in one direction',
  'one-sided-cell': 'Several people, all in one direction',
};

const burstLine = ({ kind, advisors, cell, up, down, from, until, bound }: SeenBurst, zone: string) => {
  const people = advisors
    .slice(0, MOST_ADVISORS)
    .flatMap((id, at) => [...(at === 0 ? [] : [words(', ')]), /^[UW][A-Z0-9]+$/.test(id) ? person(id) : words(shown(id, 40))]);
  const where = cell === null ? '' : ` on ${shown(cell.bondType, 60)} for ${shown(cell.segment, 80)}`;
  const move = Math.abs(bound.moves) < 0.0005 ? 'moves nothing' : `moves the cell by ${withSign(bound.moves.toFixed(3))}`;
  return line(
    bold(`${KINDS[kind]}: `),
    ...people,
    words(
      `${advisors.length > MOST_ADVISORS ? ` and ${plural(advisors.length - MOST_ADVISORS, 'other')}` : ''}, ${count(up)} up and ${count(down)} down${where}, from ${dateTimeOf(from, zone)} to ${dateTimeOf(until, zone)}. Of ${count(bound.standing)} standing signs ${bound.counted.toFixed(1)} count, which ${move}.`,
    ),
  );
};

/** Unusual bursts of feedback, and how much of each still counts under the limit per adviser. */
export const burstsMessage = (outcome: FeedbackBurstsOutcome, zone: string): Message => {
  if (outcome.kind === 'not-allowed') {
    const text = 'Only an admin can see bursts of feedback.';
    return { text, blocks: [richText(line(words(text)))] };
  }
  if (outcome.kind !== 'read') return untrainedMessage(outcome, { isAdmin: true, admins: [] });
  const { bursts } = outcome;
  const title = bursts.length === 0 ? 'No unusual feedback' : `${plural(bursts.length, 'unusual burst')} of feedback`;
  return {
    text: title,
    blocks: [
      { type: 'header', text: plain(title, SLACK_LIMITS.headerText) },
      ...(bursts.length === 0
        ? [richText(line(words('Nobody voted a lot at once, and no cell was pushed one way.')))]
        : [
            richText(
              list(
                'bullet',
                bursts.slice(0, MOST_BURSTS).map((burst) => burstLine(burst, zone)),
              ),
            ),
            ...(bursts.length > MOST_BURSTS ? [richText(line(words(`and ${plural(bursts.length - MOST_BURSTS, 'more')}`)))] : []),
          ]),
      context('One person’s votes in a cell count for five at most. “bond-advisor replay --without” shows the table without somebody.'),
    ],
  };
};
