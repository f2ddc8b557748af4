import type { ActionsBlock, KnownBlock, RawNumberElement, RawTextElement } from '@slack/types';
import type { BondOnOffer } from '../../src/advisor/bonds/bond.ts';
import { isPerpetual } from '../../src/advisor/bonds/perpetual.ts';
import { GRADES } from '../../src/advisor/bonds/rating.ts';
import { bothDaysInWords } from '../../src/advisor/calendar/book-days-in-words.ts';
import type { FoundOffer } from '../../src/advisor/offers/filter-offers.ts';
import type { Day } from '../../src/advisor/units.ts';
import { PHRASES } from '../../src/advisor/words/glossary.ts';
import { claimAll, claimsOf, type Says } from '../../src/claims/claim.ts';
import type { FindOffersOutcome, FoundOffers } from '../../src/usecases/offers/find-offers.ts';
import { clientButtons } from '../asked-client/client-buttons.ts';
import { clientName } from '../asked-client/client-name.ts';
import { guardianNote } from '../asked-client/guardian-note.ts';
import { bold, code, context, line, list, type Message, richText, words } from '../blocks/blocks.ts';
import { escapeMrkdwn, oldBookLines, plural, shown } from '../blocks/format.ts';
import { SLACK_LIMITS } from '../blocks/limits.ts';
import type { Look } from '../blocks/look.ts';
import {
  bandLimitOf,
  isinOf,
  issuerOf,
  maturityIn,
  minimumIn,
  ratingOf,
  structureOf,
  tradedOn,
  yieldIn,
} from '../recommendation/bond-words.ts';
import { moreBondsButton } from '../recommendation/more-bonds-button.ts';
import { quoteButton } from '../recommendation/quote-button.ts';
import { afterTaxIn, orderInWords, wishInWords, wishOf } from './wish-words.ts';

/** Nobody chooses among more. */
const MOST_ROWS = 40;
const MOST_LISTED = 12;
const ROWS_A_PAGE = 8;
const UNKNOWN = '—';

const earned = (bond: BondOnOffer, asOf: Day): string => {
  const traded = tradedOn(bond, asOf);
  return `${yieldIn(bond, asOf) ?? 'yield unknown'}${traded === null ? '' : ` (traded ${traded})`}`;
};
const matures = (bond: BondOnOffer, asOf: Day): string =>
  isPerpetual(bond) ? 'perpetual' : `matures ${maturityIn(bond, asOf) ?? 'on an unknown day'}`;

type Cell = RawTextElement | RawNumberElement;
const text = (said: string | null): Cell => ({ type: 'raw_text', text: said ?? UNKNOWN });
/** Slack sorts by the number and shows the words. */
const number = (value: number | null, said: string | null): Cell =>
  value === null || said === null ? text(null) : { type: 'raw_number', value, text: said };

/** The bond's id, with its place among what was found. */
type Placed = (found: FoundOffer, at: number) => string;

const placedBy = (offers: FoundOffers, says: Says): Placed => {
  const wish = wishOf(offers);
  return ({ bond }, at) => claimAll(isinOf(bond), [says.made('offers.place', at + 1, { ...wish, bond: bond.bondId })]);
};

const rowOf = (found: FoundOffer, at: number, offers: FoundOffers, placed: Placed): Cell[] => {
  const { asOf, wish } = offers;
  const { bond, afterTax } = found;
  const { rating } = bond;
  return [
    text(issuerOf(bond, 24)),
    number(bond.yieldToMaturity, earned(bond, asOf)),
    ...(wish.afterTax ? [number(afterTax, afterTaxIn(found, offers, claimsOf({}, asOf)))] : []),
    rating
      ? number(GRADES.indexOf(rating.grade) + 1, ratingOf({ ...bond, rating: { ...rating, agency: null } }, asOf))
      : text(ratingOf(bond, asOf)),
    isPerpetual(bond) ? number(1e7, 'perpetual') : number(bond.maturityDay, maturityIn(bond, asOf)),
    text(placed(found, at)),
    text(shown(bond.bondType, 40)),
    number(bond.minimumInvestment === null ? null : bond.minimumInvestment / 100, minimumIn(bond, asOf)),
    text(structureOf(bond)),
    text(bandLimitOf(bond, asOf) ?? bond.band),
  ];
};

