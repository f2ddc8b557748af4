import type { ProfilesOutcome } from '../../data/import/import-profiles.ts';

/** A file of risk profiles as programs get it. */
export const profilesJson = (outcome: ProfilesOutcome) =>
  outcome.kind === 'refused'
    ? { refused: outcome.doubt }
    : {
        refused: null,
        rows: outcome.rows,
        taken: outcome.taken,
        duplicates: outcome.duplicates,
        undated: outcome.undated,
        unknownClients: outcome.unknown.count,
        bands: outcome.bands,
        setAside: Object.fromEntries(Object.entries(outcome.setAside).map(([reason, { count }]) => [reason, count])),
        ignoredColumns: outcome.ignoredColumns,
      };

/** A file of risk profiles as people read it. */
export const profilesLines = (outcome: ProfilesOutcome & { readonly kind: 'imported' }, dryRun: boolean): readonly string[] => {
  const { rows, taken, duplicates, undated, unknown, bands, setAside, ignoredColumns } = outcome;
  const said = dryRun ? 'Would record' : 'Recorded';
  return [
    `${said} ${taken} risk profiles of ${rows} rows: ${bands.A} in band A, ${bands.B} in B, ${bands.C} in C.`,
    ...(duplicates > 0 ? [`${duplicates} were recorded before.`] : []),
    ...(undated > 0 ? [`${undated} have no date of assessment: they count from today.`] : []),
    ...(unknown.count > 0
      ? [
          `${unknown.count} clients aren't in the book (${unknown.first.map((id) => `"${id}"`).join(', ')}): check how their ids are written.`,
        ]
      : []),
    ...Object.entries(setAside).map(
      ([reason, { count, lines }]) => `Set aside: ${count} × ${reason} (line ${lines.join(', ')}${count > lines.length ? ', ...' : ''})`,
    ),
    ...(ignoredColumns.length > 0 ? [`Ignored columns: ${ignoredColumns.map((name) => `"${name}"`).join(', ')}.`] : []),
  ];
};
