import type { TrainSettings } from '../../src/advisor/model/model.ts';
import type { Quality } from '../../src/advisor/model/quality.ts';
import type { Movements, SegmentChange } from '../../src/advisor/segments/segment-changes.ts';
import { withMinus } from '../../src/advisor/signed.ts';
import type { CellChange } from '../../src/advisor/values/cell-changes.ts';
import { type ClaimSubject, claim } from '../../src/claims/claim.ts';
import type { ClaimKind } from '../../src/claims/kinds.ts';
import type { VersionChanges, VersionFacts } from '../../src/usecases/models/compare-versions.ts';
import { count, date, percent, plural, shown } from '../blocks/format.ts';
import { firstRightWithin } from './quality-words.ts';
import { refusalInWords } from './refusal-words.ts';

/** One kind of change between two versions, in sentences. */
export interface ChangeSection {
  readonly heading: string;
  readonly lines: readonly string[];
}

const MOST_SEGMENTS = 12;
const MOST_TYPES = 10;
const MOST_LINES = 8;
const ARROW = ' → ';

const name = (text: string): string => shown(text, 60);
const fromTo = (before: string, after: string): string => (before === after ? `${after}, as before` : `${before}${ARROW}${after}`);

/** Claims what's stored with a version. */
const figure = ({ version }: VersionFacts, what: string, said: string, number: number): string =>
  claim(said, { kind: 'model.figure', subject: { version, what }, number, asOf: 0 });
const clientsOf = (one: VersionFacts, said: string): string => figure(one, 'learnedClients', said, one.clients);
const tradesOf = (one: VersionFacts, said: string): string => figure(one, 'learnedTrades', said, one.trades);
const upTo = ({ version, asOf }: VersionFacts): string =>
  claim(date(asOf), { kind: 'model.learnedUpTo', subject: { version }, number: asOf, asOf: 0 });

/** Two versions that are compared. */
interface Versions {
  readonly before: Pick<VersionFacts, 'version'>;
  readonly after: Pick<VersionFacts, 'version'>;
}
/** Makes claims of what changed between them. */
const changeOf =
  ({ before, after }: Versions) =>
  (kind: ClaimKind, said: string, number: number, more: ClaimSubject = {}): string =>
    claim(said, { kind, subject: { before: before.version, after: after.version, ...more }, number, asOf: 0 });

const dataLines = ({ before, after, isSameBook }: VersionChanges): string[] =>
  isSameBook
    ? [
        `Both learned from the very same book: ${tradesOf(after, plural(after.trades, 'purchase'))} of ${clientsOf(after, plural(after.clients, 'client'))}, up to ${upTo(after)}.`,
      ]
    : [
        `Book up to: ${fromTo(upTo(before), upTo(after))}`,
        `Clients: ${fromTo(clientsOf(before, count(before.clients)), clientsOf(after, count(after.clients)))}`,
        `Purchases: ${fromTo(tradesOf(before, count(before.trades)), tradesOf(after, count(after.trades)))}`,
      ];

const settings = ({ segments, seed }: TrainSettings): string =>
  `${segments === 'auto' ? 'segments by silhouette' : `${segments} segments`}, seed ${seed}`;

/** Counts below this stay vague, because so few clients could be identified. */
const FEWEST_CLIENTS = 5;
type Segment = NonNullable<SegmentChange['before']>;
/** How many clients a version's segment had in training. */
const sizeIn = (one: VersionFacts, { name, size }: Segment, words: (size: number) => string): string =>
  size < FEWEST_CLIENTS
    ? 'fewer than five clients'
    : claim(words(size), { kind: 'model.figure', subject: { version: one.version, what: 'size', segment: name }, number: size, asOf: 0 });
const clientsIn = (one: VersionFacts, segment: Segment): string => sizeIn(one, segment, (size) => plural(size, 'client'));

const segmentLine = (changes: VersionChanges, { before, after, share }: SegmentChange): string => {
  if (!after) return before ? `Gone: ${name(before.name)} (${clientsIn(changes.before, before)})` : '';
  if (!before) return `New: ${name(after.name)} (${clientsIn(changes.after, after)})`;
  const renamed = before.name === after.name ? name(after.name) : `${name(before.name)}, now ${name(after.name)}`;
  const inBoth = changeOf(changes)('versions.inBoth', percent(share ?? 0), share ?? 0, { from: before.name, to: after.name });
  return `${renamed}: ${fromTo(sizeIn(changes.before, before, count), clientsIn(changes.after, after))}; ${inBoth} of the clients of either are in both`;
};

const listed = <T>(items: readonly T[], most: number, write: (item: T) => string): string[] => [
  ...items.slice(0, most).map(write),
  ...(items.length > most ? [`and ${count(items.length - most)} more`] : []),
];

