import { Model, type Pojo } from 'objection';

/** Base of the objection rows. What MySQL holds as bytes (see `columns`) is text here, as it is on SQLite. */
export class Row extends Model {
  // Else `first()` fetches every row that matches, and keeps one: of the audit log all that was ever looked at.
  static override useLimitInFirst = true;

  override $parseDatabaseJson(json: Pojo): Pojo {
    const row = super.$parseDatabaseJson(json);
    for (const [name, value] of Object.entries(row)) if (Buffer.isBuffer(value)) row[name] = value.toString('utf8');
    return row;
  }
}
