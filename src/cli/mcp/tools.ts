import { z } from 'zod';
import { seesNobodyMessage } from '../../../views/asked-client/unknown-client.ts';
import type { Message } from '../../../views/blocks/blocks.ts';
import { type Look, PLAINEST_LOOK } from '../../../views/blocks/look.ts';
import { clientMessage, clientMoreMessage } from '../../../views/client/client-message.ts';
import { sameClientMessage } from '../../../views/compare/compare-answers.ts';
import { comparisonMessage, comparisonMoreMessage } from '../../../views/compare/comparison-message.ts';
import { familyUnreadableMessage, noFamilyMessage } from '../../../views/family/family-answers.ts';
import { familyMessage, familyMoreMessage } from '../../../views/family/family-message.ts';
import { callListMessage } from '../../../views/home/call-list-message.ts';
import { ladderMessage } from '../../../views/ladder/ladder-message.ts';
import { noOffersMessage } from '../../../views/ladder/no-offers.ts';
import { sourceDownMessage } from '../../../views/notices/source-down.ts';
import { untrainedMessage } from '../../../views/notices/untrained.ts';
import { noOffersFoundMessage, offersMessage } from '../../../views/offers/offers-message.ts';
import { quoteMessage } from '../../../views/quote/quote-message.ts';
import { quoteRefusedMessage } from '../../../views/quote/quote-refused.ts';
import { moreMessage } from '../../../views/recommendation/more-message.ts';
import { nothingSuitableMessage, recommendationMessage } from '../../../views/recommendation/recommendation-message.ts';
import { BOND_TRAITS } from '../../advisor/bonds/bond-traits.ts';
import { COUPON_FREQUENCIES } from '../../advisor/bonds/math/coupon-frequency.ts';
import { readAmount } from '../../advisor/intake/read-amount.ts';
import { LONGEST_LADDER, LOWEST_GRADES, SHORTEST_LADDER } from '../../advisor/ladder/ladder.ts';
import { ANY_OFFER } from '../../advisor/offers/offer-wish.ts';
import { fractionFromPercent, type Paise } from '../../advisor/units.ts';
import { BUTTON_KEY } from '../../advisor/values/feedback.ts';
import { PHRASES } from '../../advisor/words/glossary.ts';
import { recommendationFigures } from '../../charts/recommendation-chart.ts';
import type { Dependencies } from '../../deps.ts';
import { type Actor, seesNobody } from '../../usecases/actor/actor.ts';
import type { AskedClient, AskedFor, UnknownClient } from '../../usecases/asked-client/asked-client.ts';
import { maySeeFirmWide } from '../../usecases/family/read-family-statistics.ts';
import type { WhyIgnored } from '../../usecases/feedback/record-feedback.ts';
import type { Untrained } from '../../usecases/serving/active-model.ts';
import { messageText } from '../output/message-text.ts';

/** What tools work with. */
export type ToolParts = Pick<Dependencies, 'services' | 'calendar' | 'clock' | 'newId'>;

/** One call of a tool: who asks, and with what. */
interface Asked extends ToolParts {
  readonly actor: Actor;
}

/** What a tool answers. A refusal says why, and what to do. */
export interface ToolAnswer {
  readonly text: string;
  readonly isRefusal: boolean;
}

/** A use case as a tool. */
export interface Tool {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly input: z.ZodObject;
  /** Whether it only reads. */
  readonly readOnly: boolean;
  /** @param input as `input` parsed it */
  readonly answer: (asked: Asked, input: never) => Promise<ToolAnswer>;
}

const says = (...messages: readonly Message[]): ToolAnswer => ({
  text: messages.map(({ blocks }) => messageText(blocks)).join('\n\n'),
  isRefusal: false,
});
const refuses = (message: Message): ToolAnswer => ({ ...says(message), isRefusal: true });

const lookOf = ({ calendar }: Asked): Look => ({ ...PLAINEST_LOOK, zone: calendar.zone });
const TEXT = { kind: 'text' } as const;

const untrained = async ({ actor, services }: Asked, outcome: Untrained): Promise<ToolAnswer> =>
  refuses(untrainedMessage(outcome, { isAdmin: actor.role === 'admin', admins: await services.admins() }));

