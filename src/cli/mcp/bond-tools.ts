import { z } from 'zod';
import { ladderMessage } from '../../../views/ladder/ladder-message.ts';
import { noOffersMessage } from '../../../views/ladder/no-offers.ts';
import { noOffersFoundMessage, offersMessage } from '../../../views/offers/offers-message.ts';
import { quoteMessage } from '../../../views/quote/quote-message.ts';
import { quoteRefusedMessage } from '../../../views/quote/quote-refused.ts';
import { BOND_TRAITS } from '../../advisor/bonds/bond-traits.ts';
import { COUPON_FREQUENCIES } from '../../advisor/bonds/math/coupon-frequency.ts';
import { LONGEST_LADDER, LOWEST_GRADES, SHORTEST_LADDER } from '../../advisor/ladder/ladder.ts';
import { ANY_OFFER } from '../../advisor/offers/offer-wish.ts';
import { fractionFromPercent } from '../../advisor/units.ts';
import { PHRASES } from '../../advisor/words/glossary.ts';
import { amount, client, forAnybody, forClient, lookOf, percent, refuses, says, type Tool, tool } from './tool.ts';

/** Tools about bonds on offer. */
export const BOND_TOOLS: readonly Tool[] = [
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
];
