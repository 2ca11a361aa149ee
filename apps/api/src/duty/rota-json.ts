import type { Duties, RotaRow } from '../../../../database/duty/rotas.js';
import { rotaLimits } from '../../../../domain/duty/check-rota.js';
import {
  instant,
  day,
  integer,
  list,
  nullable,
  object,
  person,
  schema,
  text,
  uuid,
  versioned,
} from '../openapi/json-schema.js';

/** Of what is sent, how long it is at most: an id, a time of day. */
const id = { ...uuid, maxLength: 36 };
const time = { ...text, maxLength: 5 };

const layer = object(
  {
    name: { ...text, maxLength: rotaLimits.name, description: 'What no other layer is called.', example: 'sg' },
    zone: {
      ...text,
      maxLength: 64,
      description: 'In which handovers, hours and days are meant.',
      example: 'Asia/Singapore',
    },
    members: {
      ...list(id),
      minItems: 1,
      maxItems: rotaLimits.members,
      description: 'People by id, in order of their turns.',
    },
    starts: { ...day, maxLength: 10, description: 'Of the first handover; nobody is on duty before it.' },
    handover: { ...time, description: 'The local time of each handover.', example: '09:00' },
    weeks: { ...integer, minimum: 1, maximum: rotaLimits.weeks, description: 'How many weeks a turn lasts.' },
    hours: {
      ...nullable(object({ from: time, to: time })),
      description: 'Of duty in the local day, over midnight where the second comes first; null: round the clock.',
    },
    days: {
      ...list({ ...integer, minimum: 1, maximum: 7 }),
      minItems: 1,
      maxItems: 7,
      description: 'On which a duty begins, 1 (Monday) to 7 (Sunday).',
    },
  },
  'People of one zone who take turns.',
);

const override = object(
  {
    layer: { ...text, maxLength: rotaLimits.name, description: 'By its name.' },
    from: { ...integer, description: 'Epoch milliseconds.' },
    to: { ...integer, description: 'Epoch milliseconds.' },
    personId: { ...nullable(id), description: 'Who has it; null: nobody.' },
  },
  'Within it somebody else has the duty of the layer, or nobody.',
);

export const rotaBodySchema = schema(
  'RotaBody',
  object({
    layers: { ...list(layer), minItems: 1, maxItems: rotaLimits.layers, description: 'Each is on duty by itself.' },
    overrides: { ...list(override), maxItems: rotaLimits.overrides, description: 'Swaps and leave, past ones too.' },
  }),
);

export const rotaSchema = versioned(
  'Rota',
  object({
    id: uuid,
    name: text,
    description: text,
    body: rotaBodySchema,
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
