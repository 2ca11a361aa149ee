import type { EntityManager } from 'typeorm';
import { listens, ruleKey } from '../../domain/rule/rule.js';
import { fallOfRule } from './licence-fall.js';
import { saveNotices } from '../inbox/save-notices.js';
import { recordRule } from './record-rule.js';
import { lockRule, setRuleState } from './rules.js';

interface Stop {
  /** Null: by itself. */
  by: { id: string } | null;
  because: string | null;
  /** Of the request, or the event, by which it is stopped. */
  key: string;
  /** Who is told that it has stopped by itself. */
  tell?: string;
}

/**
 * Stops a rule that listens: from the commit on nothing more comes of what happens, nor of what it has matched and waits. Gives
 * whether it did listen.
 */
export async function stopRule(manager: EntityManager, id: string, { by, because, key, tell }: Stop): Promise<boolean> {
  const { number, state } = await lockRule(manager, id);
  if (!listens(state)) return false;
  await setRuleState(manager, id, { state: 'stopped', by: by?.id ?? null, because });
  await dropWaiting(manager, id);
  await recordRule(manager, id, 'rule.stopped', { actor: by, key, data: { was: state, reason: because } });
  // What stops by itself was not as it was when it was licensed.
  if (by === null)
    await fallOfRule(manager, id, { as: 'fallen', because: `The rule has stopped by itself: ${because ?? ''}`, key });
  if (tell !== undefined) await tellStopped(manager, { id, number, because: because ?? '', key, personId: tell });
  return true;
}

/** What it has matched is not proposed any more. Whoever asks has locked the rule. */
export async function dropWaiting(manager: EntityManager, ruleId: string): Promise<void> {
  await manager.query(
    `UPDATE rule_evaluations SET waits = false, refused = 'The rule was stopped, or changed, before it was proposed.'
     WHERE rule_id = $1 AND waits`,
    [ruleId],
  );
}

async function tellStopped(
  manager: EntityManager,
  {
    id,
    number,
    because,
    key,
    personId,
  }: { id: string; number: number; because: string; key: string; personId: string },
): Promise<void> {
  const [rule] = await manager.query<{ name: string }[]>('SELECT name FROM rules WHERE id = $1', [id]);
  const name = `${ruleKey(number)} ${rule?.name ?? ''}`;
  await saveNotices(manager, [
    {
      ...{ subjectKind: 'rule', subjectId: id, programId: null },
      facts: { itemTitle: name, itemNumber: null, programName: '' },
      notice: {
        ...{ eventKey: `rule/${id}#stopped:${key}`, kind: 'rule_stopped', at: Date.now(), facts: { reason: because } },
        to: [{ personId, role: 'owner' }],
        channels: ['inbox', 'email'],
      },
    },
  ]);
}
