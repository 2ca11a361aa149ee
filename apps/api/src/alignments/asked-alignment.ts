import type { EntityManager } from 'typeorm';
import { programsOfFinding } from '../../../../database/alignments/condition-items.js';
import type { NewAlignment } from '../../../../database/alignments/open-alignment.js';
import type { ShownAlignment } from '../../../../database/alignments/row.js';
import { marketCalendar } from '../../../../database/calendars/market-calendar.js';
import { findFinding } from '../../../../database/findings/row.js';
import { nextPhase } from '../../../../database/items/next-phase.js';
import { linkable } from '../../../../database/record-links/links.js';
import { findTeam } from '../../../../database/teams/teams.js';
import { mayLaunch } from '../../../../domain/access/access.js';
import type { ItemHome } from '../../../../domain/alignment/alignment.js';
import type { AlignmentRule } from '../../../../domain/alignment/rule.js';
import { Refusal } from '../../../../domain/refusal.js';
import type { Actor } from '../access/actor.js';
import { steeredProgram } from '../commands/send-program-command.js';
import { dueBy } from '../items/due-request.js';
import { withPolicies } from '../policies/policy-choice.js';
import { invalidRequest } from '../problems/problem.js';
import type { NewAlignmentRequest, RuleBody } from './alignment.dto.js';

/**
 * What a request says of a new round, with the finding, teams, their leads and the policies in it looked up.
 *
 * @throws Problem `invalid-request`, Refusal `not-found`, `unknown-name`
 */
export async function alignmentAsked(
  manager: EntityManager,
  body: NewAlignmentRequest,
  { id, actor }: { id: string; actor: Actor },
): Promise<NewAlignment> {
  const { finding, teams, rule, due, proposal, chairId: chair, ...named } = body;
  const found = await linkable(manager, finding, actor.sight);
  if (found.kind !== 'finding')
    throw invalidRequest([{ path: 'finding', message: 'must be a finding, by its key, such as FI-12, or its id.' }]);
  if (teams.length === 0) throw invalidRequest([{ path: 'teams', message: 'must name at least one team.' }]);
  const { facts } = await findFinding(manager, found.id);
  const chairId = chair?.toLowerCase() ?? actor.id;
  const calendar = await marketCalendar(manager, facts.markets, chairId);
  const { escalationPolicyVersionId, reminderPolicyVersionId } = await withPolicies(manager, named);
  const asked: NewAlignment['teams'] = [];
  for (const [index, one] of teams.entries())
    asked.push(await teamAsked(manager, one.teamId, one.personId, `teams.${index}.personId`));
  return {
    ...{ id, findingId: found.id, proposal, rule: ruleAsked(rule), teams: asked, chairId },
    due: dueBy(due, calendar),
    ...{ escalationPolicyVersionId, reminderPolicyVersionId },
  };
}

/** @throws Problem `invalid-request` for a quorum that does not say of how many, or another rule that does */
function ruleAsked({ kind, required }: RuleBody): AlignmentRule {
  if (kind === 'quorum') {
    if (required === undefined)
      throw invalidRequest([
        { path: 'rule.required', message: 'says how many teams are to agree; a quorum needs it.' },
      ]);
    return { kind, required };
  }
  if (required !== undefined)
    throw invalidRequest([{ path: 'rule.required', message: 'is said of a quorum only. Leave it out.' }]);
  return { kind };
}

/**
 * A team with who answers for it: its lead where nobody is named, and never a guess.
 *
 * @throws Problem `invalid-request`, Refusal `not-found`
 */
export async function teamAsked(
  manager: EntityManager,
  teamId: string,
  personId: string | undefined,
  path: string,
): Promise<NewAlignment['teams'][number]> {
  const { id, name, lead_id: lead } = await findTeam(manager, teamId);
  const person = personId?.toLowerCase() ?? lead;
  if (person === null)
    throw invalidRequest([{ path, message: `must say who answers for ${name}, which has no lead.` }]);
  return { teamId: id, team: name, personId: person };
}

/**
 * Where the item goes that a condition becomes: a program that whoever asks steers; the one to which the finding is linked, as the
 * rules have it of conditions; or null, a program of its own, for who may launch one.
 *
 * @throws Problem `invalid-request` where the finding has several programs and none is named, Refusal `not-allowed`, `phase-not-open`
 */
export async function homeAsked(
  manager: EntityManager,
  { facts }: ShownAlignment,
  programId: string | undefined,
  actor: Actor,
): Promise<ItemHome> {
  const theirs = await programsOfFinding(manager, facts.findingId);
  if (programId !== undefined) {
    const own = theirs.find(({ id }) => id === programId.toLowerCase());
    const id = own?.id ?? (await steeredProgram(manager, programId, actor)).row.id;
    return { programId: id, phaseId: await nextPhase(manager, id) };
  }
  const [only, ...others] = theirs;
  if (others.length > 0)
    throw invalidRequest([
      { path: 'programId', message: `must name the program: the finding has ${theirs.length} that go on.` },
    ]);
  if (only !== undefined) return { programId: only.id, phaseId: await nextPhase(manager, only.id) };
  try {
    mayLaunch(actor, { domain: facts.domain, markets: facts.markets, programIds: [] });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    throw new Refusal(
      error.code,
      `The finding has no program yet, and the item needs one. ${error.detail} Or name a program of yours with "programId".`,
    );
  }
  return null;
}
