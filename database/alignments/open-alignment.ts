import type { EntityManager } from 'typeorm';
import { findingInWhoseName } from '../../domain/access/finding-access.js';
import type { Actor } from '../../domain/access/actor.js';
import { alignmentKey, type Alignment, type Participant } from '../../domain/alignment/alignment.js';
import { AlignmentChange, whoIn } from '../../domain/alignment/change.js';
import { checkChair, checkTeams } from '../../domain/alignment/chair.js';
import { dueText, futureDue } from '../../domain/alignment/clock.js';
import type { AlignmentContent } from '../../domain/alignment/content.js';
import { requireAlignable } from '../../domain/alignment/open.js';
import { ruleText, type AlignmentRule } from '../../domain/alignment/rule.js';
import type { LocalDue } from '../../domain/calendar/due.js';
import type { FindingRecord } from '../../domain/finding/finding.js';
import { ladderAtRest } from '../../domain/item/at-rest.js';
import { noOutcome } from '../../domain/record/outcome.js';
import type { Linking } from '../../domain/record-link/link.js';
import { Refusal } from '../../domain/refusal.js';
import { contentHash } from '../../domain/sign-off/content-hash.js';
import { marketCalendar } from '../calendars/market-calendar.js';
import { loadFinding } from '../findings/load.js';
import { checkFit } from '../people/standing.js';
import { checkVersions } from '../policies/check-versions.js';
import { defaultPolicies } from '../programs/create-program.js';
import { begin } from '../record/begin.js';
import { link } from '../record-links/links.js';
import { lockReaders, readersOf, setReaders } from '../restrictions/restrict.js';
import { alignmentKind } from './kind.js';
import { findingAsked, loadAlignment, roundUnderWay } from './load.js';
import { keepRevision } from './revisions.js';
import { alignmentRow } from './row.js';

/** A round that somebody opens; what is not said of policies is the default. */
export interface NewAlignment {
  id: string;
  findingId: string;
  proposal: string;
  rule: AlignmentRule;
  teams: { teamId: string; team: string; personId: string }[];
  chairId: string;
  /** By the calendar of the round. */
  due: LocalDue;
  escalationPolicyVersionId?: string | undefined;
  reminderPolicyVersionId?: string | undefined;
}

/**
 * Asks teams about a finding and what is proposed: row, first revision, link, trail, messages, and the outbox entry that starts its
 * workflow, in the caller's transaction. One on a restricted finding is restricted from the start. An id that exists is left alone.
 *
 * @throws Refusal `not-found`, `not-allowed`, `illegal-transition`, `invalid-command`, `separation-of-duties`, `invalid-due-date`,
 * `unreachable-quorum`, `unknown-person`, `person-unavailable`, `unknown-policy-version`
 */
export async function openAlignment(
  manager: EntityManager,
  given: NewAlignment,
  ctx: { actor: Actor; key: string; at: number },
): Promise<void> {
  const { actor, at } = ctx;
  const { id, findingId, proposal, teams, chairId } = given;
  await checkFit(manager, [
    { id: chairId, charge: 'decide', path: 'chairId' },
    ...teams.map(({ personId }, index) => ({
      ...{ id: personId, charge: 'decide' as const },
      path: `teams.${index}.personId`,
    })),
  ]);
  await checkVersions(manager, given);
  // Behind its lock two that are opened at once meet.
  const gap = await loadFinding(manager, findingId, { lock: true, at });
  if (!gap) throw new Refusal('not-found', `There is no finding ${findingId}.`);
  requireWriter(actor, gap, at);
  const { finding } = await findingAsked(manager, findingId);
  const underWay = await roundUnderWay(manager, findingId);
  const content: AlignmentContent = { ...finding.content, proposal };
  const facts = await factsOf(manager, given, { content, openedBy: actor.id, at, of: gap.facts });
  if (await exists(manager, id)) return;
  requireAlignable(gap.facts, underWay);
  await alignmentRow.insert(manager, facts);
  const subject = await loadAlignment(manager, id, { lock: true, at });
  if (!subject) return;
  const change = new AlignmentChange(noOutcome(subject), `alignment/${id}#opened`, actor.id, at);
  checkTeams(change);
  checkChair(change);
  futureDue(given.due, subject.calendar, at);
  await begin(alignmentKind, manager, opened(change), { actorId: actor.id, at });
  const asked = teams.map(({ teamId }) => teamId);
  const first = { revision: 1, content, contentHash: facts.contentHash, changed: [], asked, reason: null };
  await keepRevision(manager, id, { ...first, by: actor.id, at });
  const one: Linking = { kind: 'finding', id: findingId, key: finding.key, title: content.title };
  const round: Linking = { kind: 'alignment', id, key: alignmentKey(subject.facts.number), title: content.title };
  await link(manager, one, round, { actorId: actor.id, key: ctx.key, at });
  await restrictedAsFinding(manager, { id, findingId, version: facts.version }, { ...ctx, actorId: actor.id });
}

