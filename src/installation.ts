import type { Config } from './config.ts';
import type { Installation } from './usecases/home/home-content.ts';

const WORDS_OF_KIND = { sqlite: 'SQLite', mysql: 'MySQL' } as const;

/** What an admin may read of the configuration: kinds, never addresses or passwords. */
export const installationOf = (config: Config): Installation => {
  const kindOf = (url: string): string => WORDS_OF_KIND[url.startsWith('mysql:') ? 'mysql' : 'sqlite'];
  const layout = config.sourceMapping
    ? 'described by a mapping'
    : config.sourceLayout
      ? `${config.sourceLayout} layout`
      : 'its layout recognised by its tables';
  const where =
    config.sourceDatabaseUrl === config.databaseUrl
      ? 'in the same database'
      : `in a ${kindOf(config.sourceDatabaseUrl)} database of its own`;
  return { database: kindOf(config.databaseUrl), source: `${where}, ${layout}` };
};

/** Why this installation's book isn't loaded from files; null if it is. */
export const readOnlyBook = ({ databaseUrl, sourceDatabaseUrl, sourceMapping }: Config): string | null =>
  sourceMapping !== null || sourceDatabaseUrl !== databaseUrl
    ? "This installation reads the firm's own database, which nothing is written into. New trades appear there by themselves."
    : null;
