import { instant, integer, object, text } from '../openapi/json-schema.js';

/** How and when whoever decided had proved who they are; null where the policy did not ask for it. */
export const provedSchema = object({
  how: { ...text, description: '`password`, or `provider:` and the key of a provider.' },
  at: instant,
});

/** What a policy asks of whoever decides. */
export const proofAskedSchema = object({ maxAgeMinutes: integer });
