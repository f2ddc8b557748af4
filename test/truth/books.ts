import test from 'ava';
import type { Digest } from '../../src/advisor/digest/digest.ts';
import { claimsOf } from '../../src/claims/claim.ts';
import type { ClaimedField } from '../../src/cli/truth/claimed-fields.ts';
import { digestFields } from '../../src/cli/truth/digest-json-claims.ts';
import type { MadeSurface } from '../../src/cli/truth/made-surface.ts';
import { offerFields } from '../../src/cli/truth/offers-claims.ts';
import { quoteFields } from '../../src/cli/truth/quote-claims.ts';
import { claimedFields } from '../../src/cli/truth/recommendation-claims.ts';
import { trainingFields } from '../../src/cli/truth/training-claims.ts';
import type { UntrueClaim } from '../../src/truth/check-claims.ts';
import { untrueInWords } from '../../src/truth/check-claims.ts';
import type { World } from '../../src/truth/world/world.ts';
import { checkBook, type HowChecked } from './checked-book.ts';
import { dirtyBook } from './dirty-book.ts';
import { isoDaysIn, namesIn, unclaimedNumbers } from './unclaimed.ts';

/** Numbers of documents that nothing vouches for: ids, versions, the lengths of rules, a digest’s first day, and how long a training took. */
const NOT_OF_THE_BOOK =
  /^(segment\.id|segments\.\d+\.id|model\.version|changes\.\d+\.version|segmentsOf|from|oldBook\..*|advice\.uptake\.\d+\.days|blanked\..*|seconds\..*|peakRssBytes)$/;

/** The paths of all numbers in a document. */
const numbersIn = (value: unknown, path = ''): readonly string[] => {
  if (typeof value === 'number') return [path];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, each]) => numbersIn(each, path === '' ? name : `${path}.${name}`));
};

/** The fields of each kind of document that are claimed. */
const CLAIMED: Readonly<Record<string, (message: unknown) => readonly ClaimedField[]>> = {
  'recommendation in JSON': (message) =>
    claimedFields(message as Parameters<typeof claimedFields>[0], { newTypesOnly: false, learnedOn: 0 as never, settlesOn: 0 as never }),
  'offers in JSON': (message) => offerFields(message as Parameters<typeof offerFields>[0], { slab: 0, settle: 0 }),
  'digest in JSON': (message) => digestFields(message as Digest, 'Asia/Kolkata'),
  'training in JSON': (message) => trainingFields(message as Parameters<typeof trainingFields>[0]),
  'quote in JSON': (message) => quoteFields(message as Parameters<typeof quoteFields>[0], claimsOf({}, 0)),
};

/** The numbers of documents that nothing vouches for. */
const unclaimedInJson = (surfaces: readonly MadeSurface[]): readonly string[] =>
  surfaces.flatMap(({ name, message }) => {
    const claimed = new Set(CLAIMED[name]?.(message).map(({ path }) => path));
    return claimed.size === 0 ? [] : numbersIn(message).filter((path) => !claimed.has(path) && !NOT_OF_THE_BOOK.test(path));
  });

const WHOLLY_CLAIMED = [
  'client',
  'client thread',
  'family',
  'family thread',
  'family statistics',
  'comparison',
  'comparison thread',
  'breakdown',
  'ladder',
  'digest',
  'calls',
  'recommendation',
  'recommendation thread',
  'bonds as a table',
  'offers',
  'quote',
  'home',
  'model card',
  'model in figures',
  'data quality',
  'versions',
  'version changes',
];

const isoOf = (day: number | null): string | null => (day === null ? null : new Date(day * 86_400_000).toISOString().slice(0, 10));

/** An untrue claim and the rows that it's about. */
const withRows = (world: World, untrue: UntrueClaim): string => {
  const { client } = untrue.claim.subject;
  const rows = (world.tradesOf.get(String(client)) ?? []).map(({ row, day, amount, bond, yield: yearly }) =>
    [row, isoOf(day), amount, bond.id, bond.type, isoOf(bond.matures), yearly, bond.coupon, bond.rating?.grade ?? null].join(' | '),
  );
  return [untrueInWords(untrue), JSON.stringify(world.clients.get(String(client)) ?? null), ...rows].join('\n    ');
};

interface How extends HowChecked {
  /** Is told how many claims there were. */
  readonly found?: (claims: number) => void;
}

/** A test for each book: every claim is true, and no number stays without one. */
export const booksAreTrue = (seeds: readonly number[], { found = () => {}, ...how }: How = {}): void => {
  for (const seed of seeds) {
    const book = dirtyBook(seed);
    test.serial(
      `book ${seed}, ${book.layout}, on ${book.now.toISOString().slice(0, 10)}: every claim is true, and days have one form`,
      async (t) => {
        t.timeout(300_000);
        const { world, surfaces, claims, untrue } = await checkBook(book, how);
        found(claims);
        t.true(claims > 3000, `${claims} claims`);
        const [first] = untrue;
        if (first) t.fail(`${untrue.length} of ${claims} are untrue:\n${withRows(world, first)}`);
        t.deepEqual(surfaces.flatMap(isoDaysIn).slice(0, 5), []);
        const names = namesIn(world);
        // What recommendations, Home and digests say of the model, isn’t all claimed yet.
        const whole = surfaces.filter(({ name }) => WHOLLY_CLAIMED.includes(name));
        const unclaimed = whole.flatMap((surface) => unclaimedNumbers(surface, names).map((left) => `${surface.name}: ${left}`));
        t.deepEqual([...new Set([...unclaimed, ...unclaimedInJson(surfaces)])].slice(0, 20), []);
      },
    );
  }
};
