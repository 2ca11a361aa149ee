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
    version: integer,
  }),
);

export type ExceptionJson = ReturnType<typeof exceptionJson>;

export function exceptionJson(row: ShownException) {
  return {
    id: row.id,
    number: row.number,
    key: exceptionKey(row.number),
    kind: row.kind,
    title: row.title,
    scope: { text: row.scope, markets: row.markets, domain: row.domain },
    rule: row.rule,
    itemCount: row.item_count,
    rationale: row.rationale,
    inherentRating: row.inherent,
    residualRating: row.residual,
    requestedBy: { id: row.requested_by, name: row.requester_name },
    riskOwner: { id: row.risk_owner_id, name: row.risk_owner_name },
    domainLead: row.domain_lead_id === null ? null : { id: row.domain_lead_id, name: row.domain_lead_name ?? '' },
    starts:
      row.starts_at === null
        ? null
        : {
            date: row.starts_date_text ?? '',
            time: row.starts_time ?? '',
            zone: row.starts_zone ?? '',
            at: row.starts_at.toISOString(),
          },
    ends: { date: row.ends_date_text, time: row.ends_time, zone: row.ends_zone, at: row.ends_at.toISOString() },
    status: row.status,
    stale: row.stale_since === null ? null : { since: row.stale_since.toISOString(), reason: row.stale_reason ?? '' },
    approvedAt: iso(row.approved_at),
    activatedAt: iso(row.activated_at),
    endedAt: iso(row.ended_at),
    endReason: row.end_reason,
    renews: refOf(row.predecessor_id, row.predecessor_number),
    renewedBy: refOf(row.successor?.id ?? null, row.successor?.number ?? null),
    policyVersionId: row.policy_version_id,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
    restricted: row.restricted,
    version: row.version,
  };
}

export function exceptionParts(row: ShownException): ExceptionParts {
  return {
    requestedBy: row.requested_by,
    riskOwnerId: row.risk_owner_id,
    domainLeadId: row.domain_lead_id,
    programManagerIds: row.program_manager_ids,
    place: { domain: row.domain, markets: row.markets, programIds: row.program_ids },
  };
}

function refOf(id: string | null, number: number | null): { id: string; key: string } | null {
  return id === null || number === null ? null : { id, key: exceptionKey(number) };
}

function iso(value: Date | null): string | null {
  return value === null ? null : value.toISOString();
}
