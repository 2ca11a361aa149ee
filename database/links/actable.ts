import type { EntityManager } from 'typeorm';
import { checkHash, extensionHash, obligationHash } from '../../domain/link/bound-content.js';
import type { DelegationScope } from '../../domain/stand-in/delegation.js';
import { standInsOf } from '../../domain/stand-in/stand-in.js';
import { signedKindNames } from '../../domain/notification/kinds.js';
import type { LinkAction } from '../../domain/notification/link-action.js';
import type { RoundStage } from '../../domain/sign-off/stages.js';
import type { Instant } from '../../domain/time.js';
import type { ShownKind } from '../engine/kinds.js';
import { loadDelegations } from '../stand-ins/load-delegations.js';
import { pendingChecks, type PendingCheck } from '../items/pending-checks.js';
import { signedAtStage } from '../sign-off/rounds.js';

/** What links are about; of programs, the phase at its tollgate. */
export type SubjectKind = 'action_item' | 'phase' | ShownKind;

/** A record of which somebody may be asked to do something, as far as that goes. */
export interface Actable {
  subjectKind: SubjectKind;
  subjectId: string;
  /** The open round: its hash, and who is still to decide in its stage. */
  round: { contentHash: string; waiting: string[] } | null;
  /** Acknowledging and asking for more time: of which obligation, and by whom. Null where it is not the time for it. */
  acknowledge: { contentHash: string; people: string[] } | null;
  moreTime: { contentHash: string; people: string[] } | null;
  extension: { contentHash: string; requestedBy: string } | null;
  /** The effectiveness check that was asked for, and whoever may answer it. */
  check: { contentHash: string; people: string[] } | null;
}

interface ItemRow {
  id: string;
  status: string;
  overdue: boolean;
  cycle: number;
  due_at: Date;
  owner_id: string;
  owner_manager_id: string | null;
  program_manager_id: string;
  domain_lead_id: string | null;
  extension: { id: string; due_ms: number; reason: string; impact: string; requested_by: string } | null;
  content_hash: string | null;
  stages: RoundStage[] | null;
  stage: number | null;
  signed: string[];
}

const roundColumns = `r.content_hash, r.stages, r.stage,
  ${signedAtStage} AS signed`;

/** What may be done to items now, by id. */
export async function actableItems(manager: EntityManager, ids: string[], at: Instant): Promise<Map<string, Actable>> {
  if (ids.length === 0) return new Map();
  const present = await presentAt(manager, at);
  const rows = await manager.query<ItemRow[]>(
    `SELECT i.id, i.status, i.overdue, i.cycle, i.due_at, i.owner_id, o.manager_id AS owner_manager_id,
       p.manager_id AS program_manager_id, p.domain_lead_id, ${roundColumns},
       (SELECT jsonb_build_object('id', e.id, 'due_ms', extract(epoch FROM e.due_at) * 1000, 'reason', e.reason,
          'impact', e.impact, 'requested_by', e.requested_by)
        FROM due_date_extensions e WHERE e.item_id = i.id AND e.state = 'pending') AS extension
     FROM action_items i JOIN people o ON o.id = i.owner_id JOIN programs p ON p.id = i.program_id
     LEFT JOIN sign_off_rounds r ON r.id = i.round_id AND r.state = 'open' WHERE i.id = ANY($1)`,
    [[...new Set(ids)]],
  );
  const done = rows.filter(({ status }) => status === 'done').map(({ id }) => id);
  // Most messages are about what is not done, and ask for nothing more.
  const asked = done.length === 0 ? [] : await pendingChecks(manager, { itemIds: done, asked: true }, at);
  const checks = new Map(asked.map((check) => [check.itemId, check]));
  return new Map(rows.map((row) => [row.id, itemOf(row, present, checks.get(row.id))]));
}

function itemOf(row: ItemRow, present: Present, check: PendingCheck | undefined): Actable {
  const working = row.status === 'open' || row.status === 'in_progress';
  const hash = obligationHash({ id: row.id, cycle: row.cycle, dueAt: row.due_at.getTime() });
  const accountable = [row.owner_id, row.owner_manager_id, row.program_manager_id, row.domain_lead_id];
  const { extension } = row;
  return {
    subjectKind: 'action_item',
    subjectId: row.id,
    round: row.status === 'submitted' ? roundOf(row, present) : null,
    acknowledge: working && row.overdue ? { contentHash: hash, people: present(accountable, 'everything') } : null,
    moreTime: working && !extension ? { contentHash: hash, people: present([row.owner_id], 'everything') } : null,
    extension:
      working && extension
        ? {
            contentHash: extensionHash({ ...extension, dueAt: Math.round(extension.due_ms) }),
            requestedBy: extension.requested_by,
          }
        : null,
    check: check && check.askedAt !== null ? checkToAnswer(check, check.askedAt, present) : null,
  };
}

