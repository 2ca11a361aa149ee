import type { EntityManager } from 'typeorm';
import { namesOf } from '../../../../database/people/people.js';
import type { RoundStage } from '../../../../domain/sign-off/stages.js';
import { flag, integer, list, object, text, uuid } from '../openapi/json-schema.js';
import { proofAskedSchema } from './proved-json.js';

const approver = { personId: uuid, role: text, 'weight?': integer, 'veto?': flag };

/** A stage of a sign-off as it was opened: who was found, and how many of them, or how much weight, must approve. */
const stage = { name: text, required: integer, 'votes?': flag, 'proof?': proofAskedSchema };

export const stageSchema = object({ ...stage, approvers: list(object(approver)) });
export const namedStageSchema = object({ ...stage, approvers: list(object({ ...approver, name: text })) });

/** With everybody's name as it is now. */
export async function namedStages(
  manager: EntityManager,
  rounds: readonly { stages: readonly RoundStage[] }[],
): Promise<(stages: readonly RoundStage[]) => object[]> {
  const ids = rounds.flatMap(({ stages }) => stages.flatMap(({ approvers }) => approvers.map((a) => a.personId)));
  const names = await namesOf(manager, [...new Set(ids)]);
  return (stages) =>
    stages.map((each) => ({
      ...each,
      approvers: each.approvers.map((found) => ({ ...found, name: names.get(found.personId) ?? '' })),
    }));
}
