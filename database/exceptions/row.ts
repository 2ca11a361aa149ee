import type { Exception } from '../../domain/exception/exception.js';
import type { LocalTime } from '../../domain/time.js';
import { given, kept, once, read, RecordRow, several, type Row } from '../record/row.js';

/** How exceptions are kept. */
export const exceptionRow = new RecordRow<Exception>('exceptions', {
  id: once('id', 'uuid'),
  number: given('number', 'bigint'),
  kind: once('kind', 'text'),
  title: kept('title', 'text'),
  scope: kept('scope', 'text'),
  markets: kept('markets', 'text[]'),
  domain: kept('domain', 'text'),
  rule: kept('rule', 'text'),
  rationale: kept('rationale', 'text'),
  controls: kept('controls', 'json'),
  inherent: kept('inherent', 'text'),
  residual: kept('residual', 'text'),
  requestedBy: once('requested_by', 'uuid'),
  riskOwnerId: kept('risk_owner_id', 'uuid'),
  domainLeadId: kept('domain_lead_id', 'uuid'),
  starts: several<Exception['starts']>(
    [
      { name: 'starts_date', kind: 'date', value: (starts) => starts?.date },
      { name: 'starts_time', kind: 'text', value: (starts) => starts?.time },
      { name: 'starts_zone', kind: 'text', value: (starts) => starts?.zone },
    ],
    (row) => (read(row, 'starts_date', 'date') === null ? null : localTime(row, 'starts')),
  ),
  startsAt: kept('starts_at', 'instant'),
  ends: several<Exception['ends']>(
    [
      { name: 'ends_date', kind: 'date', value: ({ date }) => date },
      { name: 'ends_time', kind: 'text', value: ({ time }) => time },
      { name: 'ends_zone', kind: 'text', value: ({ zone }) => zone },
    ],
    (row) => localTime(row, 'ends'),
  ),
  endsAt: kept('ends_at', 'instant'),
  status: kept('status', 'text'),
  authors: kept('authors', 'uuid[]'),
  roundId: kept('round_id', 'uuid'),
  approvedAt: kept('approved_at', 'instant'),
  activatedAt: kept('activated_at', 'instant'),
  endedAt: kept('ended_at', 'instant'),
  endReason: kept('end_reason', 'text'),
  staleSince: kept('stale_since', 'instant'),
  staleReason: kept('stale_reason', 'text'),
  staleCount: kept('stale_count', 'integer'),
  policyVersionId: once('policy_version_id', 'uuid'),
  predecessorId: once('predecessor_id', 'uuid'),
  version: kept('version', 'integer'),
});

function localTime(row: Row, name: 'starts' | 'ends'): LocalTime {
  const text = (part: 'date' | 'time' | 'zone'): string =>
    String(read(row, `${name}_${part}`, part === 'date' ? 'date' : 'text') ?? '');
  return { date: text('date'), time: text('time'), zone: text('zone') };
}
