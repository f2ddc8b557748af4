import type { Recommendation } from '../../advisor/advice/recommend.ts';
import type { Profile } from '../../advisor/book/profile.ts';
import type { OldBook } from '../../advisor/calendar/old-book.ts';
import type { IntakeFacts } from '../../advisor/intake/intake-facts.ts';
import type { ClientId } from '../../advisor/units.ts';
import type { Audited } from '../actor/audit-trail.ts';
import type { RegisteredClient } from '../ports/registered-clients.ts';
import type { Untrained } from '../serving/active-model.ts';

/** Somebody who may be the same person, among those the adviser may see. */
export interface LikelyDuplicate {
  readonly clientId: ClientId;
  readonly name: string | null;
  /** What the two have in common, in words: "born on the same day". */
  readonly why: readonly string[];
}

/** Why this person can't register the client. */
export type IntakeRefusal =
  /** Nobody has the parent's id, or the person may not see that client. */
  | { readonly kind: 'unknown-parent' }
  /** No relationship manager is mapped to the adviser, who wouldn't see the client again. */
  | { readonly kind: 'not-mapped' };

/** The advice, before anything is saved. */
export type IntakeAdvice =
  | { readonly kind: 'advised'; readonly recommendation: Recommendation; readonly modelVersion: number; readonly oldBook: OldBook | null }
  | Untrained
  | { readonly kind: 'source-down' };

export type PreviewIntakeOutcome =
  | {
      readonly kind: 'preview';
      readonly facts: IntakeFacts;
      readonly profile: Profile;
      readonly duplicates: Audited<readonly LikelyDuplicate[]>;
      readonly advice: IntakeAdvice;
    }
  | IntakeRefusal;

export type RegisterClientOutcome =
  /** `fresh` is false if this form was submitted before. */
  { readonly kind: 'registered'; readonly client: RegisteredClient; readonly fresh: boolean } | IntakeRefusal;

/** A fact on which the intake and the book disagree. */
export interface LinkDifference {
  readonly what: 'age' | 'gender' | 'risk band' | 'parent' | 'name';
  readonly recorded: string;
  readonly inBook: string;
}

export type LinkRefusal =
  /** Nobody has one of the ids, or the person may not see that client. */
  | { readonly kind: 'unknown-client'; readonly asked: string }
  | { readonly kind: 'already-linked'; readonly client: RegisteredClient }
  /** The second client is also a registered one. */
  | { readonly kind: 'not-in-book'; readonly asked: string }
  | { readonly kind: 'source-down' };

export type PreviewLinkOutcome =
  | {
      readonly kind: 'linkable';
      readonly client: RegisteredClient;
      readonly book: Audited<Profile>;
      readonly differences: readonly LinkDifference[];
      /** What the book doesn't say and the intake does, so it will count. */
      readonly fills: readonly string[];
    }
  | LinkRefusal;

export type LinkClientOutcome = { readonly kind: 'linked'; readonly client: RegisteredClient; readonly bookId: ClientId } | LinkRefusal;
