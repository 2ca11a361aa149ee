import type { LocalDue } from '../../domain/calendar/due.js';
import type { Risk } from '../../domain/risk/risk.js';
import { given, kept, once, read, RecordRow, several } from '../record/row.js';

/** How risks are kept. */
export const riskRow = new RecordRow<Risk>('risks', {
  id: once('id', 'uuid'),
  number: given('number', 'bigint'),
  title: kept('title', 'text'),
  text: kept('text', 'text'),
  domain: kept('domain', 'text'),
  markets: kept('markets', 'text[]'),
  ownerId: kept('owner_id', 'uuid'),
  domainLeadId: kept('domain_lead_id', 'uuid'),
  raisedBy: once('raised_by', 'uuid'),
  likelihood: kept('likelihood', 'integer'),
  impact: kept('impact', 'integer'),
  level: kept('level', 'text'),
  status: kept('status', 'text'),
  review: kept('review', 'json'),
  reviewEvery: kept('review_every', 'text'),
  due: several<LocalDue>(
    [
      { name: 'due_date', kind: 'date', value: ({ date }) => date },
      { name: 'due_time', kind: 'text', value: ({ time }) => time },
      { name: 'due_zone', kind: 'text', value: ({ zone }) => zone },
    ],
    (row) => ({
      date: String(read(row, 'due_date', 'date')),
      time: read(row, 'due_time', 'text') as string | null,
      zone: String(read(row, 'due_zone', 'text')),
    }),
  ),
  dueAt: kept('due_at', 'instant'),
  cycle: kept('cycle', 'integer'),
  plannedFrom: kept('planned_from', 'instant'),
  overdue: kept('overdue', 'boolean'),
  breachedAt: kept('breached_at', 'instant'),
  ladderFrom: kept('ladder_from', 'instant'),
  ladderLevel: kept('ladder_level', 'integer'),
  ladderAdvance: kept('ladder_advance', 'json'),
  acknowledgedAt: kept('acknowledged_at', 'instant'),
  acknowledgedUntil: kept('acknowledged_until', 'instant'),
  pausedSince: kept('paused_since', 'instant'),
  pausedMs: kept('paused_ms', 'bigint'),
  pausedWorkingMs: kept('paused_working_ms', 'bigint'),
  roundId: kept('round_id', 'uuid'),
  authors: kept('authors', 'uuid[]'),
  closedAt: kept('closed_at', 'instant'),
  escalationPolicyVersionId: once('escalation_policy_version_id', 'uuid'),
  reminderPolicyVersionId: once('reminder_policy_version_id', 'uuid'),
  signOffPolicyVersionId: once('sign_off_policy_version_id', 'uuid'),
  version: kept('version', 'integer'),
});
