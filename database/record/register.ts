import type { EntityManager } from 'typeorm';
import { recordKinds, type ShownKind } from '../engine/kinds.js';
import { notThere } from '../engine/not-there.js';
import { isUuid } from '../../domain/uuid.js';
import type { Keyset } from '../paging/keyset.js';
import type { Condition } from '../sql/condition.js';
import type { RecordRow, Row } from './row.js';

/** What is shown of every record of a register, whatever its kind. */
interface Marks {
  /** Of the people in it, by id. */
  names: Record<string, string>;
  restricted: boolean;
  created_at: Date;
  updated_at: Date;
}

/** A record as it is shown: its facts, the names of the people in it, and what its kind shows besides. */
export type Shown<F, More = object> = { facts: F } & Marks & More;

interface Listed {
  kind: ShownKind;
  /** By which conditions on them call a row. */
  alias: string;
  /** SQL: the columns with the people in it, by that name. */
  people: string;
  /** SQL: what is shown besides, each under its name. */
  more?: string;
}

/** Records that people call by a number, such as `RK-12`: found, listed and counted, once for all kinds. */
export class Register<F extends { id: string }, More = object> {
  private readonly columns: string;
  private readonly from: string;
  private readonly called: RegExp;

  constructor(
    private readonly row: RecordRow<F>,
    private readonly listed: Listed,
  ) {
    const { kind, alias, people, more } = listed;
    this.from = `${row.table} ${alias}`;
    this.called = new RegExp(String.raw`^${recordKinds[kind].letters}-(\d{1,15})$`, 'i');
    this.columns = `${alias}.*${row.dates(alias)},
      (SELECT jsonb_object_agg(p.id, p.name) FROM people p WHERE p.id IN (${people})) AS names,
      EXISTS (SELECT 1 FROM restricted_records h WHERE h.subject_id = ${alias}.id) AS restricted${more ? `, ${more}` : ''}`;
  }

  /** One by its id or as `RK-12`. @throws Refusal `not-found` */
  async find(manager: EntityManager, ref: string): Promise<Shown<F, More>> {
    const { alias, kind } = this.listed;
    const number = this.called.exec(ref)?.[1];
    const [column, value] = number === undefined ? ['id', ref] : ['number', Number(number)];
    const [row] =
      number !== undefined || isUuid(ref)
        ? await manager.query<(Row & Marks & More)[]>(
            `SELECT ${this.columns} FROM ${this.from} WHERE ${alias}.${column} = $1`,
            [value],
          )
        : [];
    if (!row) throw notThere(recordKinds[kind].path, ref);
    return this.shown(row);
  }

  /** A page of those that a condition leaves. */
  async list(manager: EntityManager, { sql, params }: Condition, slice: Keyset): Promise<(Shown<F, More> & Row)[]> {
    const rows = await manager.query<(Row & Marks & More)[]>(
      `SELECT ${this.columns}, ${slice.columns} FROM ${this.from}
       WHERE ${sql} AND ${slice.after(params)} ${slice.orderBy}`,
      params,
    );
    return rows.map((row) => this.shown(row));
  }

  async count(manager: EntityManager, { sql, params }: Condition): Promise<number> {
    const [row] = await manager.query<{ count: number }[]>(
      `SELECT count(*) AS count FROM ${this.from} WHERE ${sql}`,
      params,
    );
    return row?.count ?? 0;
  }

  private shown(row: Row & Marks & More): Shown<F, More> & Row {
    return { ...row, facts: this.row.factsOf(row) };
  }
}
