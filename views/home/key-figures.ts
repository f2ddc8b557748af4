import type { SectionBlock } from '@slack/types';
import { dayAt } from '../../src/advisor/calendar/wall-clock.ts';
import type { DeskFigures } from '../../src/advisor/desk/desk-figures.ts';
import { daysBefore } from '../../src/advisor/units.ts';
import { PHRASES } from '../../src/advisor/words/glossary.ts';
import { claim, claimsOf } from '../../src/claims/claim.ts';
import type { ClaimKind } from '../../src/claims/kinds.ts';
import type { Actor } from '../../src/usecases/actor/actor.ts';
import type { HomeContent, HomeModel } from '../../src/usecases/home/home-content.ts';
import { count, money, plural, rate } from '../blocks/format.ts';
import { accuracyInWords } from './accuracy.ts';

const thisWeek = ({ feedbackThisWeek: { up, down, choseFirst, choseOther }, at, zone }: HomeContent): string => {
  const choices = choseFirst + choseOther;
  const until = new Date(at.getTime() + 1).toISOString();
  const says = claimsOf({ from: daysBefore(at, 7).toISOString(), until }, dayAt(at, zone));
  const none = up + down + choices === 0;
  const [ups, downs] = [says('votes.up', none ? 'none' : count(up), up), says('votes.down', none ? 'none' : count(down), down)];
  const told = says('votes.choices', choices === 0 ? 'none' : plural(choices, 'choice'), choices);
  return none ? 'none yet' : `👍 ${ups}  👎 ${downs}${choices === 0 ? '' : `  ${told} told`}`;
};

/** Words that say a figure of the whole book. */
const figure = (words: string, kind: ClaimKind, number: number, { asOf }: DeskFigures): string =>
  claim(words, { kind, subject: {}, number, asOf });

const clientsOf = (figures: DeskFigures, own: number | null, { sees }: Actor): string => {
  const { clients, buyers } = figures;
  const all = figure(count(clients), 'desk.clients', clients, figures);
  if (own !== null) {
    const says = claimsOf({ managers: sees === 'all' ? '' : sees.join(' ') }, figures.asOf);
    return `${says('desk.own', count(own), own)} yours, of ${all} in the firm`;
  }
  const bought = figure(count(buyers), 'desk.buyers', buyers, figures);
  return buyers === clients ? all : `${all}, ${bought} of them with a purchase`;
};

const outstandingOf = (figures: DeskFigures): string => {
  const { outstanding, holders, buyers, maturityUnknown } = figures;
  const amount = figure(money(outstanding), 'desk.outstanding', outstanding, figures);
  const held = figure(count(holders), 'desk.holders', holders, figures);
  const unknown = figure(maturityUnknown > 0 ? money(maturityUnknown) : 'none', 'desk.maturityUnknown', maturityUnknown, figures);
  const another = maturityUnknown > 0 ? `; another ${unknown} has no maturity recorded` : '';
  return `${amount}, held by ${held} of ${figure(plural(buyers, 'buyer'), 'desk.buyers', buyers, figures)}${another}`;
};

/** A mean says what it averages. */
const yieldOf = (figures: DeskFigures): string =>
  figures.meanYield === null
    ? 'unknown'
    : `${figure(rate(figures.meanYield), 'desk.meanYield', figures.meanYield, figures)} at purchase, over what’s outstanding, weighted by amount`;

const boughtOf = (figures: DeskFigures): string => {
  const { bought, trades } = figures;
  const amount = figure(money(bought), 'desk.bought', bought, figures);
  return `${amount} in ${figure(plural(trades, 'trade'), 'desk.trades', trades, figures)}, matured or not`;
};

const withClients = ({ segments }: DeskFigures): number => segments.filter(({ clients }) => clients > 0).length;

/** Number of segments with clients. Names the model version if another one was activated since the book was read. */
const segmentsOf = (figures: DeskFigures, activeVersion: number | null): string => {
  const { version } = figures;
  const number = withClients(figures);
  const known = activeVersion === null || activeVersion === version;
  return `${known ? figure(count(number), 'desk.segments', number, figures) : count(number)}${known ? '' : `, of model ${version}`}`;
};

const accuracyOf = (model: HomeModel | null): string => {
  if (!model?.quality) return 'the book is too small to say';
  const { hitAt1, low, high } = accuracyInWords(model, model.quality);
  return `${hitAt1} (${low} to ${high})`;
};

/** The main figures at the top. They hold only our words and numbers, so nothing needs escaping. */
export const keyFigures = (content: HomeContent): SectionBlock[] => {
  const { figures, model, ownClients, actor } = content;
  if (!figures) return [];
  const firm = ownClients === null ? '' : ' in the firm';
  const rows: ReadonlyArray<readonly [string, string]> = [
    ['Clients', clientsOf(figures, ownClients, actor)],
    [`Outstanding${firm}`, outstandingOf(figures)],
    [`${PHRASES.boughtSoFar}${firm}`, boughtOf(figures)],
    ['Segments', segmentsOf(figures, model?.version ?? null)],
    ['Average yield', yieldOf(figures)],
    [PHRASES.rightFirstTime, accuracyOf(model)],
    ['Feedback this week', thisWeek(content)],
  ];
  return [{ type: 'section', fields: rows.map(([name, value]) => ({ type: 'mrkdwn', text: `*${name}*\n${value}` })) }];
};
