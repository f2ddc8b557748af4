import type { Profile } from '../book/profile.ts';
import { type DeskAges, USUAL_AGES } from '../desk-ages.ts';
import { type ClientId, type Paise, paise } from '../units.ts';
import { isMinor } from './guardian.ts';

/** What a client is known to invest: all that was bought or, if that's more, what the intake expects. 0: nothing is known. */
export interface Money {
  readonly amount: Paise;
  readonly from: 'bought' | 'expected';
}

export const moneyOf = ({ totalInvested, expectedAmount }: Pick<Profile, 'totalInvested' | 'expectedAmount'>): Money =>
  expectedAmount !== undefined && expectedAmount > totalInvested
    ? { amount: expectedAmount, from: 'expected' }
    : { amount: totalInvested, from: 'bought' };

/** A client's numbers that a purchase is checked against. */
export interface ClientNumbers {
  readonly clientId: ClientId;
  readonly age: number | null;
  /** A minor without a recorded account holder: nobody may buy in the client's name. */
  readonly lacksGuardian: boolean;
  readonly money: Money;
  readonly outstanding: Paise;
  /** What the intake expects; 0 without one. */
  readonly expected: Paise;
  /** What's outstanding by issuer, under the issuer's key. */
  readonly byIssuer: ReadonlyMap<string, Paise>;
}

/** @param ages the desk's */
export const clientNumbersOf = (profile: Profile, ages: DeskAges = USUAL_AGES): ClientNumbers => ({
  clientId: profile.clientId,
  age: profile.age,
  lacksGuardian: isMinor({ ...profile, ages }) && profile.parentId === null,
  money: moneyOf(profile),
  outstanding: profile.outstanding ?? paise(0),
  expected: profile.expectedAmount ?? paise(0),
  byIssuer: new Map((profile.issuers ?? []).map(({ issuer, outstanding }) => [issuer, outstanding])),
});
