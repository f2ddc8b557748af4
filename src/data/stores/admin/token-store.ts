import { createHash, randomBytes } from 'node:crypto';
import type { TokenStore } from '../../../usecases/ports/people-store.ts';
import type { Database } from '../../database.ts';
import { textFromColumn, timeFromColumn } from '../../rows/columns.ts';
import { Row } from '../../rows/row.ts';

class TokenRow extends Row {
  static override tableName = 'advisor_access_tokens';
  static override idColumn = 'hash';
  declare hash: string;
  declare slack_user_id: string;
  declare issued_at: string | Date;
}

const PREFIX = 'bond-';
const BYTES = 32;

/** A token is random, so one round of a fast hash is enough. */
const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');

/** Who holds which access token. Only hashes are stored, so neither the database nor a backup opens anything. */
export const tokenStore = ({ knex }: Database): TokenStore => ({
  issue: async (slackUserId, at) => {
    const token = `${PREFIX}${randomBytes(BYTES).toString('base64url')}`;
    await TokenRow.query(knex).insert({ hash: hashOf(token), slack_user_id: slackUserId, issued_at: at });
    return token;
  },

  holder: async (token) => {
    const row = await TokenRow.query(knex).findById(hashOf(token));
    return row ? textFromColumn(row.slack_user_id) : null;
  },

  revoke: async (slackUserId) => TokenRow.query(knex).where({ slack_user_id: slackUserId }).delete(),

  list: async () =>
    (await TokenRow.query(knex).orderBy('issued_at').orderBy('hash')).map((row) => ({
      slackUserId: textFromColumn(row.slack_user_id),
      issuedAt: timeFromColumn(row.issued_at as string),
    })),
});
