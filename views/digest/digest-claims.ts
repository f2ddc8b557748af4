import { dayAt } from '../../src/advisor/calendar/wall-clock.ts';
import type { Digest } from '../../src/advisor/digest/digest.ts';
import { withSign } from '../../src/advisor/signed.ts';
import type { Day } from '../../src/advisor/units.ts';
import { type Claim, type ClaimSubject, claim, claimsOf } from '../../src/claims/claim.ts';
import type { ClaimKind } from '../../src/claims/kinds.ts';
import { count, dateOf, percent, plural } from '../blocks/format.ts';

/** A change with its sign: `+6`, `−12`. */
export const signed = (change: number): string => withSign(count(change));

/** `1 client`, `6 clients` */
export const clientsInWords = (number: number): string => plural(number, 'client');

/** The days on which purchases count, and those before with which they're compared. */
export const periodsOf = ({ from, until }: Digest) => ({
  now: { from, asOf: until },
  before: { from: (2 * from - until - 1) as Day, asOf: (from - 1) as Day },
});

/** Words about what was bought in a period. @param bondType null: of all types */
export const boughtClaim = (
  words: string,
  kind: 'digest.purchases' | 'digest.bought',
  number: number,
  bondType: string | null,
  { from, asOf }: { readonly from: Day; readonly asOf: Day },
): string => claim(words, { kind, subject: { from, ...(bondType !== null && { bondType }) }, number, asOf });

/** Words about what was advised since the last digest. @param bondType null: of all types */
export const advisedClaim = (
  words: string,
  kind: 'advised.times' | 'advised.clients',
  number: number,
  { adviceFrom: from, adviceUntil: until }: Digest,
  bondType: string | null = null,
): string => {
  const subject = { from, until, ...(bondType !== null && { bondType }) };
  return claim(words, { kind, subject, number, asOf: Math.floor(Date.parse(until) / 86_400_000) });
};

/** What a digest says of its segments: of the model that the book was read with, on the day of the reading. */
export const segmentClaims = (digest: Digest, zone: string) => {
  const { readAt, model, segmentsOf, movement, segments } = digest;
  const version = segmentsOf ?? model.version;
  const asOf = dayAt(new Date(readAt), zone);
  const since = movement.kind === 'first' ? '' : movement.at;
  const made = (kind: ClaimKind, number: number, subject: ClaimSubject): Claim => ({
    kind,
    subject: { version, ...subject },
    number,
    asOf,
  });
  const besides = segments.flatMap(({ name }) => name ?? []).join('|');
  return {
    /** @param name null: the small segments together */
    size: (name: string | null, number: number): Claim =>
      name === null ? made('digest.otherSegments', number, { besides }) : made('digest.segment', number, { segment: name }),
    change: (segment: string, number: number): Claim => made('digest.change', number, { segment, since }),
    moved: (from: string, to: string, number: number): Claim => made('digest.moved', number, { from, to, since }),
    /** The day of the reading that movements are counted from. */
    since: (): string => {
      const at = new Date(since);
      return claim(dateOf(at, zone), { kind: 'digest.readOn', subject: { at: since }, number: dayAt(at, zone), asOf });
    },
  };
};

/** The day on which a model was trained. */
export const trainedOn = ({ version, trainedAt }: Digest['model'], zone: string): string => {
  const at = new Date(trainedAt);
  const day = dayAt(at, zone);
  return claim(dateOf(at, zone), { kind: 'model.trainedOn', subject: { version }, number: day, asOf: day });
};

/** A type's share of a chart's purchases or of its first recommendations. */
export const shareClaim = (kind: 'digest.shareBought' | 'advised.shareFirst', number: number, digest: Digest, bondType: string): Claim => {
  const { adviceFrom, adviceUntil, from, until: asOf } = digest;
  const subject = kind === 'digest.shareBought' ? { from, bondType } : { from: adviceFrom, until: adviceUntil, bondType };
  return { kind, subject, number, asOf };
};

/** What became of advice: how many who were advised long enough ago bought a type they were shown. */
export const uptakeInWords = ({ advice, until }: Digest): string[] =>
  advice.uptake.map(({ days, clients, bought }) => {
    const says = claimsOf({ days }, until);
    const asked = says('uptake.clients', clientsInWords(clients), clients);
    const share = says('uptake.share', percent(bought / clients), bought / clients);
    return `Of ${asked} advised ${days} days ago or earlier, ${says('uptake.bought', count(bought), bought)} (${share}) bought a type they were shown within ${days} days`;
  });
