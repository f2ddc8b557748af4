import { readFileSync } from 'node:fs';
import type { ConnectionOptions } from 'mysql2';

/** A parsed database URL. */
export type DatabaseAddress =
  | { readonly kind: 'sqlite'; readonly filename: string }
  | { readonly kind: 'mysql'; readonly connection: ConnectionOptions };

/** A database URL that can't be used. The message says why and how to fix it; it never contains the password. */
export class DatabaseUrlError extends Error {
  override readonly name = 'DatabaseUrlError';
}

const FORMS = 'Write sqlite:PATH or mysql://user:password@host:port/database';
const PARAMETERS = ['ssl', 'ssl-ca', 'ssl-verify-host'] as const;

/**
 * Parses `sqlite:PATH`, `sqlite::memory:` or `mysql://user:password@host:port/database`. MySQL URLs may have `?ssl=true` (the system's
 * certificate authorities, host name checked) or `?ssl-ca=FILE` (exactly this authority; the host name is checked only with
 * `&ssl-verify-host=true`, since a private authority's certificates rarely name it).
 *
 * @throws DatabaseUrlError
 */
export const parseDatabaseUrl = (url: string): DatabaseAddress => {
  if (url.startsWith('sqlite:')) {
    const filename = url.slice('sqlite:'.length).replace(/^\/\//, '');
    if (filename === '') throw new DatabaseUrlError('The database URL "sqlite:" names no file. Write sqlite:data/bond-advisor.sqlite');
    return { kind: 'sqlite', filename };
  }
  if (!url.startsWith('mysql://')) {
    const scheme = /^[a-z][a-z0-9+.-]*(?=:)/i.exec(url)?.[0];
    throw new DatabaseUrlError(`${scheme ? `"${scheme}:" is no database we know` : 'This is no database URL'}. ${FORMS}.`);
  }
  return { kind: 'mysql', connection: mysqlConnection(url) };
};

const mysqlConnection = (url: string): ConnectionOptions => {
  let parsed: URL;
  let user: string;
  let password: string;
  let database: string;
  try {
    parsed = new URL(url);
    user = decodeURIComponent(parsed.username);
    password = decodeURIComponent(parsed.password);
    database = decodeURIComponent(parsed.pathname.slice(1));
  } catch {
    throw new DatabaseUrlError(
      'The MySQL URL cannot be read. Write mysql://user:password@host:port/database, with / ? # @ : % in the password as %2F %3F %23 %40 %3A %25.',
    );
  }
  if (!parsed.hostname) throw new DatabaseUrlError('The MySQL URL names no host. Write mysql://user:password@host:port/database.');
  if (!user) throw new DatabaseUrlError('The MySQL URL names no user. Write mysql://user:password@host:port/database.');
  if (!database || database.includes('/')) {
    throw new DatabaseUrlError('The MySQL URL names no database. Write mysql://user:password@host:port/database.');
  }
  return {
    host: parsed.hostname.replace(/^\[|\]$/g, ''),
    port: parsed.port ? Number(parsed.port) : 3306,
    user,
    password,
    database,
    ...tls(parsed.searchParams),
  };
};

const tls = (parameters: URLSearchParams): Pick<ConnectionOptions, 'ssl'> => {
  for (const name of parameters.keys()) {
    if (!(PARAMETERS as readonly string[]).includes(name)) {
      throw new DatabaseUrlError(`The MySQL URL has a parameter "${name}" that we do not know. There are ${PARAMETERS.join(', ')}.`);
    }
  }
  const wanted = flag(parameters, 'ssl');
  const verifyHost = flag(parameters, 'ssl-verify-host');
  const file = parameters.get('ssl-ca');
  if (file !== null && wanted === false) throw new DatabaseUrlError('The MySQL URL has both ssl=false and ssl-ca. Leave one of them out.');
  if (file === null) {
    if (wanted !== true) return {};
    return { ssl: { rejectUnauthorized: true, verifyIdentity: verifyHost ?? true } };
  }
  try {
    return { ssl: { ca: readFileSync(file), rejectUnauthorized: true, verifyIdentity: verifyHost ?? false } };
  } catch (error) {
    throw new DatabaseUrlError(`The certificate file "${file}" of ssl-ca cannot be read (${(error as NodeJS.ErrnoException).code}).`);
  }
};

const flag = (parameters: URLSearchParams, name: string): boolean | null => {
  const text = parameters.get(name);
  if (text === null) return null;
  if (text === 'true' || text === 'false') return text === 'true';
  throw new DatabaseUrlError(`In the MySQL URL, ${name} is "${text}". Write ${name}=true or ${name}=false.`);
};
