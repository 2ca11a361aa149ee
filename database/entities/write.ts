import type { EntityManager, EntitySchema, FindOptionsWhere, QueryDeepPartialEntity } from 'typeorm';

/** Columns that are written: a value, or a function that gives SQL. One that is undefined is left as it is. */
export type Columns<R> = { [Name in keyof R]?: R[Name] | (() => string) | undefined };

/** Inserts a row, and gives it; null where there is one of this id, which is left as it is. Another key taken is an error. */
export async function insertOnce<R extends { id: string }>(
  manager: EntityManager,
  table: EntitySchema<R>,
  row: Columns<R>,
): Promise<R | null> {
  const inserted: { raw: unknown } = await manager
    .createQueryBuilder()
    .insert()
    .into(table)
    .values(row as QueryDeepPartialEntity<R>)
    .orUpdate([], ['id'])
    .returning('*')
    .updateEntity(false)
    .execute();
  const [made] = inserted.raw as R[];
  return made ?? null;
}

/**
 * Changes the row that is meant. A version of the record goes to its next, unless it is written itself. False where no row
 * is meant, say because it is at another version by now.
 */
export async function updateOne<R extends object>(
  manager: EntityManager,
  table: EntitySchema<R>,
  meant: Partial<R>,
  columns: Columns<R>,
): Promise<boolean> {
  const where = meant as FindOptionsWhere<R>;
  const { affected } = await manager.update(table, where, columns as QueryDeepPartialEntity<R>);
  return affected === 1;
}
