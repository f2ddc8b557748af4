import { z } from 'zod';

/**
 * A backup is gzipped JSON lines: a header; for each table a line with its name and columns and one array per row; last a line with the
 * number of rows and the SHA-256 of everything before it. Text is text, times are ISO text in UTC, money and days are numbers, and binary
 * values are `{"base64": ...}`. docs/operating.md describes it.
 */
export const BACKUP_FORMAT = 'bond-advisor-backup';
export const BACKUP_VERSION = 1;

export const headerSchema = z.object({
  format: z.literal(BACKUP_FORMAT),
  version: z.int(),
  takenAt: z.iso.datetime(),
  migrations: z.array(z.string()),
});
export type BackupHeader = z.infer<typeof headerSchema>;

export const tableSchema = z.object({
  table: z.string().regex(/^advisor_[a-z_]+$/),
  columns: z.array(z.string().regex(/^[a-z0-9_]+$/)).min(1),
});
export const endSchema = z.object({ end: z.literal(true), rows: z.int().min(0), sha256: z.string().regex(/^[0-9a-f]{64}$/) });
export const valueSchema = z.union([z.string(), z.number(), z.null(), z.object({ base64: z.string() })]);
export type BackupValue = z.infer<typeof valueSchema>;
export const rowSchema = z.array(valueSchema);

/** The file isn't a backup, is cut off or was changed, or it doesn't fit this database. The message says which and what to do. */
export class BackupError extends Error {
  override readonly name = 'BackupError';
}
