import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import type { DataSource } from 'typeorm';
import { eventJson, type EventRow } from '../../database/trail/event-json.js';
import { eventShapes } from '../../domain/webhook/event-types.js';
import { payloadOf } from '../../domain/webhook/payload.js';

const ajv = new Ajv2020({ strict: false, allErrors: true });
const pattern = (text: string) => new RegExp(text);
ajv.addFormat('uuid', pattern('^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'));
ajv.addFormat('date', pattern(String.raw`^\d{4}-\d\d-\d\d$`));
ajv.addFormat('date-time', pattern(String.raw`^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$`));

const validators = new Map<string, ValidateFunction>();

function validatorOf(type: string): ValidateFunction | null {
  if (!(type in eventShapes)) return null;
  const validate = validators.get(type) ?? ajv.compile(payloadOf(type, true).schema);
  validators.set(type, validate);
  return validate;
}

/** What is wrong with a body that an outgoing webhook sends; null where it is as it is documented, no more and no less. */
export function againstDocument(body: { type: string }): string | null {
  const validate = validatorOf(body.type);
  if (!validate) return `${body.type} is not in domain/webhook/events`;
  const fits: boolean = validate(body);
  if (fits) return null;
  return `${body.type}: ${ajv.errorsText(validate.errors)} in ${JSON.stringify(body).slice(0, 1_500)}`;
}

/** Of all that a test has recorded, one of each kind of data: what is wrong with those that are not as documented. */
export async function undocumentedEvents(dataSource: DataSource): Promise<string[]> {
  const rows = await dataSource.query<EventRow[]>(
    `SELECT DISTINCT ON (e.type, k.keys) e.*, p.name AS actor_name FROM audit_events e
     LEFT JOIN people p ON p.id = e.actor_id,
     LATERAL (SELECT string_agg(key || jsonb_typeof(value), ',' ORDER BY key) AS keys FROM jsonb_each(e.data)) k`,
  );
  return rows.flatMap((row) => {
    const body = { type: row.type, timestamp: row.at.toISOString(), data: eventJson(row) };
    return againstDocument(JSON.parse(JSON.stringify(body)) as typeof body) ?? [];
  });
}

export function howToDocument(wrong: readonly string[]): string {
  const how =
    'Say the fields in domain/webhook/events, and write docs/webhook-events.md anew: ' +
    'UPDATE_DOCS=1 npm test -- apps/api/src/webhooks --selectProjects unit';
  return `Events were recorded that are not as they are documented.\n${wrong.join('\n')}\n${how}`;
}
