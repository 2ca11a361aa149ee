import type { EntityManager } from 'typeorm';
import { checkFit } from '../../../../database/people/standing.js';
import { phaseStatus } from '../../../../database/programs/phases.js';
import { Refusal } from '../../../../domain/refusal.js';
import type { FollowUp } from '../../../../domain/sign-off/follow-up.js';
import { dueRequested } from '../items/due-request.js';
import type { FollowUpRequest } from './sign-off.dto.js';

/**
 * The conditions of an approval with their dates in full. Where they go besides the default must be a phase of the
 * program that is open or to come.
 *
 * @throws Refusal `unknown-person`, `person-unavailable`, `phase-not-open`
 */
export async function followUpsOf(
  manager: EntityManager,
  programId: string,
  requests: FollowUpRequest[] | undefined,
): Promise<FollowUp[]> {
  const followUps: FollowUp[] = [];
  await checkFit(
    manager,
    (requests ?? []).map(({ ownerId }, index) => ({ id: ownerId, charge: 'work', path: `followUps.${index}.ownerId` })),
  );
  for (const { title, description, severity, ownerId, due, phaseId } of requests ?? []) {
    if (phaseId) await requireOpen(manager, programId, phaseId, title);
    followUps.push({
      title,
      description: description ?? '',
      severity: severity ?? null,
      ownerId,
      due: await dueRequested(manager, due, ownerId),
      phaseId: phaseId ?? null,
    });
  }
  return followUps;
}

async function requireOpen(manager: EntityManager, programId: string, phaseId: string, title: string): Promise<void> {
  const status = await phaseStatus(manager, programId, phaseId);
  if (status !== 'open' && status !== 'pending')
    throw new Refusal(
      'phase-not-open',
      `The follow-up item "${title}" names phase ${phaseId}, which is not an open or coming phase of the program.`,
    );
}
