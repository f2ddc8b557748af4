import type { ClaimKind } from './kinds.ts';

/** Whom or what a claim is about: `{ client: 'C_0042', bondType: 'Corporate Bonds' }`. Which keys there are depends on the kind. */
export type ClaimSubject = Readonly<Record<string, string | number>>;

/** A number in a message that can be recomputed from the firm's tables. */
export interface Claim {
  readonly kind: ClaimKind;
  readonly subject: ClaimSubject;
  /** Exact, before it was rounded for people. Its unit depends on the kind: paise, days since 1970, a count, a fraction. */
  readonly number: number;
  /** The day it counts from, in days since 1970. */
  readonly asOf: number;
}

/** A claim with the words that make it. */
export interface MadeClaim extends Claim {
  readonly words: string;
}

let collected: MadeClaim[] | null = null;

/** Returns the words, and hands the claim they make to whoever collects claims (see `collectClaims`). */
export const claim = (words: string, made: Claim): string => {
  collected?.push({ ...made, words });
  return words;
};

/** Makes claims of one subject and day: `says('client.bought', '₹4 lakh', 40_000_000)` returns the words. */
export interface Says {
  (kind: ClaimKind, words: string, number: number, more?: ClaimSubject): string;
  /** The claim alone, for a chart that finds its words later. */
  made(kind: ClaimKind, number: number, more?: ClaimSubject): Claim;
}

export const claimsOf = (subject: ClaimSubject, asOf: number): Says => {
  const made = (kind: ClaimKind, number: number, more: ClaimSubject = {}): Claim => ({
    kind,
    subject: { ...subject, ...more },
    number,
    asOf,
  });
  return Object.assign((kind: ClaimKind, words: string, number: number, more?: ClaimSubject) => claim(words, made(kind, number, more)), {
    made,
  });
};

/** Like `claim`, for words that make several claims. */
export const claimAll = (words: string, made: readonly Claim[]): string => made.reduce(claim, words);

/** Hands on claims that were collected where the words were made. */
export const claimAgain = (made: readonly MadeClaim[]): void => {
  for (const each of made) collected?.push(each);
};

/** Builds a message, view or text, and collects the claims it makes. Builders are synchronous, so two never mix. */
export const collectClaims = <T>(build: () => T): { readonly built: T; readonly claims: readonly MadeClaim[] } => {
  const outer = collected;
  const claims: MadeClaim[] = [];
  collected = claims;
  try {
    return { built: build(), claims };
  } finally {
    collected = outer;
  }
};