/** The same for an id that nobody has and for another adviser's client. */
const unknown = (...clients: readonly UnknownClient[]): ToolAnswer => ({
  text: clients
    .map(({ asked, similar }) => {
      const hint = similar.length > 0 ? `${PHRASES.didYouMean} ${similar.join(', ')}` : 'find_clients searches among those you can see.';
      return `You have no client ${asked.slice(0, 40)}. ${hint}`;
    })
    .join('\n'),
  isRefusal: true,
});

/** Answers about a client whom the person may see. */
const forClient = async (
  asked: Asked,
  { id, what }: { readonly id: string; readonly what: AskedFor },
  answer: (client: AskedClient) => Promise<ToolAnswer>,
): Promise<ToolAnswer> => {
  const outcome = await asked.services.askedClient({ actor: asked.actor, asked: id, for: what });
  switch (outcome.kind) {
    case 'asked':
      return answer(outcome.client);
    case 'unknown-client':
      return seesNobody(asked.actor) ? refuses(seesNobodyMessage()) : unknown(outcome);
    case 'untrained':
      return untrained(asked, outcome);
    case 'source-down':
      return refuses(sourceDownMessage());
  }
};

/** The same where naming a client is optional. */
const forAnybody = (
  asked: Asked,
  { id, what }: { readonly id: string | undefined; readonly what: AskedFor },
  answer: (client: AskedClient | null) => Promise<ToolAnswer>,
): Promise<ToolAnswer> => (id === undefined ? answer(null) : forClient(asked, { id, what }, answer));

const tool = <Shape extends z.ZodRawShape>(
  name: string,
  words: { readonly title: string; readonly description: string; readonly readOnly?: false },
  shape: Shape,
  answer: (asked: Asked, input: z.output<z.ZodObject<Shape>>) => Promise<ToolAnswer>,
): Tool => ({ name, readOnly: true, ...words, input: z.object(shape), answer: answer as Tool['answer'] });

const client = z.string().min(1).max(200).describe('Client id such as C_0042, or the client’s whole name');
const amount = z
  .string()
  .max(40)
  .transform((text, context): Paise => {
    const read = readAmount(text);
    if (read !== null) return read;
    context.addIssue('must be rupees, such as "500000", "5 lakh" or "1.5 crore"');
    return z.NEVER;
  });
const percent = z.number().min(0).max(100);

