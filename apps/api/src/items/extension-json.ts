import type { EntityManager } from 'typeorm';
import { weakerKinds } from '../../../../domain/item/weaker.js';
import { extensionRowsOf, type ExtensionRow } from '../../../../database/extensions/read-extensions.js';
import {
  choice,
  instant,
  integer,
  list,
  nullable,
  object,
  person,
  schema,
  text,
  uuid,
} from '../openapi/json-schema.js';
import { dueJson, dueSchema } from './item-json.js';
import { proofAskedSchema, provedSchema } from './proved-json.js';

const decisionSchema = object({
  person,
  onBehalfOf: nullable(person),
  decision: choice(['agreed', 'refused']),
  reason: nullable(text),
  at: instant,
  proved: nullable(provedSchema),
});

const properties = {
  id: uuid,
  number: integer,
  requestedBy: person,
  requestedFor: nullable(person),
  requestedAt: instant,
  reason: text,
  impact: text,
  asks: {
    ...choice(['later', ...weakerKinds]),
    description: 'More time, or that it be put on hold, cancelled or given another severity.',
  },
  severity: { ...nullable(text), description: 'The severity that is asked for; null: none, or another thing is.' },
  due: dueSchema,
  days: integer,
  terms: object({ required: integer, roles: list(text), people: list(uuid), proof: nullable(proofAskedSchema) }),
  decisions: list(decisionSchema),
  state: choice(['pending', 'granted', 'refused', 'lapsed', 'taken_back']),
  decidedBy: nullable(person),
  decidedFor: nullable(person),
  decidedAt: nullable(instant),
  decisionReason: nullable(text),
};

export const extensionSchema = schema('Extension', object(properties));

export type ExtensionJson = ReturnType<typeof extensionJson>;

/** Every extension that was asked for, the newest first. */
export async function extensionsOf(manager: EntityManager, itemId: string): Promise<ExtensionJson[]> {
  return (await extensionRowsOf(manager, itemId)).map(extensionJson);
}

function extensionJson(row: ExtensionRow) {
  const { required, roles, people, proof = null } = row.terms;
  return {
    id: row.id,
    number: row.number,
    requestedBy: { id: row.requested_by, name: row.requester },
    requestedFor: personOf(row.requested_for, row.absent_requester),
    requestedAt: row.requested_at.toISOString(),
    reason: row.reason,
    impact: row.impact,
    asks: row.asks?.what ?? 'later',
    severity: row.asks?.what === 'severity' ? row.asks.severity : null,
    due: dueJson(row),
    days: row.days,
    terms: { required, roles, people, proof },
    decisions: row.decisions,
    state: row.state,
    decidedBy: personOf(row.decided_by, row.decider),
    decidedFor: personOf(row.decided_for, row.absent_decider),
    decidedAt: row.decided_at?.toISOString() ?? null,
    decisionReason: row.decision_reason,
  };
}

function personOf(id: string | null, name: string | null): { id: string; name: string } | null {
  return id === null ? null : { id, name: name ?? '' };
}
