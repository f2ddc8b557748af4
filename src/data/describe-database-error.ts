import { parseDatabaseUrl } from './database-url.ts';

interface DatabaseError {
  readonly code?: string;
  readonly message?: string;
  readonly sqlMessage?: string;
  readonly nativeError?: unknown;
}

/** The error's code, as the database or the system gave it: `ER_ACCESS_DENIED_ERROR`, `SQLITE_FULL`, `ECONNREFUSED`; empty if it has none. */
export const databaseCode = (error: unknown): string => {
  const { code } = ((error as DatabaseError | null)?.nativeError ?? error ?? {}) as DatabaseError;
  return typeof code === 'string' ? code : '';
};

/** Describes where the URL points, without user and password. */
export const placeOfDatabase = (url: string): string => {
  try {
    const address = parseDatabaseUrl(url);
    if (address.kind === 'sqlite')
      return address.filename === ':memory:' ? 'the database in memory' : `the database file "${address.filename}"`;
    const { host, port, database } = address.connection;
    return `the database "${database}" at ${host}:${port}`;
  } catch {
    return 'the database';
  }
};

const TLS = /^(SELF_SIGNED|DEPTH_ZERO|UNABLE_TO|CERT_|ERR_TLS|ERR_SSL|HANDSHAKE_SSL|EPROTO)/;

const CONFIGURATION =
  /^(ER_\w*ACCESS_DENIED\w*|ER_(DB|TABLE|COLUMN)ACCESS_DENIED_ERROR|ER_BAD_DB_ERROR|ER_NO_SUCH_TABLE|ER_BAD_FIELD_ERROR|ER_SECURE_TRANSPORT_REQUIRED|ER_HANDSHAKE_ERROR|ER_HOST_(IS_BLOCKED|NOT_PRIVILEGED)|ER_ACCOUNT_HAS_BEEN_LOCKED|ER_MUST_CHANGE_PASSWORD|ER_NOT_SUPPORTED_AUTH_MODE|AUTH_\w+|HANDSHAKE_\w+|SQLITE_(NOTADB|CORRUPT|READONLY|CANTOPEN|PERM|AUTH)\w*)$/;

/** Whether a database error stays until somebody changes something, as a refused password does. A server that isn't up yet may come. */
export const needsSomebody = (error: unknown): boolean => {
  const code = databaseCode(error);
  const message = (error as Error | null)?.message ?? '';
  return (
    isUrlError(error) ||
    CONFIGURATION.test(code) ||
    TLS.test(code) ||
    // MariaDB's number for a locked account is unknown to mysql2, so there's no code.
    /no such (table|column)|Unable to open connection|account is locked/.test(message)
  );
};

/** What went wrong and what to do, by error code; null for other codes. `place` reads like `the database "book" at localhost:3306`. */
const remedy = (code: string, place: string, detail: string): string | null => {
  switch (code) {
    case 'ECONNREFUSED':
      return `Nothing answers where ${place} should be. Start the server, or correct host and port in the URL.`;
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `The host of ${place} is not known. Correct it in the URL.`;
    case 'ETIMEDOUT':
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
      return `The server of ${place} does not answer. Check host, port and firewall.`;
    case 'ER_ACCESS_DENIED_ERROR':
    case 'ER_ACCESS_DENIED_NO_PASSWORD_ERROR':
      return `The server of ${place} refuses this user or password. Correct them in the URL (with @ : / ? # % written as %40 %3A %2F %3F %23 %25); where the server demands TLS, add ?ssl=true or ?ssl-ca=FILE.`;
    case 'ER_DBACCESS_DENIED_ERROR':
    case 'ER_TABLEACCESS_DENIED_ERROR':
    case 'ER_COLUMNACCESS_DENIED_ERROR':
    case 'ER_SPECIFIC_ACCESS_DENIED_ERROR':
      return `The user of the URL may not do this in ${place} (${detail}). Grant it, or use another user.`;
    case 'ER_BAD_DB_ERROR':
      return `The server is there, but ${place} is not. Create it, or correct its name in the URL.`;
    case 'ER_SECURE_TRANSPORT_REQUIRED':
      return `The server of ${place} demands TLS. Add ?ssl=true or ?ssl-ca=FILE to the URL.`;
    case 'HANDSHAKE_NO_SSL_SUPPORT':
      return `The server of ${place} has no TLS. Take ssl and ssl-ca out of the URL, or set TLS up at the server.`;
    case 'PROTOCOL_CONNECTION_LOST':
    case 'ECONNRESET':
    case 'EPIPE':
      return `The connection to ${place} was lost. Try again; if it happens again, look at the server's log.`;
    case 'ER_UNKNOWN_COM_ERROR':
      return `The server of ${place} is a node that isn't part of its cluster now. Wait until it has joined, or name another node in the URL.`;
    case 'ER_LOCK_DEADLOCK':
    case 'ER_LOCK_WAIT_TIMEOUT':
    case 'ER_CHECKREAD':
      return `Others keep changing the same rows in ${place}. Try again.`;
    case 'ER_CON_COUNT_ERROR':
    case 'ER_TOO_MANY_USER_CONNECTIONS':
      return `The server of ${place} has no connection left. Raise its max_connections, or end other programs.`;
    case 'SQLITE_NOTADB':
    case 'SQLITE_CORRUPT':
      return `${capital(place)} is damaged or no SQLite database. Name another file in the URL, or restore a backup.`;
    case 'SQLITE_READONLY':
    case 'SQLITE_CANTOPEN':
      return `${capital(place)} cannot be written. Check the rights of the file and its folder.`;
    case 'SQLITE_BUSY':
      return `${capital(place)} is kept busy by another process. Wait until it is done, or end it.`;
    case 'SQLITE_FULL':
    case 'ER_DISK_FULL':
    case 'ER_RECORD_FILE_FULL':
      return `There is no room left on the disk of ${place}. Make room.`;
    case 'SQLITE_IOERR':
      return `The disk of ${place} can't be read or written (${detail}). Check it, and whether it's mounted read-only.`;
    case 'ER_OPTION_PREVENTS_STATEMENT':
      return `The server of ${place} only allows reading (${detail}). Name the server that can be written in the URL.`;
    default:
      return TLS.test(code)
        ? `The certificate of the server of ${place} is not trusted (${detail}). Name the authority that signed it with ?ssl-ca=FILE in the URL.`
        : null;
  }
};