const tableOf = (offers: FoundOffers, placed: Placed): KnownBlock[] => {
  const head = [
    'Issuer',
    'Yield',
    ...(offers.wish.afterTax ? ['After tax'] : []),
    'Rating',
    'Matures',
    'ISIN',
    'Type',
    'From',
    'Structure',
    'Band',
  ];
  const rows: Cell[][] = [head.map(text)];
  let characters = 0;
  for (const [at, found] of offers.found.slice(0, MOST_ROWS).entries()) {
    const row = rowOf(found, at, offers, placed);
    characters += row.reduce((sum, cell) => sum + cell.text.length, 0);
    if (characters > SLACK_LIMITS.tableCharacters) break;
    rows.push(row);
  }
  return [{ type: 'data_table', caption: 'Bonds on offer', rows, page_size: ROWS_A_PAGE, row_header_column_index: head.indexOf('ISIN') }];
};

const listOf = (offers: FoundOffers, placed: Placed): KnownBlock[] => {
  const { asOf } = offers;
  const lines = offers.found.slice(0, MOST_LISTED).map((found, at) => {
    const { bond } = found;
    const afterTax = afterTaxIn(found, offers, claimsOf({}, asOf));
    const tax = afterTax === null ? '' : `, ${afterTax} after tax`;
    return line(
      words(`${issuerOf(bond, 60)}, ${earned(bond, asOf)}${tax}, ${ratingOf(bond, asOf)}, ${matures(bond, asOf)} `),
      code(placed(found, at)),
    );
  });
  return [richText(list('bullet', lines))];
};

const headlineOf = (offers: FoundOffers, says: Says): readonly [said: string, more: string] => {
  const { profile, insteadOf, found, onOffer, suitable } = offers;
  const wish = wishOf(offers);
  const what = insteadOf === null ? plural(found.length, 'bond') : plural(found.length, 'alternative');
  const counted = says('offers.found', what, found.length, wish);
  const all = says('offers.all', `${onOffer} on offer`, onOffer);
  const fitting = profile && says('offers.fit', `${suitable} that suit ${clientName(profile, 50)}`, suitable, { client: profile.clientId });
  return [
    insteadOf === null ? counted : `${counted} to ${isinOf(insteadOf)}`,
    ` among ${fitting === null ? all : `${fitting}, of ${all}`}.`,
  ];
};

const oldOne = ({ insteadOf, asOf }: FoundOffers): string[] =>
  insteadOf === null
    ? []
    : [`In place of ${issuerOf(insteadOf, 60)}: ${earned(insteadOf, asOf)}, ${ratingOf(insteadOf, asOf)}, ${matures(insteadOf, asOf)}.`];

const actionsOf = ({ profile, found }: FoundOffers): ActionsBlock[] => {
  const bonds = found.map(({ bond }) => bond);
  const client = profile?.clientId ?? null;
  const elements = [
    ...quoteButton(client, bonds),
    ...moreBondsButton(client, bonds, 'Change filters …'),
    ...(client === null ? [] : clientButtons(client, ['recommend', 'ladder'])),
  ];
  return elements.length === 0 ? [] : [{ type: 'actions', elements }];
};

/** Bonds on offer that meet a wish, or that may take a bond's place; for a client, only what suits. */
export const offersMessage = (offers: FoundOffers, look: Look): Message => {
  const { profile, asOf, dataAsOf, oldBook, found } = offers;
  const says = claimsOf({}, asOf);
  const [said, more] = headlineOf(offers, says);
  const placed = placedBy(offers, says);
  const most = look.table ? MOST_ROWS : MOST_LISTED;
  const wished = wishInWords(offers, says);
  return {
    text: escapeMrkdwn(`${said}${more}`),
    blocks: [
      richText(
        line(bold(said), words(`${more}${found.length === 0 ? '\nLoosen the filters, or look again when the desk’s list changes.' : ''}`)),
      ),
      ...(profile && found.length > 0 ? guardianNote(profile) : []),
      ...(found.length === 0 ? [] : look.table ? tableOf(offers, placed) : listOf(offers, placed)),
      context(
        ...oldOne(offers),
        ...(found.length > 1 ? [orderInWords(offers)] : []),
        ...(wished === null ? [] : [`Filters: ${shown(wished, 500)}`]),
        ...(found.length > most ? [`Only the first ${most} are shown. Narrow the filters to see the others.`] : []),
        ...oldBookLines(oldBook),
        bothDaysInWords(asOf, dataAsOf),
      ),
      ...actionsOf(offers),
    ],
  };
};

/** Answer where nothing could be looked for: why, and what to do. */
export const noOffersFoundMessage = (outcome: Exclude<FindOffersOutcome, { kind: 'found' }>): Message => {
  const [answer, remedy] =
    outcome.kind === 'unknown-bond'
      ? [`There’s no bond ${shown(outcome.asked, 40)} in the book`, PHRASES.checkIsin]
      : [PHRASES.bookAway, `We can’t tell what’s on offer. ${PHRASES.tryLater}`];
  return { text: escapeMrkdwn(`${answer}. ${remedy}`), blocks: [richText(line(bold(answer), words(`\n${remedy}`)))] };
};
