import type { Knex } from 'knex';
import type { ClientId } from '../../../advisor/units.ts';
import { textFromColumn } from '../../rows/columns.ts';

/** Rows whose document says that this client is the parent. */
export const withParent = (knex: Knex, table: string, id: ClientId): Knex.QueryBuilder =>
  knex(table).whereRaw('instr(document, ?) > 0', [`"parentId":${JSON.stringify(id)}`]);

export const withoutParent = (document: unknown, id: ClientId): string =>
  textFromColumn(document).replaceAll(`"parentId":${JSON.stringify(id)}`, '"parentId":null');
