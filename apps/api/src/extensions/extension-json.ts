import type { EntityManager } from 'typeorm';
import type { ExtensionTerms } from '../../../../domain/policy/extension.js';
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
import { dueJson, dueSchema } from '../items/item-json.js';

const decisionSchema = object({
  person,
  onBehalfOf: nullable(person),
  decision: choice(['agreed', 'refused']),
  reason: nullable(text),
  at: instant,
});

const properties = {
  id: uuid,
  number: integer,
  requestedBy: person,
  requestedFor: nullable(person),
  requestedAt: instant,
  reason: text,
  impact: text,
  due: dueSchema,
  days: integer,
  terms: object({ required: integer, roles: list(text), people: list(uuid) }),
  decisions: list(decisionSchema),
  state: choice(['pending', 'granted', 'refused', 'lapsed', 'taken_back']),
  decidedBy: nullable(person),
  decidedFor: nullable(person),
  decidedAt: nullable(instant),
  decisionReason: nullable(text),
};

export const extensionSchema = schema('Extension', object(properties));

interface Row {
  id: string;
  number: number;
  requested_by: string;
  requester: string;
  requested_for: string | null;
  absent_requester: string | null;
  requested_at: Date;
  reason: string;
  impact: string;
  due_date: string;
  due_time: string | null;
  due_zone: string;
  due_at: Date;
  days: number;
  terms: ExtensionTerms;
  decisions: object[];
  state: string;
  decided_by: string | null;
  decider: string | null;
  decided_for: string | null;
  absent_decider: string | null;
  decided_at: Date | null;
  decision_reason: string | null;
}

export type ExtensionJson = ReturnType<typeof extensionJson>;

/** Every extension that was asked for, the newest first. */
export async function extensionsOf(manager: EntityManager, itemId: string): Promise<ExtensionJson[]> {
  const rows = await manager.query<Row[]>(
    `SELECT e.*, e.due_date::text AS due_date, r.name AS requester, a.name AS absent_requester, d.name AS decider,
       f.name AS absent_decider,
       coalesce((SELECT jsonb_agg(jsonb_build_object(
           'person', jsonb_build_object('id', p.id, 'name', p.name),
           'onBehalfOf', CASE WHEN o.id IS NOT NULL THEN jsonb_build_object('id', o.id, 'name', o.name) END,
           'decision', x.decision, 'reason', x.reason, 'at', x.at) ORDER BY x.at, p.id)
         FROM extension_decisions x JOIN people p ON p.id = x.person_id LEFT JOIN people o ON o.id = x.for_person_id
         WHERE x.extension_id = e.id), '[]') AS decisions
     FROM due_date_extensions e JOIN people r ON r.id = e.requested_by LEFT JOIN people a ON a.id = e.requested_for
     LEFT JOIN people d ON d.id = e.decided_by LEFT JOIN people f ON f.id = e.decided_for
     WHERE e.item_id = $1 ORDER BY e.number DESC`,
    [itemId],
  );
  return rows.map(extensionJson);
}

function extensionJson(row: Row) {
  const { required, roles, people } = row.terms;
  return {
    id: row.id,
    number: row.number,
    requestedBy: { id: row.requested_by, name: row.requester },
    requestedFor: personOf(row.requested_for, row.absent_requester),
    requestedAt: row.requested_at.toISOString(),
    reason: row.reason,
    impact: row.impact,
    due: dueJson(row),
    days: row.days,
    terms: { required, roles, people },
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
