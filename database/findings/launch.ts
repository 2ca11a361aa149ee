import type { EntityManager } from 'typeorm';
import { findingInWhoseName } from '../../domain/access/finding-access.js';
import type { Actor } from '../../domain/access/actor.js';
import type { BodyProblem } from '../../domain/body-checks.js';
import { dueInstant } from '../../domain/calendar/due.js';
import { findingKey, type Finding } from '../../domain/finding/finding.js';
import { recommendedItems, requireLaunchable, type RecommendedItem } from '../../domain/finding/launch.js';
import { whyNot } from '../../domain/person/standing.js';
import { orThrow } from '../record/or-throw.js';
import { Refusal } from '../../domain/refusal.js';
import { stableId } from '../../domain/stable-id.js';
import { presentCalendarsOf } from '../calendars/present.js';
import { createItems } from '../items/create-items.js';
import { loadStanding } from '../people/standing.js';
import { createProgram, defaultZone } from '../programs/create-program.js';
import { isProgram } from '../programs/programs.js';
import { runCommand } from '../record/run.js';
import { link } from '../record-links/links.js';
import { launchTemplate } from '../templates/launch-template.js';
import type { PreparedLaunch } from '../templates/prepare-launch.js';
import { findingKind } from './kind.js';
import { loadFinding } from './load.js';

/** The one phase of a program that comes out of recommendations. */
export const remediationPhase = 'Remediation';

/** What a launch without a template would make. */
export interface RecommendedProgram {
  name: string;
  managerId: string;
  zone: string;
  items: (RecommendedItem & { dueAt: number })[];
  names: Record<string, string>;
  problems: BodyProblem[];
}

export interface ProgramWanted {
  name: string;
  managerId: string;
  timeZone?: string | undefined;
}

/** A program whose items are the recommendations of a finding; nothing is written. */
export async function prepareRecommended(
  manager: EntityManager,
  finding: Finding,
  { name, managerId, timeZone }: ProgramWanted,
): Promise<RecommendedProgram> {
  const { ownerId } = finding;
  const standing = await loadStanding(manager, [managerId, ownerId]);
  const calendar = (await presentCalendarsOf(manager, [ownerId]))[ownerId];
  const items = calendar ? recommendedItems(finding) : [];
  const unfit = (path: string, id: string, charge: 'manage' | 'work'): BodyProblem[] => {
    const person = standing.get(id);
    const message = person ? whyNot(person, charge) : 'names nobody. List the people.';
    return message === null ? [] : [{ path, message }];
  };
  return {
    ...{ name, managerId, zone: timeZone ?? finding.target?.zone ?? defaultZone },
    items: calendar ? items.map((item) => ({ ...item, dueAt: dueInstant(item.due, calendar) })) : [],
    names: Object.fromEntries([...standing.values()].map((person) => [person.id, person.name])),
    problems: [
      ...unfit('managerId', managerId, 'manage'),
      ...unfit('ownerId', ownerId, 'work'),
      ...(finding.recommendations.length > 0
        ? []
        : [{ path: 'recommendations', message: 'has none of which items could be made. Name a template.' }]),
    ],
  };
}

/** A launch as it was prepared: out of a template, or out of the recommendations. */
export type PreparedProgram = { template: PreparedLaunch } | { recommended: RecommendedProgram };

/**
 * Makes the program with its items, ties finding and program, and says that the remediation has begun, all in the caller's
 * transaction. A program whose id exists is left alone.
 *
 * @throws Refusal `not-allowed`, `illegal-transition`
 */
export async function launchFromFinding(
  manager: EntityManager,
  { programId, findingId, actor }: { programId: string; findingId: string; actor: Actor },
  prepared: PreparedProgram,
  ctx: { key: string; at: number; activate: boolean },
): Promise<void> {
  if (await isProgram(manager, programId)) return;
  const { at } = ctx;
  const subject = await loadFinding(manager, findingId, { lock: true, at });
  if (!subject) throw new Refusal('not-found', `There is no finding ${findingId}.`);
  const onBehalfOf = findingInWhoseName(actor, 'remediate', subject, at);
  const { facts } = subject;
  requireLaunchable(facts);
  const by = { actorId: actor.id, at, activate: ctx.activate };
  if ('template' in prepared) await launchTemplate(manager, programId, prepared.template, by);
  else await makeProgram(manager, programId, facts, prepared.recommended, by);
  const { name } = 'template' in prepared ? prepared.template : prepared.recommended;
  const one = { kind: 'finding' as const, id: facts.id, key: findingKey(facts.number), title: facts.title };
  const program = { kind: 'program' as const, id: programId, key: null, title: name };
  await link(manager, one, program, { actorId: actor.id, key: ctx.key, at });
  if (facts.status !== 'agreed') return;
  const command = { type: 'remediate' as const, record: name };
  const request = { id: facts.id, command, actorId: actor.id, key: `launch/${programId}`, at };
  const named = onBehalfOf === null ? request : { ...request, onBehalfOf };
  orThrow((await runCommand(findingKind, manager, named, { poke: true })).result);
}

async function makeProgram(
  manager: EntityManager,
  programId: string,
  { domain, markets, domainLeadId, condition, number, title, target }: Finding,
  { name, managerId, zone, items }: RecommendedProgram,
  ctx: { actorId: string; at: number; activate: boolean },
): Promise<void> {
  const phaseId = stableId(programId, 'phase', '0');
  await createProgram(
    manager,
    {
      ...{ id: programId, name, domain, markets, managerId, domainLeadId, timeZone: zone },
      description: `Remediates ${findingKey(number)} “${title}”.\n\n${condition}`,
      phases: [{ id: phaseId, name: remediationPhase, targetDate: target?.date ?? null }],
      activate: ctx.activate,
    },
    ctx,
  );
  const made = items.map(({ dueAt: _dueAt, ...item }, index) => ({
    ...{ id: stableId(programId, 'item', String(index)), programId, phaseId },
    ...item,
  }));
  await createItems(manager, made, { ...ctx, origin: { finding: findingKey(number) } });
}
