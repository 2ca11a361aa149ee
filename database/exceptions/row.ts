import type { CompensatingControl, Exception, ExceptionKind } from '../../domain/exception/exception.js';
import type { Rating } from '../../domain/exception/rating.js';
import type { ExceptionStatus } from '../../domain/exception/table.js';
import { instantOf } from '../items/columns.js';

/** A row of `exceptions` as the driver gives it; dates as text. */
export interface ExceptionRow {
  id: string;
  number: number;
  kind: ExceptionKind;
  title: string;
  scope: string;
  markets: string[];
  domain: string | null;
  rule: string | null;
  rationale: string;
  controls: CompensatingControl[];
  inherent: Rating;
  residual: Rating;
  requested_by: string;
  risk_owner_id: string;
  domain_lead_id: string | null;
  starts_date_text: string | null;
  starts_time: string | null;
  starts_zone: string | null;
  starts_at: Date | null;
  ends_date_text: string;
  ends_time: string;
  ends_zone: string;
  ends_at: Date;
  status: ExceptionStatus;
  authors: string[];
  round_id: string | null;
  approved_at: Date | null;
  activated_at: Date | null;
  ended_at: Date | null;
  end_reason: string | null;
  stale_since: Date | null;
  stale_reason: string | null;
  stale_count: number;
  policy_version_id: string;
  predecessor_id: string | null;
  version: number;
}

export function exceptionOf(row: ExceptionRow): Exception {
  return {
    id: row.id,
    number: row.number,
    kind: row.kind,
    title: row.title,
    scope: row.scope,
    markets: row.markets,
    domain: row.domain,
    rule: row.rule,
    rationale: row.rationale,
    controls: row.controls,
    inherent: row.inherent,
    residual: row.residual,
    requestedBy: row.requested_by,
    riskOwnerId: row.risk_owner_id,
    domainLeadId: row.domain_lead_id,
    starts:
      row.starts_date_text === null
        ? null
        : { date: row.starts_date_text, time: row.starts_time ?? '', zone: row.starts_zone ?? '' },
    startsAt: instantOf(row.starts_at),
    ends: { date: row.ends_date_text, time: row.ends_time, zone: row.ends_zone },
    endsAt: instantOf(row.ends_at),
    status: row.status,
    authors: row.authors,
    roundId: row.round_id,
    approvedAt: instantOf(row.approved_at),
    activatedAt: instantOf(row.activated_at),
    endedAt: instantOf(row.ended_at),
    endReason: row.end_reason,
    staleSince: instantOf(row.stale_since),
    staleReason: row.stale_reason,
    staleCount: row.stale_count,
    policyVersionId: row.policy_version_id,
    predecessorId: row.predecessor_id,
    version: row.version,
  };
}

/** The columns that commands and steps may change, with their values. */
export function exceptionValues(e: Exception): Record<string, unknown> {
  return {
    title: e.title,
    scope: e.scope,
    markets: e.markets,
    domain: e.domain,
    rule: e.rule,
    rationale: e.rationale,
    controls: JSON.stringify(e.controls),
    inherent: e.inherent,
    residual: e.residual,
    risk_owner_id: e.riskOwnerId,
    domain_lead_id: e.domainLeadId,
    starts_date: e.starts?.date ?? null,
    starts_time: e.starts?.time ?? null,
    starts_zone: e.starts?.zone ?? null,
    starts_at: dateOf(e.startsAt),
    ends_date: e.ends.date,
    ends_time: e.ends.time,
    ends_zone: e.ends.zone,
    ends_at: dateOf(e.endsAt),
    status: e.status,
    authors: e.authors,
    round_id: e.roundId,
    approved_at: dateOf(e.approvedAt),
    activated_at: dateOf(e.activatedAt),
    ended_at: dateOf(e.endedAt),
    end_reason: e.endReason,
    stale_since: dateOf(e.staleSince),
    stale_reason: e.staleReason,
    stale_count: e.staleCount,
    version: e.version,
  };
}

function dateOf(at: number | null): Date | null {
  return at === null ? null : new Date(at);
}
