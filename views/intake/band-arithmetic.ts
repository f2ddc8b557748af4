import type { RichTextBlock } from '@slack/types';
import type { DeskAges } from '../../src/advisor/desk-ages.ts';
import { bandConflicts } from '../../src/advisor/intake/band-conflicts.ts';
import { type BandSource, bandAtOnce } from '../../src/advisor/intake/intake-facts.ts';
import { bandFromOf, type ScoredQuestionnaire } from '../../src/advisor/intake/score-questionnaire.ts';
import type { Says } from '../../src/claims/claim.ts';
import { bold, line, list, richText, words } from '../blocks/blocks.ts';
import { plural, shown } from '../blocks/format.ts';

const SHOWN_OF_A_REASON = 500;

/** A band's range of points: "8 to 13 points are band B". */
const range = (scored: ScoredQuestionnaire): string => {
  const { bandOfSum: band, most } = scored;
  const { B, C } = bandFromOf(scored);
  const [from, to] = { A: [0, B - 1], B: [B, C - 1], C: [C, most] }[band];
  return `${from} to ${to} points are band ${band}`;
};

/** The answers that cap the band below what the points give. */
const limitsOf = ({ rows, bandOfSum }: ScoredQuestionnaire) => rows.filter(({ atMost }) => atMost !== null && atMost < bandOfSum);

/** That a band above the questionnaire's doesn't count yet. */
const waiting = (band: BandSource): string =>
  bandAtOnce(band) === band.band ? '' : ` (band ${bandAtOnce(band)} counts until a supervisor or admin approves it)`;

/** What speaks against a chosen band. */
const conflicts = (band: BandSource, age: number | null, ages: DeskAges | undefined): RichTextBlock['elements'] => {
  const found = bandConflicts(band.band, band.scored ?? null, age, ages);
  return found.length === 0
    ? []
    : [
        line(bold('Against this band')),
        list(
          'bullet',
          found.map((conflict) => line(words(shown(conflict, 250)))),
        ),
      ];
};

/** Where the risk band comes from, in one line: "Risk band B by the questionnaire, 11 of 20 points". */
export const bandInWords = (band: BandSource, says?: Says): string => {
  if (band.kind === 'chosen') return `Risk band ${band.band}, chosen${waiting(band)}: ${shown(band.reason, 200)}`;
  const { sum, most, bandOfSum } = band.scored;
  says?.('intake.points', String(sum), sum);
  says?.('intake.mostPoints', String(most), most);
  const [limit] = limitsOf(band.scored).filter(({ atMost }) => atMost === band.band);
  const limited = limit ? ` would be ${bandOfSum}, but “${shown(limit.answer, 60)}” allows ${band.band} at most` : '';
  return `Risk band ${band.band} by the questionnaire, ${sum} of ${most} points${limited}`;
};

/** Where the risk band comes from: the points of each answer, or the adviser's reason. */
export const bandArithmetic = (band: BandSource, age: number | null, ages?: DeskAges): RichTextBlock => {
  if (band.kind === 'chosen') {
    return richText(
      line(bold(`Risk band ${band.band}`), words(`, chosen${waiting(band)}. The reason:\n${shown(band.reason, SHOWN_OF_A_REASON)}`)),
      ...conflicts(band, age, ages),
    );
  }
  const { rows, sum, most } = band.scored;
  return richText(
    line(bold(`Risk band ${band.band}`), words(', by the questionnaire')),
    list(
      'bullet',
      rows.map(({ question, answer, points }) =>
        line(words(`${shown(question, 60)}: ${shown(answer, 200)} · `), bold(plural(points, 'point').replace(' ', '\u00a0'))),
      ),
    ),
    line(words(`Together ${sum} of ${most}; ${range(band.scored)}.`)),
    ...limitsOf(band.scored).map(({ answer, atMost }) => line(words(`But “${shown(answer, 100)}” allows band ${atMost} at most.`))),
  );
};
