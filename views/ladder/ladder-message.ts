import type { ActionsBlock } from '@slack/types';
import type { ClientLadder } from '../../src/usecases/clients/build-client-ladder.ts';
import { bold, context, line, type Message, plain, richText, words } from '../blocks.ts';
import { years } from '../bond-words.ts';
import { clientButtons } from '../client-buttons.ts';
import { clientFacts } from '../client-facts.ts';
import { clientName } from '../client-name.ts';
import type { Figure } from '../figure.ts';
import { figureBlocks } from '../figure-block.ts';
import { date, escapeMrkdwn, money, plural, rate } from '../format.ts';
import { SLACK_LIMITS } from '../limits.ts';
import type { ChartLook, Look } from '../look.ts';
import { DISCLOSURE } from '../provenance.ts';
import { ladderFigure } from './ladder-figure.ts';
import { emptyRungs, ladderNotes } from './ladder-notes.ts';
import { ladderTable } from './ladder-table.ts';

const LONGEST_NAME = 90;

/** The chart of a ladder; none of an empty one. */
export const ladderFigures = ({ ladder }: ClientLadder): readonly Figure[] => {
  const figure = ladderFigure(ladder);
  return figure ? [figure] : [];
};

/** What is read in three seconds: how much is placed, at what yield, for how long. */
const headline = ({ ladder }: ClientLadder): readonly [said: string, more: string] => {
  const { rungs, placed, wish, averageYield, modifiedDuration } = ladder;
  const filled = rungs.filter(({ places }) => places.length > 0).length;
  if (averageYield === null || modifiedDuration === null) return ['No rung could be filled', ': nothing on offer is left for this wish.'];
  const whole = placed < wish.amount ? ` of ${money(wish.amount)}` : '';
  return [
    `${money(placed)}${whole} at ${rate(averageYield)} on average`,
    ` · modified duration ${years(modifiedDuration)} · ${filled === rungs.length ? 'all' : `${filled} of`} ${plural(rungs.length, 'rung')} filled`,
  ];
};

const wishInWords = ({ ladder: { wish, share, rungs } }: ClientLadder): string =>
  `Asked for: ${money(wish.amount)} over ${plural(wish.years, 'year')}, ${plural(rungs.length, 'rung')} of ${money(share)}, ${wish.lowestGrade} and better`;

const actions = (clientId: string): ActionsBlock[] => {
  const elements = clientButtons(clientId, ['ladder', 'profile', 'recommend']).map((button, at) =>
    at === 0 ? { ...button, text: plain('Another ladder', 75) } : button,
  );
  return elements.length === 0 ? [] : [{ type: 'actions', elements }];
};

/** A ladder on one page: what it earns first, what comes in when, the bonds, and what could not be filled. */
export const ladderMessage = (built: ClientLadder, look: Look, charts: readonly ChartLook[]): Message => {
  const { profile, ladder, dataAsOf } = built;
  const title = `Ladder for ${clientName(profile, LONGEST_NAME)}`;
  const [said, more] = headline(built);
  return {
    text: escapeMrkdwn(`${title} · ${said}${more}`),
    blocks: [
      { type: 'header', text: plain(title, SLACK_LIMITS.headerText) },
      richText(line(bold(said), words(more))),
      context(clientFacts(profile), wishInWords(built)),
      ...ladderFigures(built).flatMap((figure, at) => figureBlocks(figure, charts[at] ?? { kind: 'text' })),
      ...ladderTable(ladder, look.table),
      ...emptyRungs(ladder),
      context(...ladderNotes(ladder), `Data as of ${date(dataAsOf)}`, DISCLOSURE),
      ...actions(profile.clientId),
    ],
  };
};
