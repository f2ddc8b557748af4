import type { ActionsBlock, RichTextBlock } from '@slack/types';
import { bothDaysInWords } from '../../src/advisor/calendar/book-days-in-words.ts';
import type { Ladder } from '../../src/advisor/ladder/ladder.ts';
import { outOfScaleInWords } from '../../src/advisor/suitability/scale-words.ts';
import { PHRASES } from '../../src/advisor/words/glossary.ts';
import { claimAll, claimsOf, type Says } from '../../src/claims/claim.ts';
import type { ClientLadder } from '../../src/usecases/client/build-client-ladder.ts';
import { clientButtons } from '../asked-client/client-buttons.ts';
import { clientFacts } from '../asked-client/client-facts.ts';
import { clientName } from '../asked-client/client-name.ts';
import { guardianNote, withGuardian } from '../asked-client/guardian-note.ts';
import { bold, context, line, type Message, plain, richText, words } from '../blocks/blocks.ts';
import type { Figure } from '../blocks/figure.ts';
import { figureBlocks } from '../blocks/figure-block.ts';
import { folded } from '../blocks/folded.ts';
import { escapeMrkdwn, money, oldBookLines, plural, rate } from '../blocks/format.ts';
import { SLACK_LIMITS } from '../blocks/limits.ts';
import type { ChartLook, Look } from '../blocks/look.ts';
import { years } from '../recommendation/bond-words.ts';
import { DISCLOSURE } from '../recommendation/provenance.ts';
import { quoteButton } from '../recommendation/quote-button.ts';
import { ladderFigure } from './ladder-figure.ts';
import { emptyRungs, ladderNotes, ladderWarnings } from './ladder-notes.ts';
import { ladderTable } from './ladder-table.ts';

const LONGEST_NAME = 90;

/** Makes claims of the ladder that the client's adviser asked for. */
const saysOf = ({ profile: { clientId }, ladder: { asOf, wish } }: ClientLadder): Says => {
  const { amount, years: over, lowestGrade, callable } = wish;
  return claimsOf({ client: clientId, paise: amount, years: over, lowest: lowestGrade, callable: Number(callable) }, asOf);
};

/** The ladder's chart, in a list. Empty if the ladder is. */
export const ladderFigures = (built: ClientLadder): readonly Figure[] => {
  const figure = ladderFigure(built.ladder, saysOf(built));
  return figure ? [figure] : [];
};

/** First line: amount placed, average yield and duration. `said` is the bold part. */
const headline = ({ ladder }: ClientLadder, says: Says): readonly [said: string, more: string] => {
  const { rungs, placed, wish, averageYield, modifiedDuration } = ladder;
  const filled = rungs.filter(({ places }) => places.length > 0).length;
  if (averageYield === null || modifiedDuration === null)
    return [says('ladder.filled', 'No rung could be filled', 0), ': nothing on offer is left for this wish.'];
  const whole = placed < wish.amount ? ` of ${says('ladder.wished', money(wish.amount), wish.amount)}` : '';
  const all = says('ladder.rungs', plural(rungs.length, 'rung'), rungs.length);
  const said = filled === rungs.length ? `all ${all}` : `${filled} of ${all}`;
  return [
    `${says('ladder.placed', money(placed), placed)}${whole} placed at ${says('ladder.yield', rate(averageYield), averageYield)} on average`,
    ` · modified duration ${says('ladder.duration', years(modifiedDuration), modifiedDuration)} · ${says('ladder.filled', said, filled)} filled`,
  ];
};

const wishInWords = ({ ladder: { wish, share, rungs } }: ClientLadder, says: Says): string => {
  const over = `${says('ladder.wished', money(wish.amount), wish.amount)} over ${says('ladder.years', plural(wish.years, 'year'), wish.years)}`;
  const each = `${says('ladder.rungs', plural(rungs.length, 'rung'), rungs.length)} of ${says('ladder.share', money(share), share)}`;
  return `Asked for: ${over}, ${each}, ${wish.lowestGrade} and better`;
};

/** Asks whether the amount is meant, if it's too many times the client's money. */
const outOfScale = ({ profile, policy, ladder: { wish } }: ClientLadder, says: Says): RichTextBlock[] => {
  const said = outOfScaleInWords(wish.amount, profile, policy);
  if (said === null) return [];
  const asked = says('ladder.wished', money(wish.amount), wish.amount);
  return [richText(line(bold(`${PHRASES.amountRight} `), words(`${asked} ${claimAll(said.reason, said.claims)}.`)))];
};

/** @param ladder whose bonds can be quoted */
const actions = (clientId: string, { rungs }: Ladder): ActionsBlock[] => {
  const others = clientButtons(clientId, ['ladder', 'profile', 'recommend']).map((button, at) =>
    at === 0 ? { ...button, text: plain('Another ladder', 75) } : button,
  );
  const bonds = rungs.flatMap(({ places }) => places.map(({ bond }) => bond));
  const elements = [...quoteButton(clientId, bonds), ...others];
  return elements.length === 0 ? [] : [{ type: 'actions', elements }];
};

const NOTES = 'How it’s computed';

/**
 * A ladder on one phone screen: what it earns, what may not be overlooked and the first of `ladderFigures`. Folded below: its bonds, the rungs that
 * couldn't be filled, and how it's computed.
 */
export const ladderMessage = (built: ClientLadder, look: Look, [chart = { kind: 'text' }]: readonly ChartLook[]): Message => {
  const { profile, ladder, dataAsOf, oldBook } = built;
  const title = `Ladder for ${clientName(profile, LONGEST_NAME)}`;
  const says = saysOf(built);
  const [said, more] = headline(built, says);
  const [figure] = ladderFigures(built);
  const empty = emptyRungs(ladder, says);
  const warnings = [...ladderWarnings(ladder, says), ...oldBookLines(oldBook)];
  const notes = [
    wishInWords(built, says),
    clientFacts(profile, built.countedBand),
    ...ladderNotes(ladder, says),
    bothDaysInWords(profile.asOf, dataAsOf),
    DISCLOSURE,
  ];
  return {
    text: escapeMrkdwn(withGuardian(`${title} · ${said}${more}`, profile)),
    blocks: [
      { type: 'header', text: plain(title, SLACK_LIMITS.headerText) },
      richText(line(bold(said), words(more))),
      ...outOfScale(built, says),
      ...guardianNote(profile),
      ...(warnings.length > 0 ? [context(...warnings)] : []),
      ...(figure ? figureBlocks(figure, chart) : []),
      ...ladderTable(ladder, look, says),
      ...(look.folds
        ? [
            folded(
              empty.length > 0 ? `${NOTES}, and why rungs are empty` : NOTES,
              [...empty, ...notes.map((note) => line(words(note)))],
              true,
            ),
          ]
        : [...(empty.length > 0 ? [richText(...empty)] : []), context(...notes)]),
      ...actions(profile.clientId, ladder),
    ],
  };
};
