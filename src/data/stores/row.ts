import { Model, type Pojo } from 'objection';

/** Base of the objection rows. What MySQL holds as bytes (see `columns`) is text here, as it is on SQLite. */
export class Row extends Model {
  override $parseDatabaseJson(json: Pojo): Pojo {
    const row = super.$parseDatabaseJson(json);
    for (const [name, value] of Object.entries(row)) if (Buffer.isBuffer(value)) row[name] = value.toString('utf8');
    return row;
  }
}
