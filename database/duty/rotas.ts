import type { EntityManager, FindOneOptions } from 'typeorm';
import { onDuty } from '../../domain/duty/rota.js';
import { Refusal } from '../../domain/refusal.js';
import type { Instant } from '../../domain/time.js';
import { isUuid } from '../../domain/uuid.js';
import { rotas, type Rota as KeptRota } from '../entities/rota.js';
import { insertOnce, updateOne } from '../entities/write.js';
import type { Keyset, Sorts } from '../paging/keyset.js';
import { namesOf } from '../people/people.js';
import { sayWhoLeft } from './load-duty.js';

/** What is shown of a rota. */
export type RotaRow = Pick<KeptRota, 'id' | 'name' | 'description' | 'body' | 'version'>;

export const rotaSorts: Sorts = {
  name: [
    { sql: 'r.name_folded', type: 'text' },
    { sql: 'r.id', type: 'uuid' },
  ],
};

/** Rotas with this in their names; null: all. */
export function rotasNamed(manager: EntityManager, part: string | null, slice: Keyset): Promise<RotaRow[]> {
  const params: unknown[] = [part];
  return manager.query(
    `SELECT r.*, ${slice.columns} FROM rotas r
     WHERE ($1::text IS NULL OR strpos(r.name_folded, folded($1)) > 0) AND ${slice.after(params)} ${slice.orderBy}`,
    params,
  );
}

/** @throws Refusal `not-found` */
export function findRota(manager: EntityManager, id: string): Promise<RotaRow> {
  return rotaWith(manager, id, {});
}

/** Nobody else changes it until the transaction ends. @throws Refusal `not-found` */
export function lockRota(manager: EntityManager, id: string): Promise<RotaRow> {
  return rotaWith(manager, id, { lock: { mode: 'pessimistic_write' } });
}

async function rotaWith(
  manager: EntityManager,
  id: string,
  lock: Pick<FindOneOptions<KeptRota>, 'lock'>,
): Promise<RotaRow> {
  const row = isUuid(id) ? await manager.findOne(rotas, { where: { id }, ...lock }) : null;
  if (!row) throw new Refusal('not-found', `There is no rota ${id}. List the rotas to see their ids.`);
  return row;
}

/** One that is there already, of the same request, is left alone. */
export async function addRota(
  manager: EntityManager,
  { id, name, description, body }: Omit<RotaRow, 'version'>,
  createdBy: string,
): Promise<void> {
  await insertOnce(manager, rotas, { id, name, description, body, created_by: createdBy });
}

/** At its next version. */
export async function saveRota(
  manager: EntityManager,
  { id, name, description, body }: Omit<RotaRow, 'version'>,
): Promise<void> {
  await updateOne(manager, rotas, { id }, { name, description, body });
}

/** People by the id of the rota in which they are on duty. */
export type Duties = Map<string, { id: string; name: string }[]>;

/** Who is on duty in each of these rotas. */
export async function dutiesAt(manager: EntityManager, rows: RotaRow[], at: Instant): Promise<Duties> {
  // Who has left is said on copies: it is no part of what is kept and shown as the rota.
  const copies = rows.map(({ id, body }) => ({ id, rota: { ...body } }));
  await sayWhoLeft(
    manager,
    copies.map(({ rota }) => rota),
  );
  const onDutyBy = copies.map(({ id, rota }) => ({ id, people: onDuty(rota, at) }));
  const names = await namesOf(
    manager,
    onDutyBy.flatMap(({ people }) => people),
  );
  return new Map(
    onDutyBy.map(({ id, people }) => [
      id,
      people.map((person) => ({ id: person, name: names.get(person.toLowerCase()) ?? '' })),
    ]),
  );
}