/** Checked by name: an error from a worker thread is no longer an instance of its class. */
const isUrlError = (error: unknown): error is Error => (error as Error | null)?.name === 'DatabaseUrlError';

/** Whether an error came from a database or the connection to it, rather than from a bug of ours. */
export const isDatabaseError = (error: unknown): boolean => {
  if (isUrlError(error) || /KnexTimeoutError/.test((error as Error)?.name ?? '')) return true;
  const native = ((error as DatabaseError)?.nativeError ?? error ?? {}) as DatabaseError & { readonly errno?: number };
  return (
    typeof native.sqlMessage === 'string' ||
    remedy(native.code ?? '', '', '') !== null ||
    /^(ER_|SQLITE_)/.test(native.code ?? '') ||
    /no such table|Unable to open connection to local database/.test(native.message ?? '')
  );
};

/**
 * Describes a database error in one or two sentences: what's wrong and how to fix it. Never contains the password or values from a query.
 *
 * @param url the database's URL, to say where it is
 */
export const describeDatabaseError = (error: unknown, url: string): string => {
  if (isUrlError(error)) return error.message;
  const place = placeOfDatabase(url);
  const native = ((error as DatabaseError)?.nativeError ?? error ?? {}) as DatabaseError;
  const message = native.message ?? String(error);
  const detail = withoutPassword(native.sqlMessage ?? message.split(' - ').at(-1) ?? message, url);
  if (native.code === 'ER_NO_SUCH_TABLE' || /no such table/.test(message)) {
    const table =
      /no such table: (\S+)/.exec(message)?.[1] ?? /Table '(?:[^'.]+\.)?([^']+)' doesn't exist/.exec(detail)?.[1] ?? 'that is needed';
    const cure = table.startsWith('advisor_') ? 'Run "bond-advisor migrate".' : 'Check that it is the right database, and SOURCE_LAYOUT.';
    return `${capital(place)} has no table ${table}. ${cure}`;
  }
  const code = /Unable to open connection to local database/.test(message) ? 'SQLITE_CANTOPEN' : databaseCode(error);
  if (/KnexTimeoutError/.test((error as Error)?.name ?? '')) return `${capital(place)} is overloaded: no connection became free in time.`;
  return remedy(code, place, detail) ?? `${capital(place)} says: ${detail}`;
};

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const withoutPassword = (text: string, url: string): string => {
  const encoded = /^mysql:\/\/[^:/@]*:(.*)@/s.exec(url)?.[1];
  if (!encoded) return text;
  let plain = encoded;
  try {
    plain = decodeURIComponent(encoded);
  } catch {
    // Then the text can only contain the encoded form.
  }
  return text.replaceAll(encoded, '…').replaceAll(plain, '…');
};
