import type { EntityManager } from 'typeorm';
import { dueInstantAsked, type LocalDue } from '../../domain/calendar/due.js';
import { licenseProposal, openProposal } from '../../domain/proposal/decide.js';
import { differenceOf, premiseOf } from '../../domain/proposal/premise.js';
import { digestOfProposal, proposalKey, type Proposal, type ProposalOutcome } from '../../domain/proposal/proposal.js';
import { noOutcome } from '../../domain/record/outcome.js';
import { Refusal, type RefusalCode } from '../../domain/refusal.js';
import { cut } from '../../domain/text/cut.js';
import { marketCalendar } from '../calendars/market-calendar.js';
import { checkFit } from '../people/standing.js';
import { defaultPolicies } from '../programs/create-program.js';
import { begin } from '../record/begin.js';
import { runCommand } from '../record/run.js';
import { attemptOn, type Targets } from './attempt.js';
import { proposalKind } from './kind.js';
import { loadProposal } from './load.js';
import { proposalRow } from './row.js';
import { answeringFor } from './target.js';

/** What is proposed, by whoever or whatever. */
export type NewProposal = Pick<
  Proposal,
  'id' | 'on' | 'command' | 'asked' | 'sent' | 'reason' | 'quotes' | 'maker' | 'madeBy' | 'authorId'
> & {
  /** Who set the machine to work; null: whoever proposes did. */
  setBy: string | null;
  /** Which facts it is made on; undefined: those that its command changes. */
  premise: readonly string[] | undefined;
  due: LocalDue;
  /** By which a rule acts: it is carried out, and waits for nobody. */
  licence?: { id: string; key: string };
  /** The one in whose place it stands. */
  supersedes: Pick<Proposal, 'id' | 'status' | 'authors'> | null;
};

/** So many wait for a decision on one record at most: more is noise to whoever decides. */
const mostOnRecord = 50;

/** So long a proposal lasts at most. */
const longestMs = 366 * 86_400_000;

interface By {
  actorId: string;
  key: string;
  at: number;
}

/**
 * Writes a proposal down: row, first plan, what those are told who are asked, and the outbox entry that starts its workflow. Its
 * command is tried on the record as it is, and what the record says to it is said. An id that exists is left alone.
 *
 * @throws Refusal what the rules say to the command, whoever sends it; `invalid-command`, `invalid-due-date`, `unknown-person`
 */
export async function propose(targets: Targets, manager: EntityManager, given: NewProposal, by: By): Promise<void> {
  const { on, sent, supersedes, setBy, authorId, premise: named, due, licence, ...rest } = given;
  if (setBy !== null) await checkFit(manager, [{ id: setBy, charge: 'tell', path: 'setById' }]);
  if (supersedes?.status === 'proposed') await supersede(targets, manager, supersedes.id, given.id, by);
  const facts = { on, sent, ...rest };
  const digest = digestOfProposal(facts);
  await requireRoom(manager, on.id, digest);
  const { before, after } = await attempted(targets, manager, given, by.at);
  const difference = differenceOf(before, after);
  const { domain, markets, people } = await answeringFor(manager, on);
  const dueAt = dueInstantAsked(due, await marketCalendar(manager, markets, authorId));
  if (dueAt <= by.at || dueAt > by.at + longestMs)
    throw new Refusal('invalid-due-date', 'Its end must lie in the future, and within a year. Give another one.', {
      path: 'until',
    });
  const written: Proposal = {
    ...{ ...facts, domain, markets, digest, difference, due, dueAt, authorId },
    ...{ number: 0, title: titleOf(given), premise: premiseOf(before, difference, named), askedIds: people },
    authors: [...new Set([authorId, ...(setBy === null ? [] : [setBy]), ...(supersedes?.authors ?? [])])],
    ...{ supersedes: supersedes?.id ?? null, supersededBy: null, status: 'proposed', cycle: 1, plannedFrom: by.at },
    licence: licence ?? null,
    ...{ decision: null, approvedAs: null, failure: null, endedAt: null, version: 1 },
    reminderPolicyVersionId: (await defaultPolicies(manager)).reminder,
  };
  if (!(await proposalRow.insert(manager, written))) return;
  const subject = await loadProposal(manager, given.id, { lock: true, at: by.at });
  if (!subject) return;
  const first = openProposal(noOutcome(subject), { ...by, key: `proposal/${given.id}#made` });
  const next = licence === undefined ? first : await licensed(targets, manager, first, by);
  await begin(proposalKind(targets), manager, next, by);
}

/** A rule does no more than whoever has it act could do by themself. @throws Refusal what the record says to them */
async function licensed(
  targets: Targets,
  manager: EntityManager,
  first: ProposalOutcome,
  by: By,
): Promise<ProposalOutcome> {
  const { result } = await attemptOn(targets, manager, first.after, by);
  if (!result.ok) throw new Refusal(result.code as RefusalCode, result.detail, result.extra);
  return licenseProposal(first, by);
}

/** `reassign: FI-12 Appeals are answered by those who decided` */
function titleOf({ command, on }: NewProposal): string {
  return cut(`${command.replaceAll('-', ' ')}: ${on.key === null ? '' : `${on.key} `}${on.title}`, 200);
}

/** What the command would change, whoever sends it: who may is asked of whoever approves. @throws Refusal what the rules say */
async function attempted(
  targets: Targets,
  manager: EntityManager,
  { on, sent, id }: NewProposal,
  at: number,
): Promise<{ before: object & Record<string, unknown>; after: Record<string, unknown> }> {
  const request = { id: on.id, command: sent, actorId: null, key: id, at };
  const { result, before, after } = await targets[on.kind].attempt(manager, request, {});
  if (!result.ok) throw new Refusal(result.code as RefusalCode, result.detail, result.extra);
  if (!before || !after) throw new Error(`${on.kind} ${on.id} is not there`);
  if (differenceOf(before, after).length === 0 && before['version'] === after['version'])
    throw new Refusal('invalid-command', 'It would change nothing: the record is so already. Propose something else.', {
      path: 'arguments',
    });
  return { before, after };
}

/** The one before makes room for it. @throws Refusal `illegal-transition` where it has been decided on meanwhile */
async function supersede(targets: Targets, manager: EntityManager, id: string, byId: string, by: By): Promise<void> {
  const request = { id, command: { type: 'supersede' as const, byId }, ...by };
  const { result } = await runCommand(proposalKind(targets), manager, request, { poke: true });
  if (!result.ok) throw new Refusal(result.code as RefusalCode, result.detail, result.extra);
}

/** @throws Refusal `invalid-command` where the same waits already, or too many do */
async function requireRoom(manager: EntityManager, recordId: string, digest: string): Promise<void> {
  // Two that come at once count each other, and none is written twice.
  await manager.query(`SELECT pg_advisory_xact_lock(hashtextextended('proposals/' || $1, 0))`, [recordId]);
  const rows = await manager.query<{ number: number; digest: string }[]>(
    `SELECT number, digest FROM proposals WHERE subject_id = $1 AND status = 'proposed' ORDER BY number LIMIT ${mostOnRecord}`,
    [recordId],
  );
  const twin = rows.find((row) => row.digest === digest);
  if (twin)
    throw new Refusal(
      'invalid-command',
      `${proposalKey(twin.number)} proposes the same, and waits for a decision. Propose it anew where its facts have fallen.`,
      { proposal: proposalKey(twin.number) },
    );
  if (rows.length >= mostOnRecord)
    throw new Refusal(
      'invalid-command',
      `${mostOnRecord} proposals wait for a decision on this record, the most that there may be. Have some of them decided first.`,
    );
}
