import { eventShapes } from '../../../../domain/webhook/event-types.js';
import { payloadOf } from '../../../../domain/webhook/payload.js';
import type { JsonSchema } from './json-schema.js';

const header = (name: string, description: string): JsonSchema => ({
  name,
  in: 'header',
  required: true,
  description,
  schema: { type: 'string' },
});

const headers = [
  header('webhook-id', 'The same whenever the event is sent, replayed too.'),
  header('webhook-timestamp', 'When it was sent, in seconds since 1970-01-01T00:00Z.'),
  header('webhook-signature', 'Signatures as by Standard Webhooks, divided by spaces; one that fits is enough.'),
];

/** What outgoing webhooks send, one entry for each type of event (OpenAPI 3.1, `webhooks`). */
export function sentWebhooks(): Record<string, JsonSchema> {
  return Object.fromEntries(
    Object.entries(eventShapes).map(([type, { says }]) => {
      const { schema, example } = payloadOf(type);
      const post = {
        operationId: `sent_${type.replace('.', '_')}`,
        summary: says,
        parameters: headers,
        requestBody: { required: true, content: { 'application/json': { schema, example } } },
        responses: { '2XX': { description: 'It was taken.' }, '410': { description: 'Send no more.' } },
        security: [],
      };
      return [type, { post }];
    }),
  );
}
