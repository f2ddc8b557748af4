import { quoteFigures, quoteMessage } from '../../../views/quote/quote-message.ts';
import { quoteRefusedMessage } from '../../../views/quote/quote-refused.ts';
import { dayFromIso, fraction, paiseFromRupees } from '../../advisor/units.ts';
import type { Dependencies } from '../../deps.ts';
import type { AskedClient } from '../../usecases/asked-client/asked-client.ts';
import type { QuoteBondOutcome, QuoteBondRequest } from '../../usecases/quote/quote-bond.ts';
import { quoteJson } from '../output/quote-json.ts';
import { quoteText } from '../output/quote-text.ts';
import { LOOKS, type MadeSurface, made } from './made-surface.ts';
import { claimQuote } from './quote-claims.ts';

type Asking = Pick<QuoteBondRequest, 'size' | 'at' | 'slab'> & Partial<Pick<QuoteBondRequest, 'settlement'>>;

const PLAINLY: Asking = { size: null, at: null, slab: null };

/** What can't be quoted: a part of a unit, less money than one costs, a Sunday, a day long after the bond. */
const IN_VAIN: readonly Asking[] = [
  { ...PLAINLY, size: { kind: 'nominal', nominal: paiseFromRupees(100_050) } },
  { ...PLAINLY, size: { kind: 'amount', amount: paiseFromRupees(1) } },
  ...['2026-12-06', '2150-01-05'].map((iso) => ({ ...PLAINLY, settlement: dayFromIso(iso) })),
];

/** What people ask of a bond: nothing in particular; a sum of money at a slab; a face value at a price, by someone who pays the top rate. */
const ASKED: readonly Asking[] = [
  PLAINLY,
  { size: { kind: 'amount', amount: paiseFromRupees(750_000) }, at: null, slab: fraction(0.3) },
  {
    size: { kind: 'nominal', nominal: paiseFromRupees(1_000_000) },
    at: { kind: 'price', clean: fraction(0.9725) },
    slab: fraction(0.2),
  },
];

const surfacesOfRefusal = (asked: string, outcome: Exclude<QuoteBondOutcome, { kind: 'quote' }>): readonly MadeSurface[] => [
  made('no quote', () => quoteRefusedMessage(asked, outcome)),
];

/** A bond's quote as its message shows it, and a terminal; or why there's none. */
const surfacesOfQuote = async (
  { services }: Dependencies,
  request: Asking & Pick<QuoteBondRequest, 'asked' | 'client'>,
): Promise<readonly MadeSurface[]> => {
  const outcome = await services.quoteBond({ settlement: null, ...request });
  if (outcome.kind !== 'quote') return surfacesOfRefusal(request.asked, outcome);
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
  for (const asked of bonds.slice(0, MOST_BONDS))
    for (const asking of IN_VAIN) {
      const outcome = await product.services.quoteBond({ asked, settlement: null, ...asking });
      // Without a known unit or issue day there's nothing to refuse.
      if (outcome.kind !== 'quote') surfaces.push(...surfacesOfRefusal(asked, outcome));
    }
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
