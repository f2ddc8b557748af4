import type { Book } from '../book/book.ts';
import { groupsByName, type HeldOut, heldOutAtTheEnd, heldOutInTime } from '../book/folds.ts';
import { type ProfileColumns, profileColumns } from '../book/profile-columns.ts';
import type { FactName } from '../model/fact-names.ts';
import type { ChoiceWeights, PersonalTables, QTable, Trait } from '../model/model.ts';
import type { Random } from '../random.ts';
import { assignAll, type SegmentPlacement } from '../segments/assign.ts';
import { chooseExpectation, chooseWeights, GROUPS, type GroupedCase } from './choose-weights.ts';
import { type Evidence, EvidenceReader, withoutPurchases } from './evidence.ts';
import { FactReader, ownPlaces } from './facts.ts';
import { countTables, learnTables } from './learn-tables.ts';
import type { TraitShape } from './learn-traits.ts';
import type { PersonalModel } from './personal.ts';

/** Shares of the purchases before each inner origin. */
const INNER_ORIGINS = [0.5, 0.65, 0.8] as const;

/** Digits that are kept: enough for any use, and half the size of a stored model. */
const DIGITS = 6;

const SEGMENT_FACTS: readonly FactName[] = ['segment', 'segmentKnown', 'segmentMany'];

export interface LearnedPersonal extends PersonalModel {
  readonly qTable: QTable;
}

/** What the personal part is learned from. */
export interface LearnFrom {
  readonly book: Book;
  readonly columns: ProfileColumns;
  readonly placement: SegmentPlacement;
  /** One segment per client. */
  readonly assignments: Int32Array;
  /** The most held-out cases the weights are chosen on. */
  readonly cases: number;
}

/**
 * Learns the Q-table and the personal part from the purchases up to the columns' day. The tables count all of them. The weights are chosen on
 * purchases that the tables they're used with haven't seen: what clients bought first after three days, and each client's last purchases. The
 * given centroids place clients everywhere; they're a handful of numbers, and what they see of purchases is weights of features.
 */
export const learnPersonal = (from: LearnFrom, random: Random): LearnedPersonal => learnPersonals(from, random, [[]])[0];

/** The personal part, and the one that's learned if nothing is known about segments. */
export const learnWithAndWithoutSegments = (from: LearnFrom, random: Random): { with: LearnedPersonal; without: LearnedPersonal } => {
  const [learned, without] = learnPersonals(from, random, [[], SEGMENT_FACTS]);
  return { with: learned, without };
};

const learnPersonals = (from: LearnFrom, random: Random, leftOut: ReadonlyArray<readonly FactName[]>): LearnedPersonal[] => {
  const { book, columns, placement, assignments } = from;
  const { qTable, tables } = learnTables(book, columns, assignments, placement.centroids.length);
  const heldOut = heldOutOf(from, tables.traits, random);
  const [types, width] = [book.bondTypes.length, ownPlaces(tables).length];
  const expectation = chooseExpectation(casesOf(heldOut, null, withoutPurchases), types, width);
  return chooseWeights(casesOf(heldOut, expectation), types, width, leftOut).map((weights) => ({
    qTable,
    personal: rounded({ ...expecting(tables, expectation), weights }),
  }));
};

const expecting = <Tables extends PersonalTables>(tables: Tables, expectation: ChoiceWeights | null): Tables =>
  expectation ? { ...tables, expectation } : tables;

/** A held-out purchase, and what was known before. */
interface HeldOutCase extends Omit<GroupedCase, 'facts'> {
  readonly tables: PersonalTables;
  readonly evidence: Evidence;
}

/** Reads the facts with the tables that haven't seen the purchase. @param seen what is looked at of the evidence */
const casesOf = (
  heldOut: readonly HeldOutCase[],
  expectation: ChoiceWeights | null,
  seen = (evidence: Evidence, _: readonly Trait[]): Evidence => evidence,
): GroupedCase[] => {
  const readers = new Map<PersonalTables, FactReader>();
  return heldOut.map(({ tables, evidence, ...rest }) => {
    const reader = readers.get(tables) ?? new FactReader(expecting(tables, expectation));
    readers.set(tables, reader);
    return { ...rest, facts: reader.read(seen(evidence, tables.traits)) };
  });
};

const heldOutOf = ({ book, columns, placement, cases }: LearnFrom, levels: readonly TraitShape[], random: Random): HeldOutCase[] => {
  const groupOf = groupsByName(book, GROUPS, random);
  const clientsOfGroup = Math.ceil(cases / 2 / GROUPS / 2);
  const heldOut: HeldOut[] = [
    ...heldOutInTime(book, columns.asOf, INNER_ORIGINS, Math.ceil(cases / 2 / INNER_ORIGINS.length), random),
    ...heldOutAtTheEnd(book, columns.asOf, GROUPS, clientsOfGroup, random),
  ];
  return heldOut.flatMap(({ learn, asOf, asked }) => {
    const learnColumns = profileColumns(learn, asOf);
    const tables = countTables(learn, learnColumns, assignAll(placement, learnColumns), placement.centroids.length, levels);
    return asked.flatMap((ask) => {
      const segmentOf = assignAll(placement, ask.columns);
      const reader = new EvidenceReader(book, ask.columns, { bondTypes: book.bondTypes, traits: tables.traits });
      return ask.targets.map(({ client, types, amountShares }): HeldOutCase => {
        const evidence = reader.read(client, segmentOf[client]);
        const days = new Set(evidence.entries.map(({ day }) => day)).size;
        return { tables, evidence, types, shares: amountShares, stratum: Math.min(2, days) as 0 | 1 | 2, group: groupOf[client] };
      });
    });
  });
};

/** The same document with every number rounded to six significant digits. */
const rounded = <T>(value: T): T => {
  if (typeof value === 'number') return (Number.isInteger(value) ? value : Number(value.toPrecision(DIGITS))) as T;
  if (Array.isArray(value)) return value.map(rounded) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, rounded(part)])) as T;
};
