import type { Duties, RotaRow } from '../../../../database/duty/rotas.js';
import { anyObject, instant, integer, list, person, object, text, uuid, versioned } from '../openapi/json-schema.js';

export const rotaSchema = versioned(
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

export function rotaJson({ id, name, description, body, version }: RotaRow, at: number, duties: Duties): object {
  const people = duties.get(id) ?? [];
  return { id, name, description, body, onDuty: people, onDutyAt: new Date(at).toISOString(), version };
}
