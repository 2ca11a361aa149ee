import type { EntityManager } from 'typeorm';
import { sayWhoLeft } from '../../../../database/duty/load-duty.js';
import { onDuty, type Rota } from '../../../../domain/duty/rota.js';
import { anyObject, instant, integer, list, person, object, schema, text, uuid } from '../openapi/json-schema.js';

export const rotaSchema = schema(
  'Rota',
  object({
    id: uuid,
    name: text,
    description: text,
    body: anyObject,
    onDuty: list(person),
    onDutyAt: instant,
    version: integer,
    'warning?': text,
  }),
);

export interface RotaRow {
  id: string;
  name: string;
  description: string;
  body: Rota;
  version: number;
}

export function rotaJson({ id, name, description, body, version }: RotaRow, at: number, duties: Duties): object {
  const people = duties.get(id) ?? [];
  return { id, name, description, body, onDuty: people, onDutyAt: new Date(at).toISOString(), version };
}

type Duties = Map<string, { id: string; name: string }[]>;

/** Who is on duty in each of these rotas. */
export async function dutiesAt(manager: EntityManager, rows: RotaRow[], at: number): Promise<Duties> {
  // Who has left is said on copies: it is no part of what is kept and shown as the rota.
  const rotas = rows.map(({ id, body }) => ({ id, rota: { ...body } }));
  await sayWhoLeft(
    manager,
    rotas.map(({ rota }) => rota),
  );
  const onDutyBy = rotas.map(({ id, rota }) => ({ id, people: onDuty(rota, at) }));
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

/** Names by id in lower case. */
export async function namesOf(manager: EntityManager, ids: string[]): Promise<Map<string, string>> {
  const rows = await manager.query<{ id: string; name: string }[]>('SELECT id, name FROM people WHERE id = ANY($1)', [
    ids,
  ]);
  return new Map(rows.map(({ id, name }) => [id, name]));
}
