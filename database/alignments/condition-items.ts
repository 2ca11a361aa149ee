import type { EntityManager } from 'typeorm';
import {
  alignmentKey,
  type Alignment,
  type AlignmentRecord,
  type ConditionItem,
  type ItemHome,
} from '../../domain/alignment/alignment.js';
import type { Linked, Linking } from '../../domain/record-link/link.js';
import { Refusal } from '../../domain/refusal.js';
import { stableId } from '../../domain/stable-id.js';
import { cut } from '../../domain/text/cut.js';
import { createItems } from '../items/create-items.js';
import { createProgram } from '../programs/create-program.js';
import { link, linkable } from '../record-links/links.js';

/** The one phase of a program that a round makes for its conditions. */
export const conditionsPhase = 'Conditions';

/** Programs that a finding is linked to, and that take items. */
export async function programsOfFinding(
  manager: EntityManager,
  findingId: string,
): Promise<{ id: string; name: string }[]> {
  return manager.query(
    `SELECT p.id, p.name FROM record_links l JOIN programs p ON p.id = l.record_id
     WHERE l.case_id = $1 AND l.record_kind = 'program' AND p.status IN ('draft', 'active', 'on_hold') ORDER BY p.created_at, p.id`,
    [findingId],
  );
}

/**
 * Makes the action item that an accepted condition becomes, ties it to the round and to its finding, and makes the program that it
 * goes to where it has no other; all in the caller's transaction.
 *
 * @throws Refusal `phase-not-open`, `unknown-person`
 */
export async function makeConditionItem(
  manager: EntityManager,
  { facts, finding }: AlignmentRecord,
  { id, title, description, severity, ownerId, due, home, by, at }: ConditionItem,
): Promise<void> {
  const ctx = { actorId: by, at };
  const round: Linking = { kind: 'alignment', id: facts.id, key: alignmentKey(facts.number), title: facts.title };
  const gap: Linking = { kind: 'finding', id: facts.findingId, key: finding.key, title: finding.content.title };
  const { programId, phaseId } = home ?? (await ownProgram(manager, { facts, gap }, ctx));
  const item = { ...{ id, programId, phaseId, title, description, severity, ownerId, due } };
  await createItems(manager, [item], { ...ctx, origin: { alignment: alignmentKey(facts.number) } });
  const made = await linkable(manager, id, undefined);
  for (const one of [round, gap]) await link(manager, one, made, { ...ctx, key: id });
}

/** The program that a round makes for what nobody has a program for; its chair manages it. */
async function ownProgram(
  manager: EntityManager,
  { facts, gap }: { facts: Alignment; gap: Linking },
  ctx: { actorId: string; at: number },
): Promise<NonNullable<ItemHome>> {
  const { programId, phaseId } = ownHome(facts.id);
  const { domain, markets, chairId, due } = facts;
  const name = cut(`Conditions of ${alignmentKey(facts.number)}: ${facts.title}`, 200);
  await createProgram(
    manager,
    {
      ...{ id: programId, name, domain, markets, managerId: chairId, timeZone: due.zone },
      description: `What was agreed on in ${alignmentKey(facts.number)} on condition of, where the finding had no program yet.`,
      phases: [{ id: phaseId, name: conditionsPhase }],
      activate: true,
    },
    ctx,
  );
  const program: Linked = { kind: 'program', id: programId, key: null, title: name };
  await link(manager, gap, program, { ...ctx, key: programId });
  return { programId, phaseId };
}

/** Where the item would go must still take it. @throws Refusal `phase-not-open` */
export async function requireHomeOpen(manager: EntityManager, alignmentId: string, home: ItemHome): Promise<void> {
  const { programId, phaseId } = home ?? ownHome(alignmentId);
  const [program] = await manager.query<unknown[]>('SELECT 1 FROM programs WHERE id = $1 FOR SHARE', [programId]);
  if (program === undefined && home === null) return;
  const [open] = await manager.query<unknown[]>(
    `SELECT 1 FROM phases ph JOIN programs p ON p.id = ph.program_id WHERE ph.id = $1 AND p.id = $2
       AND ph.status IN ('open', 'pending') AND p.status IN ('draft', 'active', 'on_hold') FOR SHARE OF ph`,
    [phaseId, programId],
  );
  if (open === undefined)
    throw new Refusal(
      'phase-not-open',
      'The program and phase to which the item would go take none any more. Name another with "programId".',
    );
}

function ownHome(alignmentId: string): NonNullable<ItemHome> {
  const programId = stableId(alignmentId, 'conditions');
  return { programId, phaseId: stableId(programId, 'phase', '0') };
}
