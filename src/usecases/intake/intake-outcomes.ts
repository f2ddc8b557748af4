import type { IntakeFacts } from '../../advisor/intake/intake-facts.ts';
import type { Profile } from '../../advisor/profile.ts';
import type { Recommendation } from '../../advisor/recommend.ts';
import type { ClientId } from '../../advisor/units.ts';
import type { Untrained } from '../model-in-force.ts';
import type { RegisteredClient } from '../ports/registered-clients.ts';

/** Somebody who may be the same person, among those the advisor may see. */
export interface LikelyDuplicate {
  readonly clientId: ClientId;
  readonly name: string | null;
  /** What the two have in common, in words: "born on the same day". */
  readonly why: readonly string[];
}

/** Why a client cannot be registered by this person, or not so. */
export type IntakeRefusal =
  /** Nobody has the parent's id, or the person may not see that client. */
  | { readonly kind: 'unknown-parent' }
  /** An advisor to whom no relationship manager is mapped would not see the client again. */
  | { readonly kind: 'not-mapped' };

/** What would be advised, before anything is saved. */
export type IntakeAdvice =
  | { readonly kind: 'advised'; readonly recommendation: Recommendation; readonly modelVersion: number }
  | Untrained
  | { readonly kind: 'source-down' };

export type PreviewIntakeOutcome =
  | {
      readonly kind: 'preview';
      readonly facts: IntakeFacts;
      readonly profile: Profile;
      readonly duplicates: readonly LikelyDuplicate[];
      readonly advice: IntakeAdvice;
    }
  | IntakeRefusal;

export type RegisterClientOutcome =
  /** `fresh` is false where this form was submitted before. */
  { readonly kind: 'registered'; readonly client: RegisteredClient; readonly fresh: boolean } | IntakeRefusal;

/** A fact on which the intake and the book do not agree. */
export interface LinkDifference {
  readonly what: 'age' | 'gender' | 'risk band' | 'parent' | 'name';
  readonly recorded: string;
  readonly inBook: string;
}

export type LinkRefusal =
  /** Nobody has one of the ids, or the person may not see that client. */
  | { readonly kind: 'unknown-client'; readonly asked: string }
  | { readonly kind: 'already-linked'; readonly client: RegisteredClient }
  /** The second client is a registered one too. */
  | { readonly kind: 'not-in-book'; readonly asked: string }
  | { readonly kind: 'source-down' };

export type PreviewLinkOutcome =
  | {
      readonly kind: 'linkable';
      readonly client: RegisteredClient;
      readonly book: Profile;
      readonly differences: readonly LinkDifference[];
      /** What the book does not say and the intake does: it will count. */
      readonly fills: readonly string[];
    }
  | LinkRefusal;

export type LinkClientOutcome = { readonly kind: 'linked'; readonly client: RegisteredClient; readonly bookId: ClientId } | LinkRefusal;
