import type { EntityManager } from 'typeorm';
import { ruleKey } from '../../domain/rule/rule.js';
import { saveEvents } from '../trail/events.js';

/** An event of a rule, in the trail. Sent again with its key, it is there once. */
export async function recordRule(
  manager: EntityManager,
  id: string,
  type: string,
  given: { actor: { id: string } | null; key: string; data: Record<string, unknown> },
): Promise<void> {
  const { actor, key, data } = given;
  const [rule] = await manager.query<{ number: number }[]>('SELECT number FROM rules WHERE id = $1', [id]);
  const event = {
    key: `rule/${id}#${type}:${actor?.id ?? 'system'}:${key}`,
    type,
    at: Date.now(),
    actorId: actor?.id ?? null,
    version: 0,
    data: { key: ruleKey(rule?.number ?? 0), ...data },
  };
  await saveEvents(manager, [{ subjectKind: 'rule', subjectId: id, programId: null, event }]);
}