/** Who may edit a finding asks teams about it. @throws Refusal `not-allowed` */
function requireWriter(actor: Actor, gap: FindingRecord, at: number): void {
  try {
    findingInWhoseName(actor, 'edit', gap, at);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    throw new Refusal(error.code, `Only who may edit the finding asks teams about it. ${error.detail}`, error.extra);
  }
}

async function factsOf(
  manager: EntityManager,
  given: NewAlignment,
  by: {
    content: AlignmentContent;
    openedBy: string;
    at: number;
    of: Pick<Alignment, 'domain' | 'markets' | 'rating'>;
  },
): Promise<Alignment> {
  const { id, findingId, rule, teams, chairId, due } = given;
  const { content, openedBy, at, of } = by;
  const { domain, markets, rating } = of;
  const defaults = await defaultPolicies(manager);
  const calendar = await marketCalendar(manager, markets, chairId);
  const dueAt = futureDue(due, calendar, at);
  const participants = teams.map((one): Participant => ({ ...one, askedOn: 1, position: null, earlier: [] }));
  return {
    ...{ id, number: 0, title: content.title, findingId, domain, markets, rating, content },
    ...{ contentHash: contentHash(content), revision: 1, rule, participants, ...whoIn(participants) },
    ...{ chairId, openedBy, status: 'open', outcome: null, withdrawal: null, frozen: null, frozenHash: null },
    ...{ firstDueAt: dueAt, due, dueAt, cycle: 1, plannedFrom: at, closedAt: null },
    ...ladderAtRest,
    escalationPolicyVersionId: given.escalationPolicyVersionId ?? defaults.escalation,
    reminderPolicyVersionId: given.reminderPolicyVersionId ?? defaults.reminder,
    version: 1,
  };
}

function opened(change: AlignmentChange): ReturnType<AlignmentChange['made']> {
  const { participants, title, content, chairId, rule, dueAt, contentHash: hash } = change.current;
  const told = change.tell(
    'alignment_asked',
    participants.map(({ personId }) => ({ personId, role: 'named' })),
    { newDueText: dueText(change) },
  );
  if (chairId !== change.actorId) change.tell('alignment_chair', [{ personId: chairId, role: 'owner' }]);
  const teams = participants.map(({ team }) => team);
  return change.made('alignment.opened', {
    ...{ finding: content.finding, title, teams, chairId, rule: ruleText(rule), contentHash: hash, dueAt, told },
  });
}

/** What a restricted finding says is said in its round: who reads the one reads the other. */
async function restrictedAsFinding(
  manager: EntityManager,
  { id, findingId, version }: { id: string; findingId: string; version: number },
  ctx: { actorId: string; key: string; at: number },
): Promise<void> {
  // Who restricts it meanwhile finds the round, or is found here.
  await lockReaders(manager, findingId);
  const { restricted, people, teams } = await readersOf(manager, findingId);
  if (!restricted) return;
  const named = { restricted, personIds: people.map((one) => one.id), teamIds: teams.map((one) => one.id) };
  await setReaders(manager, { kind: 'alignment', id, programId: null, version }, named, ctx);
}

async function exists(manager: EntityManager, id: string): Promise<boolean> {
  const [row] = await manager.query<unknown[]>('SELECT 1 FROM alignments WHERE id = $1', [id]);
  return row !== undefined;
}
