import { exceptionKey, exceptionKinds } from '../../../../domain/exception/exception.js';
import { ratings } from '../../../../domain/policy/rating.js';
import { exceptionStatuses } from '../../../../domain/exception/table.js';
import type { ShownException } from '../../../../database/exceptions/read-exceptions.js';
import type { ExceptionParts } from '../../../../domain/access/exception-access.js';
import {
  choice,
  day,
  flag,
  instant,
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

export const exceptionRef = schema('ExceptionRef', object({ id: uuid, key: text }));

const momentSchema = object({ date: day, time: text, zone: text, at: instant });

export const exceptionSchema = versioned(
  'Exception',
  object({
    id: uuid,
    number: integer,
    key: text,
    kind: choice(exceptionKinds),
    title: text,
    scope: object({ text, markets: list(text), domain: nullable(text) }),
    rule: nullable(text),
    itemCount: integer,
    rationale: text,
    inherentRating: choice(ratings),
    residualRating: choice(ratings),
    requestedBy: person,
    riskOwner: person,
    domainLead: nullable(person),
    starts: nullable(momentSchema),
    ends: momentSchema,
    status: choice(exceptionStatuses),
    stale: nullable(object({ since: instant, reason: text })),
    approvedAt: nullable(instant),
    activatedAt: nullable(instant),
    endedAt: nullable(instant),
    endReason: nullable(text),
    renews: nullable(exceptionRef),
    renewedBy: nullable(exceptionRef),
    policyVersionId: uuid,
    createdAt: instant,
    updatedAt: instant,
    restricted: flag,
    brokenGlass: flag,
    version: integer,
  }),
);

export type ExceptionJson = ReturnType<typeof exceptionJson>;

export function exceptionJson(row: ShownException) {
  const { facts: e, names } = row;
  const named = (id: string): { id: string; name: string } => ({ id, name: names[id] ?? '' });
  return {
    id: e.id,
    number: e.number,
    key: exceptionKey(e.number),
    kind: e.kind,
    title: e.title,
    scope: { text: e.scope, markets: e.markets, domain: e.domain },
    rule: e.rule,
    itemCount: row.item_count,
    rationale: e.rationale,
    inherentRating: e.inherent,
    residualRating: e.residual,
    requestedBy: named(e.requestedBy),
    riskOwner: named(e.riskOwnerId),
    domainLead: e.domainLeadId === null ? null : named(e.domainLeadId),
    starts: e.starts === null || e.startsAt === null ? null : { ...e.starts, at: new Date(e.startsAt).toISOString() },
    ends: { ...e.ends, at: new Date(e.endsAt).toISOString() },
    status: e.status,
    stale: e.staleSince === null ? null : { since: new Date(e.staleSince).toISOString(), reason: e.staleReason ?? '' },
    approvedAt: iso(e.approvedAt),
    activatedAt: iso(e.activatedAt),
    endedAt: iso(e.endedAt),
    endReason: e.endReason,
    renews: refOf(e.predecessorId, row.predecessor_number),
    renewedBy: refOf(row.successor?.id ?? null, row.successor?.number ?? null),
    policyVersionId: e.policyVersionId,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
    restricted: row.restricted,
    brokenGlass: row.broken_glass,
    version: e.version,
  };
}

export function exceptionParts({ facts: e, program_manager_ids, program_ids }: ShownException): ExceptionParts {
  return {
    requestedBy: e.requestedBy,
    riskOwnerId: e.riskOwnerId,
    domainLeadId: e.domainLeadId,
    programManagerIds: program_manager_ids,
    place: { domain: e.domain, markets: e.markets, programIds: program_ids },
  };
}

function refOf(id: string | null, number: number | null): { id: string; key: string } | null {
  return id === null || number === null ? null : { id, key: exceptionKey(number) };
}

function iso(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}