/** The use cases that programs may ask for in a person's name, in the words that Slack shows. */
export const TOOLS: readonly Tool[] = [
  tool(
    'recommend_bonds',
    {
      title: 'Recommend bonds',
      description:
        'What to offer a client and why: bond types that fit, bonds on offer, and what was left out by which rule. It is kept as a recommendation shown to this client.',
    },
    { client },
    (asked, input) =>
      forClient(asked, { id: input.client, what: 'recommendation' }, async (found) => {
        const outcome = await asked.services.recommendBond({ client: found });
        if (outcome.kind === 'untrained') return untrained(asked, outcome);
        const look = lookOf(asked);
        const { shown } = outcome;
        if (outcome.kind === 'nothing-suitable') return says(nothingSuitableMessage(shown, look.zone));
        const figures = recommendationFigures(shown);
        const { text } = says(
          recommendationMessage(shown, outcome.tally, { look, figures }),
          moreMessage(shown, { look, figures, canShare: false }),
        );
        return { text: `${text}\n\nRecommendation id for give_feedback: ${shown.id}`, isRefusal: false };
      }),
  ),
  tool(
    'show_client',
    { title: 'Show a client', description: 'A client’s profile, segment, what matures when, purchases and past advice.' },
    { client },
    (asked, input) =>
      forClient(asked, { id: input.client, what: 'look-up' }, async (found) => {
        const lookup = await asked.services.lookUpClient({ client: found });
        return says(clientMessage(lookup, lookOf(asked), []), clientMoreMessage(lookup, lookOf(asked), []));
      }),
  ),
  tool(
    'compare_clients',
    { title: 'Compare two clients', description: 'What tells two clients apart, and what to offer each.' },
    { first: client, second: client },
    async (asked, { first, second }) => {
      const pair = await asked.services.askedPair({ actor: asked.actor, left: first, right: second });
      if (pair.kind === 'unknown-clients') return seesNobody(asked.actor) ? refuses(seesNobodyMessage()) : unknown(...pair.unknown);
      if (pair.kind === 'same-client') return refuses(sameClientMessage(pair.clientId));
      if (pair.kind === 'untrained') return untrained(asked, pair);
      if (pair.kind === 'source-down') return refuses(sourceDownMessage());
      const outcome = await asked.services.compareClients(pair);
      if (outcome.kind === 'same-client') return refuses(sameClientMessage(outcome.clientId));
      if (outcome.kind === 'untrained') return untrained(asked, outcome);
      const { comparison } = outcome;
      return says(comparisonMessage(comparison, lookOf(asked), TEXT), comparisonMoreMessage(comparison, lookOf(asked)));
    },
  ),
  tool(
    'show_family',
    { title: 'Show a family', description: 'A client’s family: its members, what it holds together, what is too concentrated.' },
    { client },
    (asked, input) =>
      forClient(asked, { id: input.client, what: 'family' }, async (found) => {
        const outcome = await asked.services.reviewFamily({ client: found });
        const firmWide = maySeeFirmWide(asked.actor);
        if (outcome.kind === 'untrained') return untrained(asked, outcome);
        if (outcome.kind === 'source-down') return refuses(familyUnreadableMessage());
        if (outcome.kind === 'no-family') return says(noFamilyMessage(outcome, firmWide));
        const look = lookOf(asked);
        return says(familyMessage(outcome.review, look, []), familyMoreMessage(outcome.review, { look, charts: [], firmWide }));
      }),
  ),
  tool(
    'list_calls',
    { title: 'Whom to call', description: 'Whom to call: what has matured and wasn’t reinvested, what matures soon, who has gone quiet.' },
    {},
    async (asked) => {
      const calls = await asked.services.callList({ actor: asked.actor });
      if (calls === null) return { text: 'The book hasn’t been read yet, so there’s no call list.', isRefusal: true };
      return says(callListMessage(calls, lookOf(asked), await asked.services.oldBook()));
    },
  ),
  tool(
    'find_clients',
    { title: 'Find clients', description: 'Clients whose id or name contains a text, among those you can see.' },
    { text: z.string().min(1).max(200), limit: z.number().int().min(1).max(50).default(10) },
    async ({ services, actor }, { text, limit }) => {
      const found = await services.searchClients({ actor, text, limit });
      const lines = found.map(({ clientId, name, riskBand, trades }) =>
        [clientId, name ?? null, riskBand === null ? null : `band ${riskBand}`, `${trades} ${trades === 1 ? 'trade' : 'trades'}`]
          .filter((part) => part !== null)
          .join(' · '),
      );
      return { text: lines.length === 0 ? 'None of your clients matches.' : lines.join('\n'), isRefusal: false };
    },
  ),
  tool(
    'find_offers',
    {
      title: 'Find bonds on offer',
      description: 'Bonds on offer that meet a wish, or that may take a bond’s place. With a client, only those that suit the client.',
    },
    {
      client: client.optional(),
      instead_of: z.string().min(1).max(100).optional().describe('ISIN of a bond to find alternatives to'),
      years_from: z.number().min(0).max(100).optional(),
      years_to: z.number().min(0).max(100).optional(),
      minimum: amount.optional().describe('The most that the smallest purchase may be'),
      lowest_rating: z.enum(LOWEST_GRADES).optional(),
      after_tax: z.object({ least_percent: percent, slab_percent: percent }).optional(),
      frequency: z.enum(COUPON_FREQUENCIES).optional(),
      having: z.array(z.enum(BOND_TRAITS)).default([]),
      without: z.array(z.enum(BOND_TRAITS)).default([]),
      not_held: z.boolean().default(false).describe('Leave out what the client holds; needs a client'),
    },
    (asked, input) =>
      forAnybody(asked, { id: input.client, what: 'offers' }, async (found) => {
        const { after_tax: afterTax } = input;
        const outcome = await asked.services.findOffers({
          client: found,
          insteadOf: input.instead_of?.trim().toUpperCase() ?? null,
          wish: {
            ...ANY_OFFER,
            from: input.years_from ?? null,
            to: input.years_to ?? null,
            minimum: input.minimum ?? null,
            lowestGrade: input.lowest_rating ?? null,
            afterTax:
              afterTax === undefined
                ? null
                : { least: fractionFromPercent(afterTax.least_percent), slab: fractionFromPercent(afterTax.slab_percent) },
            frequency: input.frequency ?? null,
            having: input.having,
            without: input.without,
            notHeld: input.not_held && found !== null,
          },
        });
        return outcome.kind === 'found' ? says(offersMessage(outcome.offers, lookOf(asked))) : refuses(noOffersFoundMessage(outcome));
      }),
  ),
  tool(
    'quote_bond',
    {
      title: 'Quote a bond',
      description: 'What to pay for a bond and what comes back: price, accrued interest, yields, cash flow, after tax.',
    },
    {
      bond: z.string().min(1).max(100).describe('ISIN, or the book’s own id'),
      client: client.optional(),
      nominal: amount.optional().describe('Face value in rupees; give this or amount'),
      amount: amount.optional().describe('Money to spend in rupees'),
      slab_percent: percent.optional(),
    },
    (asked, input) =>
      forAnybody(asked, { id: input.client, what: 'quote' }, async (found) => {
        if (input.nominal !== undefined && input.amount !== undefined)
          return { text: 'Give either nominal (face value) or amount (money to spend), not both.', isRefusal: true };
        const outcome = await asked.services.quoteBond({
          asked: input.bond,
          client: found,
          settlement: null,
          at: null,
          slab: input.slab_percent === undefined ? null : fractionFromPercent(input.slab_percent),
          size:
            input.nominal !== undefined
              ? { kind: 'nominal', nominal: input.nominal }
              : input.amount !== undefined
                ? { kind: 'amount', amount: input.amount }
                : null,
        });
        if (outcome.kind !== 'quote') return refuses(quoteRefusedMessage(input.bond, outcome));
        return says(quoteMessage(outcome.quote, lookOf(asked), [], outcome.ticket ?? null));
      }),
  ),
  tool(
    'build_ladder',
    { title: PHRASES.ladder, description: 'Spreads an amount over bonds on offer that suit a client and mature year by year.' },
    {
      client,
      amount,
      years: z.number().int().min(SHORTEST_LADDER).max(LONGEST_LADDER),
      lowest_rating: z.enum(LOWEST_GRADES).default('A-'),
      callable: z.boolean().default(false).describe('Whether callable bonds may be used'),
    },
    (asked, input) =>
      forClient(asked, { id: input.client, what: 'ladder' }, async (found) => {
        const wish = { amount: input.amount, years: input.years, lowestGrade: input.lowest_rating, callable: input.callable };
        const outcome = await asked.services.buildLadder({ client: found, wish });
        return outcome.kind === 'built' ? says(ladderMessage(outcome.built, lookOf(asked), [])) : refuses(noOffersMessage());
      }),
  ),
  tool(
    'give_feedback',
    {
      title: 'Give feedback',
      description: 'Your thumb on a recommendation, as in Slack. It counts straight away, and a new one replaces your last.',
      readOnly: false,
    },
    { recommendation: z.string().regex(/^[\w-]{1,100}$/), good: z.boolean() },
    async ({ services, actor, clock, newId }, { recommendation, good }) => {
      const entry = {
        eventId: `mcp-${newId()}`,
        slackUserId: actor.id,
        about: { recommendationId: recommendation },
        key: BUTTON_KEY,
        sign: good ? 1 : -1,
        action: 'added',
        happenedAt: (clock.now().getTime() / 1000).toFixed(6),
      } as const;
      await services.receiveFeedback(entry);
      const outcome = await services.recordFeedback(entry);
      return outcome.kind === 'recorded'
        ? { text: 'Thanks, your vote counts.', isRefusal: false }
        : { text: outcome.kind === 'ignored' ? WHY_IGNORED[outcome.why] : WHY_IGNORED['recommendation-gone'], isRefusal: true };
    },
  ),
];

const GONE = 'There’s no such recommendation. Ask recommend_bonds for a new one.';
const WHY_IGNORED: Readonly<Record<WhyIgnored, string>> = {
  'no-recommendation': 'Nothing was recommended there, so there’s nothing to vote on.',
  'recommendation-gone': GONE,
  'damaged-recommendation': GONE,
  forgotten: GONE,
  'no-role': 'You have no role in Bond Advisor.',
  // Whether somebody else's client has a recommendation is nobody's business.
  'not-yours': GONE,
};
