import type { EntityManager } from 'typeorm';
import type { Sight } from '../../domain/access/sight.js';
import type { Proposal, ProposedOn } from '../../domain/proposal/proposal.js';
import { seesShown } from '../access/visible.js';
import type { Sorts } from '../paging/keyset.js';
import { Register, type Shown } from '../record/register.js';
import { given, kept, once, RecordRow, several } from '../record/row.js';
import { Narrowing, type Condition } from '../sql/condition.js';
import { isAmong } from '../sql/is-among.js';

const column = (name: string, kind: 'text' | 'uuid', value: (on: ProposedOn) => unknown) => ({
  ...{ name, kind, value },
  once: true as const,
});

/** How proposals are kept. */
export const proposalRow = new RecordRow<Proposal>('proposals', {
  id: once('id', 'uuid'),
  number: given('number', 'bigint'),
  title: once('title', 'text'),
  domain: once('domain', 'text'),
  markets: once('markets', 'text[]'),
  on: several(
    [
      column('subject_kind', 'text', ({ kind }) => kind),
      column('subject_id', 'uuid', ({ id }) => id),
      column('subject_key', 'text', ({ key }) => key),
      column('subject_title', 'text', ({ title }) => title),
    ],
    (row) =>
      ({
        kind: row['subject_kind'],
        id: row['subject_id'],
        key: row['subject_key'],
        title: row['subject_title'],
      }) as ProposedOn,
  ),
  command: once('command', 'text'),
  asked: once('asked', 'json'),
  sent: once('sent', 'json'),
  digest: once('digest', 'text'),
  premise: once('premise', 'json'),
  difference: once('difference', 'json'),
  reason: once('reason', 'text'),
  quotes: once('quotes', 'json'),
  maker: once('maker', 'text'),
  madeBy: once('made_by', 'json'),
  authorId: once('author_id', 'uuid'),
  authors: once('authors', 'uuid[]'),
  askedIds: once('asked_ids', 'uuid[]'),
  supersedes: once('supersedes', 'uuid'),
  supersededBy: kept('superseded_by', 'uuid'),
  licence: once('licence', 'json'),
  status: kept('status', 'text'),
  due: once('due', 'json'),
  dueAt: once('due_at', 'instant'),
  cycle: once('cycle', 'integer'),
  plannedFrom: once('planned_from', 'instant'),
  decision: kept('decision', 'json'),
  approvedAs: kept('approved_as', 'json'),
  failure: kept('failure', 'json'),
  endedAt: kept('ended_at', 'instant'),
  reminderPolicyVersionId: once('reminder_policy_version_id', 'uuid'),
  version: kept('version', 'integer'),
});

interface Chain {
  supersedes_number: number | null;
  superseded_by_number: number | null;
}

/** A proposal with the names of the people in it, and what it supersedes or is superseded by. */
export type ShownProposal = Shown<Proposal, Chain>;

/** SQL: whoever its facts name, so that what it would change is read by names. */
const inFacts = `SELECT (v #>> '{}')::uuid FROM jsonb_path_query(q.premise || q.difference || coalesce(q.approved_as -> 'difference', '[]')
    || coalesce(q.approved_as -> 'changes', '[]'), '$[*].*') v
  WHERE jsonb_typeof(v) = 'string' AND v #>> '{}' ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'`;

export const proposalRegister = new Register<Proposal, Chain>(proposalRow, {
  ...{ kind: 'proposal', alias: 'q' },
  people: `SELECT unnest(q.authors || q.asked_ids || (q.decision ->> 'by')::uuid) UNION ALL ${inFacts}`,
  more: `(SELECT o.number FROM proposals o WHERE o.id = q.supersedes) AS supersedes_number,
    (SELECT o.number FROM proposals o WHERE o.id = q.superseded_by) AS superseded_by_number`,
});

/** A proposal by its id or as `PR-12`. @throws Refusal `not-found` */
export function findProposal(manager: EntityManager, ref: string): Promise<ShownProposal> {
  return proposalRegister.find(manager, ref);
}

const id = { sql: 'q.id', type: 'uuid' } as const;

export const proposalSorts: Sorts<'due' | 'created' | 'number' | 'updated'> = {
  // Of one day, in the order in which they were made.
  due: [
    { sql: 'q.due_at', type: 'timestamptz' },
    { sql: 'q.number', type: 'bigint' },
  ],
  created: [{ sql: 'q.created_at', type: 'timestamptz' }, id],
  number: [{ sql: 'q.number', type: 'bigint' }],
  updated: [{ sql: 'q.updated_at', type: 'timestamptz' }, id],
};

/** What a list is narrowed by; what is absent or null narrows nothing. */
export interface ProposalSelection {
  statuses?: string[] | undefined;
  maker?: string | undefined;
  kind?: string | undefined;
  command?: string | undefined;
  recordId?: string | null;
  authorId?: string | null;
  /** Who is asked, and is none of its authors. */
  askedId?: string | null;
  market?: string | null;
  domain?: string | null;
  /** Its end has passed, and it is not over yet. */
  overdue?: boolean | undefined;
  dueBefore?: string | undefined;
  dueAfter?: string | undefined;
  changedSince?: string | undefined;
  /** Part of the title. */
  q?: string | undefined;
  seenBy?: Sight | undefined;
}

/** The condition on `proposals q`, with its values. */
export function proposalsWhere(by: ProposalSelection): Condition {
  const list = new Narrowing();
  list.by(by.statuses, (p) => `q.status = ANY(${p})`);
  list.by(by.maker, (p) => `q.maker = ${p}`);
  list.by(by.kind, (p) => `q.subject_kind = ${p}`);
  list.by(by.command, (p) => `q.command = ${p}`);
  list.by(by.recordId, (p) => `q.subject_id = ${p}`);
  list.by(by.authorId, (p) => `q.author_id = ${p}`);
  list.by(by.askedId, (p) => `(q.asked_ids @> ARRAY[${p}::uuid] AND NOT q.authors @> ARRAY[${p}::uuid])`);
  list.by(by.market, (p) => isAmong('q.markets', p));
  list.by(by.domain, (p) => `folded(q.domain) = folded(${p})`);
  list.by(by.overdue, (p) => `(q.status = 'proposed' AND q.due_at <= now()) = ${p}`);
  list.by(by.dueBefore, (p) => `q.due_at < ${p}::timestamptz`);
  list.by(by.dueAfter, (p) => `q.due_at >= ${p}::timestamptz`);
  list.by(by.changedSince, (p) => `q.updated_at >= ${p}::timestamptz`);
  list.by(by.q, (p) => `strpos(folded(q.title), folded(${p})) > 0`);
  if (by.seenBy) list.also(seesShown('proposal', by.seenBy, (value) => list.placeholderOf(value), 'q'));
  return list.condition;
}