function checkToAnswer(
  { itemId, cycle, checkers, own }: PendingCheck,
  askedAt: Instant,
  present: Present,
): NonNullable<Actable['check']> {
  const asked = checkers.map(({ personId }) => personId);
  const people = present(asked, 'approvals').filter((id) => !own.includes(id));
  return { contentHash: checkHash({ itemId, cycle, askedAt }), people };
}

/** Phases of programs that stand at their tollgates, by program. */
export async function actablePhases(
  manager: EntityManager,
  programIds: string[],
  at: Instant,
): Promise<Map<string, Actable>> {
  if (programIds.length === 0) return new Map();
  const present = await presentAt(manager, at);
  const rows = await manager.query<
    (Pick<ItemRow, 'id' | 'content_hash' | 'stages' | 'stage' | 'signed'> & { program_id: string })[]
  >(
    `SELECT ph.id, ph.program_id, ${roundColumns} FROM phases ph JOIN sign_off_rounds r ON r.id = ph.round_id AND r.state = 'open'
     WHERE ph.program_id = ANY($1) AND ph.status = 'tollgate'`,
    [[...new Set(programIds)]],
  );
  return new Map(rows.map((row) => [row.program_id, toSign('phase', row.id, roundOf(row, present))]));
}

/** Records with rounds of their own, as far as these are open, by id. */
export async function actableRecords(
  manager: EntityManager,
  about: readonly { subjectKind: string; subjectId: string }[],
  at: Instant,
): Promise<Map<string, Actable>> {
  const ids = about.flatMap(({ subjectKind, subjectId }) => (signedKindNames.includes(subjectKind) ? [subjectId] : []));
  if (ids.length === 0) return new Map();
  const present = await presentAt(manager, at);
  const rows = await manager.query<
    (Pick<ItemRow, 'id' | 'content_hash' | 'stages' | 'stage' | 'signed'> & { subject_kind: ShownKind })[]
  >(
    `SELECT r.subject_id AS id, r.subject_kind, ${roundColumns} FROM sign_off_rounds r
     WHERE r.state = 'open' AND r.subject_kind = ANY($1) AND r.subject_id = ANY($2)`,
    [signedKindNames, [...new Set(ids)]],
  );
  return new Map(rows.map((row) => [row.id, toSign(row.subject_kind, row.id, roundOf(row, present))]));
}

/** A record of which nothing is asked but a signature. */
function toSign(subjectKind: SubjectKind, subjectId: string, round: Actable['round']): Actable {
  return { subjectKind, subjectId, round, acknowledge: null, moreTime: null, extension: null, check: null };
}

/** Those people, and all who stand in for them. Whether one of them may is decided when they do. */
type Present = (people: (string | null)[], scope: DelegationScope) => string[];

async function presentAt(manager: EntityManager, at: Instant): Promise<Present> {
  const delegations = await loadDelegations(manager, at);
  return (people, scope) =>
    people.flatMap((id) =>
      id === null ? [] : [id, ...standInsOf(id, scope, delegations, at).map(({ personId }) => personId)],
    );
}

function roundOf(
  { content_hash, stages, stage, signed }: Pick<ItemRow, 'content_hash' | 'stages' | 'stage' | 'signed'>,
  present: Present,
) {
  if (content_hash === null || stages === null || stage === null) return null;
  const approvers = stages[stage - 1]?.approvers ?? [];
  return {
    contentHash: content_hash,
    waiting: present(
      approvers.map(({ personId }) => personId).filter((id) => !signed.includes(id)),
      'approvals',
    ),
  };
}

/** The hash that an action of a person would be bound to now; null where it is not for them, or not the time. */
export function boundHash(action: LinkAction, personId: string, actable: Actable): string | null {
  switch (action) {
    case 'approve':
    case 'send_back':
    case 'refuse_exception':
      return actable.round?.waiting.includes(personId) === true ? actable.round.contentHash : null;
    case 'acknowledge':
      return actable.acknowledge?.people.includes(personId) === true ? actable.acknowledge.contentHash : null;
    case 'more_time':
      return actable.moreTime?.people.includes(personId) === true ? actable.moreTime.contentHash : null;
    case 'grant':
    case 'refuse':
      return actable.extension && actable.extension.requestedBy !== personId ? actable.extension.contentHash : null;
    case 'pass_check':
    case 'fail_check':
      return actable.check?.people.includes(personId) === true ? actable.check.contentHash : null;
    case 'read':
      return null;
  }
}
