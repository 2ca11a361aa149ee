import type { Rota } from '../../../../domain/duty/rota.js';
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
