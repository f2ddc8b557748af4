import type { ContextBlock, KnownBlock } from '@slack/types';
import type { ClientLookup } from '../../src/usecases/clients/client-lookup.ts';
import { bold, context, line, type Message, plain, richText, words } from '../blocks.ts';
import { clientActions } from '../client-buttons.ts';
import { clientName } from '../client-name.ts';
import type { Figure } from '../figure.ts';
import { figureBlocks } from '../figure-block.ts';
import { ago, date, dateOf, escapeMrkdwn } from '../format.ts';
import { intakeLines } from '../intake/intake-lines.ts';
import { linkButton } from '../intake/link-button.ts';
import { SLACK_LIMITS } from '../limits.ts';
import type { ChartLook, Look } from '../look.ts';
import { DISCLOSURE } from '../provenance.ts';
import { historyFigure } from './history-figure.ts';
import { maturityFigure } from './maturity-figure.ts';
import { maturityMonths } from './maturity-months.ts';
import { nextToMature } from './maturity-words.ts';
import { pastAdvice } from './past-advice.ts';
import { profileLines } from './profile-lines.ts';
import { segmentLines } from './segment-lines.ts';
import { tradeTable } from './trade-table.ts';

const LONGEST_NAME = 140;

/** The charts of a lookup, in the order in which `clientMessage` takes their looks. */
export const clientFigures = ({ trades }: ClientLookup): readonly Figure[] =>
  [trades && maturityFigure(trades.maturities), trades && historyFigure(trades.history)].filter((figure) => figure !== null);

/** What is read in three seconds: whom to call when. */
const headline = ({ trades }: ClientLookup): readonly [said: string, more: string] => {
  if (!trades) return ['What was bought cannot be read just now', ': the firm’s book is away.'];
  return trades.count === 0 ? ['No purchase yet', ''] : nextToMature(trades.maturities);
};

const source = ({ profileFrom, dataAsOf, segment, shownAt }: ClientLookup): ContextBlock => {
  const model = segment.kind === 'placed' ? ` · model ${segment.model.version}, trained ${ago(segment.model.trainedAt, shownAt)}` : '';
  return context(
    ...(profileFrom.kind === 'snapshot'
      ? [`⚠️ The firm’s book cannot be read just now: this is the client as of the last training, ${dateOf(profileFrom.takenAt)}.`]
      : []),
    `Data as of ${date(dataAsOf)}${model}`,
    DISCLOSURE,
  );
};

/** A client on one page: whom to call when first, then who that is, what comes back when, and what was bought and advised. */
export const clientMessage = (lookup: ClientLookup, look: Look, charts: readonly ChartLook[]): Message => {
  const { profile, trades } = lookup;
  const name = clientName(profile, LONGEST_NAME);
  const [said, more] = headline(lookup);
  const figures: KnownBlock[] = clientFigures(lookup).flatMap((figure, at) => figureBlocks(figure, charts[at] ?? { kind: 'text' }));
  return {
    text: escapeMrkdwn(`${name} · ${said}${more}`),
    blocks: [
      { type: 'header', text: plain(name, SLACK_LIMITS.headerText) },
      richText(line(bold(said), ...(more === '' ? [] : [words(more)]))),
      profileLines(lookup),
      ...intakeLines(lookup.intake),
      segmentLines(lookup.segment),
      ...figures,
      ...(trades ? maturityMonths(trades.maturities, look.folds) : []),
      ...(trades ? tradeTable(trades.newest, trades.count, look.table) : []),
      pastAdvice(lookup.recommendations, lookup.shownAt),
      source(lookup),
      ...clientActions(
        profile.clientId,
        ['recommend', 'compare', 'family', 'ladder'],
        lookup.intake?.bookId === null ? linkButton(lookup.intake.id) : [],
      ),
    ],
  };
};
