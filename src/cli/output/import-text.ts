import { isoFromDay } from '../../advisor/units.ts';
import type { ClientsFile } from '../../data/import/clients-file.ts';
import type { ImportOutcome } from '../../data/import/import-book.ts';
import type { ClientsOutcome } from '../../data/import/import-clients.ts';
import type { ImportReport, SetAside } from '../../data/import/import-tally.ts';
import type { PastImport } from '../../data/import/undo-import.ts';
import { counted } from './counted.ts';

const EMPTY = {
  rows: 0,
  taken: 0,
  sales: 0,
  duplicates: 0,
  setAside: {},
  notUnderstood: {},
  ignoredColumns: [],
  merged: [],
  warnings: [],
  understood: [],
} as const;

/** An import as programs get it: the document of the contract; for a real one with what became of clients and of what was there. */
export const importJson = (outcome: ImportOutcome, dryRun: boolean) => {
  const report = outcome.report ?? EMPTY;
  return {
    refused: outcome.kind === 'refused' ? outcome.doubt : null,
    ...report,
    setAside: Object.fromEntries(
      Object.entries(report.setAside as Readonly<Record<string, SetAside>>).map(([reason, { count }]) => [reason, count]),
    ),
    ...(outcome.kind === 'imported' && outcome.clientsFile && { clientsFile: clientsFileJson(outcome.clientsFile) }),
    ...(outcome.kind === 'imported' &&
      !dryRun && {
        clients: outcome.clients,
        clientsFile: outcome.clientsFile && clientsFileJson(outcome.clientsFile),
        replaced: outcome.replaced,
      }),
  };
};

const clientsFileJson = ({ rows, taken, setAside }: ClientsFile) => ({ rows, taken, setAside });

/** An import as people read it. The numbers add up to the file's rows. */
export const importLines = (outcome: ImportOutcome & { readonly kind: 'imported' }, dryRun: boolean): readonly string[] => {
  const { report, clients, clientsFile, replaced } = outcome;
  const lines = [
    `${counted(report.rows, 'row')}: ${parts(report)}.`,
    `${dryRun ? 'Would take' : 'Taken'}: ${counted(report.taken, 'trade')} of ${counted(clients, 'client')}.`,
  ];
  if (report.sales > 0) lines.push(`${report.sales} sales and redemptions: they reduce what's outstanding, and aren't purchases.`);
  if (report.duplicates > 0) lines.push(`${report.duplicates} are in the book already, and don't count twice.`);
  lines.push(...asideLines(report.setAside, ''));
  if (clientsFile) {
    lines.push(...clientsFileLines(clientsFile, dryRun));
  }
  for (const [column, count] of Object.entries(report.notUnderstood))
    lines.push(`Not understood: ${counted(count, 'cell')} of "${column}".`);
  lines.push(...remarkLines(report));
  if (replaced) {
    const period = replaced.period ? ` from ${isoFromDay(replaced.period.from)} to ${isoFromDay(replaced.period.to)}` : '';
    lines.push(`Replaced: ${replaced.trades} trades${period}.`);
  }
  return lines;
};

/** What became of a clients file, as people read it. */
const clientsFileLines = ({ rows, taken, setAside }: ClientsFile, dryRun: boolean): readonly string[] => [
  `Clients file: ${dryRun ? 'would take ' : ''}${taken} of ${counted(rows, 'row')}${dryRun ? '' : ' taken'}.`,
  ...asideLines(setAside, 'clients file: '),
];

/** A file of clients as programs get it. */
export const clientsJson = (outcome: ClientsOutcome) => {
  if (outcome.kind === 'refused') return { refused: outcome.doubt };
  const { clientsFile, ignoredColumns, merged, warnings } = outcome;
  const setAside = Object.fromEntries(Object.entries(clientsFile.setAside).map(([reason, { count }]) => [reason, count]));
  return { refused: null, rows: clientsFile.rows, taken: clientsFile.taken, setAside, ignoredColumns, merged, warnings };
};

/** A file of clients as people read it. */
export const clientsLines = (outcome: ClientsOutcome & { readonly kind: 'imported' }, dryRun: boolean): readonly string[] => [
  ...clientsFileLines(outcome.clientsFile, dryRun),
  ...remarkLines(outcome),
];

const MOST_MERGED = 20;

/** What was ignored or merged, and what people should know. */
const remarkLines = ({
  ignoredColumns,
  merged,
  warnings,
}: Pick<ImportReport, 'ignoredColumns' | 'merged' | 'warnings'>): readonly string[] => [
  ...(ignoredColumns.length > 0 ? [`Ignored columns: ${ignoredColumns.map((name) => `"${name}"`).join(', ')}.`] : []),
  ...merged.slice(0, MOST_MERGED).map(({ kept, spellings }) => `Merged: ${spellings.map((name) => `"${name}"`).join(', ')} are "${kept}".`),
  ...(merged.length > MOST_MERGED ? [`Merged: ${merged.length - MOST_MERGED} more.`] : []),
  ...warnings.map((warning) => `Note: ${warning}`),
];

const parts = ({
  taken,
  sales,
  duplicates,
  setAside,
}: {
  taken: number;
  sales: number;
  duplicates: number;
  setAside: Readonly<Record<string, SetAside>>;
}): string => {
  const aside = Object.values(setAside).reduce((sum, { count }) => sum + count, 0);
  return [
    [taken, 'taken'],
    [sales, 'sales'],
    [duplicates, 'known already'],
    [aside, 'set aside'],
  ]
    .filter(([count], place) => place === 0 || count !== 0)
    .map(([count, word]) => `${count} ${word}`)
    .join(', ');
};

const asideLines = (setAside: Readonly<Record<string, SetAside>>, prefix: string): readonly string[] =>
  Object.entries(setAside).map(
    ([reason, { count, lines }]) =>
      `Set aside: ${count} × ${prefix}${reason} (line ${lines.join(', ')}${count > lines.length ? ', ...' : ''})`,
  );

/** One import of the history. */
export const historyLine = ({ id, state, at, who, file, what }: PastImport, zone: string): string => {
  const when = at.toLocaleString('en-GB', {
    timeZone: zone,
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  });
  const replaces =
    what.replaces === 'everything'
      ? ', replacing everything'
      : what.replaces === 'period'
        ? `, replacing ${what.replaced} trades of a period`
        : '';
  const held =
    what.rows === 0 && typeof what.clients === 'number' ? counted(what.clients, 'client') : counted(Number(what.rows ?? 0), 'trade');
  return `${id}. ${when}, ${who ?? 'unknown'}: "${file}", ${held}${replaces}${state === 'in the book' ? '' : ` (${state})`}`;
};
