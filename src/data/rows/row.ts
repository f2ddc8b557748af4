import { Model, type Pojo } from 'objection';

/** Base of the objection rows. Columns that MySQL stores as bytes (see `columns`) become text, as on SQLite. */
export class Row extends Model {
  // Otherwise `first()` fetches every matching row and keeps one: for the audit log, everything ever looked at.
  static override useLimitInFirst = true;

  override $parseDatabaseJson(json: Pojo): Pojo {
    const row = super.$parseDatabaseJson(json);
    for (const [name, value] of Object.entries(row)) if (Buffer.isBuffer(value)) row[name] = value.toString('utf8');
    return row;
  }
}
