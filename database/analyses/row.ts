import type { EntityManager } from 'typeorm';
import type { Sight } from '../../domain/access/sight.js';
import type { Analysis, Ask } from '../../domain/analysis/analysis.js';
import { seesShown } from '../access/visible.js';
import type { Sorts } from '../paging/keyset.js';
import { Register, type Shown } from '../record/register.js';
import { given, kept, once, RecordRow, several } from '../record/row.js';
import { brokenGlass, waitsForSignatureOf } from '../sign-off/rounds.js';
import { Narrowing, type Condition } from '../sql/condition.js';
import { isAmong } from '../sql/is-among.js';

/** How root cause analyses are kept. */
export const analysisRow = new RecordRow<Analysis>('analyses', {
  id: once('id', 'uuid'),
  number: given('number', 'bigint'),
  title: kept('title', 'text'),
  problem: kept('problem', 'text'),
  method: kept('method', 'text'),
  stage: kept('stage', 'text'),
  domain: kept('domain', 'text'),
  markets: kept('markets', 'text[]'),
  nodes: kept('nodes', 'json'),
  timeline: kept('timeline', 'json'),
  causes: kept('causes', 'json'),
  contentVersion: kept('content_version', 'integer'),
  // Whoever was asked sees what it is about: a column that finds them beside the questions.
  asks: several<Ask[]>(
    [
      { name: 'asks', kind: 'json', value: (asks) => asks },
      {
        name: 'asked_ids',
        kind: 'uuid[]',
        value: (asks) => [...new Set(asks.map(({ personId }) => personId))],
        differs: (before, after) => (before as Analysis).asks !== (after as Analysis).asks,
      },
    ],
    (row) => row['asks'] as Ask[],
  ),
  ownerId: kept('owner_id', 'uuid'),
  domainLeadId: kept('domain_lead_id', 'uuid'),
  openedBy: once('opened_by', 'uuid'),
  authors: kept('authors', 'uuid[]'),
  status: kept('status', 'text'),
  submitted: kept('submitted', 'json'),
  signedAt: kept('signed_at', 'instant'),
  signedHash: kept('signed_hash', 'text'),
  withdrawal: kept('withdrawal', 'text'),
  closedAt: kept('closed_at', 'instant'),
  due: kept('due', 'json'),
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
  escalationPolicyVersionId: once('escalation_policy_version_id', 'uuid'),
  reminderPolicyVersionId: once('reminder_policy_version_id', 'uuid'),
  signOffPolicyVersionId: once('sign_off_policy_version_id', 'uuid'),
  version: kept('version', 'integer'),
});

/** An analysis with the names of the people in it. */
export type ShownAnalysis = Shown<Analysis, Besides>;

interface Besides {
  /** Signed past its approvers, in any round. */
  broken_glass: boolean;
}

export const analysisRegister = new Register<Analysis, Besides>(analysisRow, {
  ...{ kind: 'analysis', alias: 'k' },
  people: `SELECT unnest(k.authors || k.asked_ids || ARRAY[k.owner_id, k.domain_lead_id, k.opened_by, (k.submitted ->> 'by')::uuid]
    || ARRAY(SELECT ((a -> 'answer') ->> 'by')::uuid FROM jsonb_array_elements(k.asks) a)
    || ARRAY(SELECT (a ->> 'askedBy')::uuid FROM jsonb_array_elements(k.asks) a))`,
  more: `${brokenGlass('k.id')} AS broken_glass`,
});

/** An analysis by its id or as `RA-12`. @throws Refusal `not-found` */
export function findAnalysis(manager: EntityManager, ref: string): Promise<ShownAnalysis> {
  return analysisRegister.find(manager, ref);
}

const id = { sql: 'k.id', type: 'uuid' } as const;

export const analysisSorts: Sorts<'due' | 'created' | 'number' | 'updated'> = {
  due: [{ sql: 'k.due_at', type: 'timestamptz' }, id],
  created: [{ sql: 'k.created_at', type: 'timestamptz' }, id],
  number: [{ sql: 'k.number', type: 'bigint' }],
  updated: [{ sql: 'k.updated_at', type: 'timestamptz' }, id],
};

/** What a list is narrowed by; what is absent or null narrows nothing. */
export interface AnalysisSelection {
  statuses?: string[] | undefined;
  method?: string | undefined;
  stage?: string | undefined;
  /** Code of a cause that it tells, or `unknown`. */
  cause?: string | undefined;
  ownerId?: string | null;
  domainLeadId?: string | null;
  /** Who is asked to sign, or where else it could happen, or owns a draft. */
  waitingForId?: string | null;
  market?: string | null;
  domain?: string | null;
  overdue?: boolean | undefined;
  brokenGlass?: boolean | undefined;
  /** Instants as ISO 8601: before, and at or after. */
  dueBefore?: string | undefined;
  dueAfter?: string | undefined;
  changedSince?: string | undefined;
  /** Part of the title. */
  q?: string | undefined;
  /** Whoever asks, and sees no other. */
  seenBy?: Sight | undefined;
}

const open = `k.status IN ('draft', 'in_review')`;

/** Somebody is asked, and has not answered yet. */
const askedOf = (person: string): string =>
  `(k.status = 'draft' AND ${person} = ANY (k.asked_ids) AND EXISTS (SELECT 1 FROM jsonb_array_elements(k.asks) a
    WHERE (a ->> 'personId')::uuid = ${person} AND a ->> 'answer' IS NULL AND a ->> 'takenBack' IS NULL))`;

const waitsFor = (person: string): string =>
  `((k.status = 'draft' AND k.owner_id = ${person}) OR ${askedOf(person)} OR ${waitsForSignatureOf(person, 'k.round_id')})`;

/** The condition on `analyses k`, with its values. */
export function analysesWhere(by: AnalysisSelection): Condition {
  const list = new Narrowing();
  list.by(by.statuses, (p) => `k.status = ANY(${p})`);
  list.by(by.method, (p) => `k.method = ${p}`);
  list.by(by.stage, (p) => `k.stage = ${p}`);
  list.by(by.cause, (p) => `EXISTS (SELECT 1 FROM jsonb_array_elements(k.causes) c WHERE c ->> 'code' = ${p})`);
  list.by(by.ownerId, (p) => `k.owner_id = ${p}`);
  list.by(by.domainLeadId, (p) => `k.domain_lead_id = ${p}`);
  list.by(by.waitingForId, (p) => waitsFor(`${p}::uuid`));
  list.by(by.market, (p) => isAmong('k.markets', p));
  list.by(by.domain, (p) => `folded(k.domain) = folded(${p})`);
  list.by(by.overdue, (p) => `k.overdue = ${p}`);
  if (by.brokenGlass !== undefined) list.also(`${by.brokenGlass ? '' : 'NOT '}${brokenGlass('k.id')}`);
  list.by(by.dueBefore, (p) => `(${open} AND k.due_at < ${p}::timestamptz)`);
  list.by(by.dueAfter, (p) => `(${open} AND k.due_at >= ${p}::timestamptz)`);
  list.by(by.changedSince, (p) => `k.updated_at >= ${p}::timestamptz`);
  list.by(by.q, (p) => `strpos(folded(k.title), folded(${p})) > 0`);
  if (by.seenBy) list.also(seesShown('analysis', by.seenBy, (value) => list.placeholderOf(value), 'k'));
  return list.condition;
}