/** Movements of clients between segments, largest first. */
export const movementLines = (versions: Versions, { clients, moved, largest, others }: Movements): string[] => {
  const says = changeOf(versions);
  const all = says('versions.clients', plural(clients, 'client'), clients);
  if (moved === 0) return [`${says('versions.moved', 'Nobody', 0)}: all ${all} stay where they were.`];
  const besides = largest.map(({ from, to }) => `${from}→${to}`).join('|');
  return [
    `${says('versions.moved', count(moved), moved)} of ${all} (${movedShare(versions, { clients, moved })}) ${moved === 1 ? 'is' : 'are'} in another segment.`,
    ...listed(largest, MOST_LINES, ({ from, to, clients: some }) => {
      const went = says('versions.moved', plural(some, 'client'), some, { from, to });
      return `${name(from)}${ARROW}${name(to)}: ${went}`;
    }),
    ...(others.movements > 0
      ? [
          `${largest.length > 0 ? 'Smaller movements' : 'Movements of a few clients each'}: ${says('versions.moved', plural(others.clients, 'client'), others.clients, { besides })} in all`,
        ]
      : []),
  ];
};

/** The share of clients who are in another segment. */
export const movedShare = (versions: Versions, { clients, moved }: Pick<Movements, 'clients' | 'moved'>): string =>
  changeOf(versions)('versions.movedShare', percent(moved / clients), moved / clients);

const cellLine = (versions: Versions, { segment, bondType, before, after }: CellChange): string => {
  const buys = (one: Versions['before'], share: number): string =>
    changeOf(versions)('versions.buys', percent(share), share, { in: one.version, segment, bondType });
  return `${name(bondType)}, ${name(segment)}: bought on ${fromTo(buys(versions.before, before), buys(versions.after, after))} of occasions`;
};

const typeLines = ({ newTypes, goneTypes }: VersionChanges): string[] => [
  ...(newTypes.length > 0 ? [`New: ${listed(newTypes, MOST_TYPES, name).join(', ')}`] : []),
  ...(goneTypes.length > 0 ? [`Gone: ${listed(goneTypes, MOST_TYPES, name).join(', ')}`] : []),
];

const firstRight = ({ version, quality }: VersionFacts): string =>
  quality ? firstRightWithin(version, quality.hitAt1, quality.hitAt1Ci95) : 'not measured';
const logLoss = (one: VersionFacts, { logLoss: mean, inDetail }: Quality): string => {
  const said = (what: string, number: number): string => figure(one, what, withMinus(number.toFixed(3)), number);
  const [low, high] = inDetail?.ci95.logLoss ?? [];
  const within = low === undefined || high === undefined ? '' : ` (${said('logLossLow', low)} to ${said('logLossHigh', high)})`;
  return `${said('logLoss', mean)}${within}`;
};

const qualityLines = (one: VersionFacts, other: VersionFacts): string[] => {
  const [before, after] = [one.quality, other.quality];
  const first = `First type bought next: ${fromTo(firstRight(one), firstRight(other))}`;
  if (!before || !after) return [first];
  const overlap = before.hitAt1Ci95[0] <= after.hitAt1Ci95[1] && after.hitAt1Ci95[0] <= before.hitAt1Ci95[1];
  return [
    first,
    `Log-loss, lower is better: ${fromTo(logLoss(one, before), logLoss(other, after))}`,
    overlap ? 'The 95% intervals overlap: by these figures neither is better.' : 'The 95% intervals don’t overlap.',
  ];
};

const gateLine = ({ version, refusal, isActive }: VersionFacts): string =>
  refusal === null
    ? `Model ${version} passed${isActive ? ' and is active' : ''}.`
    : `Model ${version} was refused and isn’t used: ${refusalInWords(version, refusal, 400)}.`;

/** Whether a version says anything else than the one before: other segments, clients who moved, other values or types. */
export const bringsNews = ({ segments, movements, cells, newTypes, goneTypes }: VersionChanges): boolean =>
  segments === null ||
  segments.some(({ before, after }) => before?.name !== after?.name) ||
  (movements?.moved ?? 0) > 0 ||
  cells.length + newTypes.length + goneTypes.length > 0;

/** What changed from one version to another, by section. Empty sections are left out. */
export const changeSections = (changes: VersionChanges): ChangeSection[] => {
  const { before, after, segments, movements, cells } = changes;
  const sections: ChangeSection[] = [
    { heading: 'Learned from', lines: dataLines(changes) },
    { heading: 'Settings', lines: [fromTo(settings(before.settings), settings(after.settings))] },
    {
      heading: 'Segments',
      lines: segments
        ? listed(segments, MOST_SEGMENTS, (change) => segmentLine(changes, change))
        : ['No client could be placed under both.'],
    },
    { heading: 'Who moved', lines: movements ? movementLines(changes, movements) : [] },
    {
      heading: 'What changed most in what segments buy',
      lines:
        segments && cells.length === 0
          ? ['Nothing by a percentage point or more.']
          : listed(cells, MOST_LINES, (cell) => cellLine(changes, cell)),
    },
    { heading: 'Bond types', lines: typeLines(changes) },
    { heading: 'Quality on purchases not seen', lines: qualityLines(before, after) },
    { heading: 'Gate', lines: [gateLine(before), gateLine(after)] },
  ];
  return sections.filter(({ lines }) => lines.length > 0);
};
