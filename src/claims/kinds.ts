/** What a claim of each kind says, and its unit. These definitions are all that the checker of `src/truth` knows about the product. */
export interface KindDefinition {
  readonly unit: 'paise' | 'day' | 'count' | 'fraction' | 'years' | 'factor';
  readonly definition: string;
}

export const CLAIM_KINDS = {
  'client.bought': { unit: 'paise', definition: 'The sum of the amounts of all purchases of the client, up to and including the day.' },
  'client.purchases': { unit: 'count', definition: 'How many orders the client placed, up to and including the day.' },
} as const satisfies Readonly<Record<string, KindDefinition>>;

export type ClaimKind = keyof typeof CLAIM_KINDS;
