import type { KindDefinition } from './kind-definition.ts';

/** What's said of what's missing or strange in the book, as the last reading found it. */
export const QUALITY_KINDS = {
  'quality.rows': { unit: 'count', definition: 'Rows that are meant to be trades.' },
  'quality.clients': { unit: 'count', definition: 'How many clients there are.' },
  'quality.trades': { unit: 'count', definition: 'How many purchases are usable.' },
  'quality.bonds': { unit: 'count', definition: 'How many different bonds were bought or are on offer.' },
  'quality.skipped': { unit: 'count', definition: 'Rows of trades that can’t be used.' },
  'quality.future': { unit: 'count', definition: 'Those of them that can’t be used because they’re dated after the next settlement day.' },
  'quality.skippedFor': {
    unit: 'count',
    definition:
      'Those of them that can’t be used because of `what`, the first that applies: whether it’s a purchase at all (`side`), its `client`, `bond`, `type`, `day`, a day in the `future`, its `amount`. With `part`, some of these: one of several reasons that are about the same.',
  },
  'quality.withoutAge': { unit: 'count', definition: 'How many clients have no known age.' },
  'quality.withoutGender': { unit: 'count', definition: 'How many clients have no known gender.' },
  'quality.withoutBand': { unit: 'count', definition: 'How many clients have no risk band, recorded or by their purchases.' },
  'quality.withoutTrade': { unit: 'count', definition: 'How many clients bought nothing.' },
  'quality.withoutYield': { unit: 'count', definition: 'Purchases without a usable yield.' },
  'quality.withoutRating': { unit: 'count', definition: 'Purchases of bonds without a rating that no government stands behind.' },
  'quality.afterMaturity': { unit: 'count', definition: 'Purchases of a bond after it matured.' },
  'quality.unclassified': { unit: 'count', definition: 'Purchases of bonds whose type no rule knows.' },
  'quality.withoutMaturity': { unit: 'count', definition: 'Those of `quality.bonds` without a known maturity.' },
  'quality.severalMaturities': { unit: 'count', definition: 'Those of them with different maturities in their rows.' },
  'quality.share': { unit: 'fraction', definition: 'The count of the kind `part`, as a share of that of the kind `whole`.' },
} as const satisfies Readonly<Record<string, KindDefinition>>;
