import { type BookSource, SourceUnavailableError } from '../../../usecases/ports/book-source.ts';
import { needsSomebody } from '../../describe-database-error.ts';

const ADVICE: ReadonlyArray<readonly [RegExp, string]> = [
  [
    /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH)$/,
    'cannot be reached. Check that the server runs, and host and port in SOURCE_DATABASE_URL (where that is unset: DATABASE_URL).',
  ],
  [
    /^(ECONNRESET|EPIPE|PROTOCOL_CONNECTION_LOST|ER_SERVER_SHUTDOWN|ER_CONNECTION_KILLED)$/,
    'dropped the connection. Try again; if it stays, ask who runs the server.',
  ],
  [/^ER_UNKNOWN_COM_ERROR$/, "isn't part of its cluster now. Wait until it has joined, or name another node in SOURCE_DATABASE_URL."],
  [
    /^(ER_ACCESS_DENIED_ERROR|ER_ACCESS_DENIED_NO_PASSWORD_ERROR)$/,
    'refuses the user. Check user and password in SOURCE_DATABASE_URL (where that is unset: DATABASE_URL).',
  ],
  [
    /^ER_DBACCESS_DENIED_ERROR$/,
    'does not let the user in. Grant SELECT on the book, or check the database name in SOURCE_DATABASE_URL (where that is unset: DATABASE_URL).',
  ],
  [/^ER_BAD_DB_ERROR$/, 'has no database of that name. Check the end of SOURCE_DATABASE_URL (where that is unset: DATABASE_URL).'],
  [
    /^(ER_TABLEACCESS_DENIED_ERROR|ER_COLUMNACCESS_DENIED_ERROR)$/,
    "does not let the user read one of the book's tables. Grant SELECT on them.",
  ],
  [/^(ER_NO_SUCH_TABLE|ER_BAD_FIELD_ERROR)$/, "lacks one of the book's tables or columns. Run `doctor` to see which."],
  [
    /^(ER_HANDSHAKE_ERROR|HANDSHAKE_(NO_SSL|SSL)_.*|.*CERT.*|ERR_TLS_.*)$/,
    'and we do not agree on TLS. Check ?ssl=true or ?ssl-ca=FILE in SOURCE_DATABASE_URL (where that is unset: DATABASE_URL).',
  ],
  [/^SQLITE_(BUSY|LOCKED).*/, 'is locked by another program. Try again.'],
  [
    /^SQLITE_(NOTADB|CORRUPT).*/,
    'is no SQLite file, or a damaged one. Check the path in SOURCE_DATABASE_URL (where that is unset: DATABASE_URL).',
  ],
  [
    /^SQLITE_CANTOPEN.*/,
    'cannot be opened. Check the path in SOURCE_DATABASE_URL (where that is unset: DATABASE_URL), and who may read it.',
  ],
];

/**
 * Turns a database failure into the error a use case understands. Any other error is our own bug and is returned unchanged. The message
 * contains only the database's error code: its own texts have client ids, users and SQL.
 */
export const asSourceError = (error: unknown): unknown => {
  if (error instanceof SourceUnavailableError) return error;
  const { code, name } = error as { code?: unknown; name?: unknown };
  if (name === 'KnexTimeoutError')
    return new SourceUnavailableError("The book's database gives no connection. Check that the server runs.");
  if (typeof code !== 'string') return error;
  const advice = ADVICE.find(([pattern]) => pattern.test(code))?.[1];
  if (!advice && !/^(ER_|SQLITE_|PROTOCOL_|E[A-Z]+$)/.test(code)) return error;
  return new SourceUnavailableError(
    `The book's database ${advice ?? 'could not answer. Run `doctor` to see more.'} (${code})`,
    needsSomebody(error) ? 'configuration' : 'away',
  );
};

/** The same source, with every database failure reported as SourceUnavailableError. */
export const withSourceErrors = (source: BookSource): BookSource => ({
  hasRelationshipManagers: () => telling(() => source.hasRelationshipManagers()),
  readBook: (options) => telling(() => source.readBook(options)),
  readClient: (id, until) => telling(() => source.readClient(id, until)),
  readTrades: (ids) => telling(() => source.readTrades(ids)),
  readManagersOf: (ids) => telling(() => source.readManagersOf(ids)),
  readFamily: (id) => telling(() => source.readFamily(id)),
  ...(source.readBornOn && { readBornOn: (birthDay) => telling(async () => (await source.readBornOn?.(birthDay)) ?? []) }),
  readRelationshipManagers: () => telling(() => source.readRelationshipManagers()),
  readBondsOnOffer: (asOf, newest) => telling(() => source.readBondsOnOffer(asOf, newest)),
  readBond: (bondId, asOf) => telling(() => source.readBond(bondId, asOf)),
  reach: () => telling(() => source.reach()),
  newestTradeDay: (until) => telling(() => source.newestTradeDay(until)),
});

export const telling = async <T>(ask: () => Promise<T>): Promise<T> => {
  try {
    return await ask();
  } catch (error) {
    throw asSourceError(error);
  }
};
