import { quoteFigures, quoteMessage } from '../../../views/quote/quote-message.ts';
import { fraction, paiseFromRupees } from '../../advisor/units.ts';
import type { Dependencies } from '../../deps.ts';
import type { AskedClient } from '../../usecases/asked-client/asked-client.ts';
import type { QuoteBondRequest } from '../../usecases/quote/quote-bond.ts';
import { quoteJson } from '../output/quote-json.ts';
import { quoteText } from '../output/quote-text.ts';
import { LOOKS, type MadeSurface, made } from './made-surface.ts';
import { claimQuote } from './quote-claims.ts';

type Asking = Pick<QuoteBondRequest, 'size' | 'at' | 'slab'>;

/** What people ask of a bond: nothing in particular; a sum of money at a slab; a face value at a price, by someone who pays the top rate. */
const ASKED: readonly Asking[] = [
  { size: null, at: null, slab: null },
  { size: { kind: 'amount', amount: paiseFromRupees(750_000) }, at: null, slab: fraction(0.3) },
  {
    size: { kind: 'nominal', nominal: paiseFromRupees(1_000_000) },
    at: { kind: 'price', clean: fraction(0.9725) },
    slab: fraction(0.2),
  },
];

/** A bond's quote as its message shows it, and a terminal. Empty if there's none. */
const surfacesOfQuote = async (
  { services }: Dependencies,
  request: Asking & Pick<QuoteBondRequest, 'asked' | 'client'>,
): Promise<readonly MadeSurface[]> => {
  const outcome = await services.quoteBond({ settlement: null, ...request });
  if (outcome.kind !== 'quote') return [];
  const { quote, ticket = null } = outcome;
  const messages = LOOKS.map((look) =>
    made('quote', () =>
      quoteMessage(
        quote,
        look,
        quoteFigures(quote).map(() => look.chart),
        ticket,
      ),
    ),
  );
  return [
    ...messages,
    made('quote in a terminal', () => ({ text: quoteText(quote, ticket) })),
    made('quote in JSON', () => claimQuote(quoteJson(quote, ticket), quote.says)),
  ];
};

/** Bonds that are quoted. */
const MOST_BONDS = 40;

/** Quotes of bonds on offer, the highest yields first. */
export const surfacesOfQuotes = async (product: Dependencies, bonds: readonly string[]): Promise<readonly MadeSurface[]> => {
  const surfaces: MadeSurface[] = [];
  for (const asked of bonds.slice(0, MOST_BONDS))
    for (const asking of ASKED) surfaces.push(...(await surfacesOfQuote(product, { asked, ...asking })));
  return surfaces;
};

/** A quote for a client, of so much that it may be questioned. */
export const surfacesOfTicket = (product: Dependencies, client: AskedClient, bond: string): Promise<readonly MadeSurface[]> =>
  surfacesOfQuote(product, {
    asked: bond,
    client,
    size: { kind: 'nominal', nominal: paiseFromRupees(100_000_000) },
    at: null,
    slab: null,
  });
