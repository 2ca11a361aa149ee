import type { DataSource, EntityManager } from 'typeorm';
import type { SignOffPolicy } from '../../domain/policy/sign-off.js';
import { whyNobodyDecides } from '../../domain/sign-off/who-passes.js';
import { saveNotices } from '../inbox/save-notices.js';
import { administratorsNow } from '../people/standing.js';
import { recordedKeys, saveEvents } from '../trail/events.js';

interface TollgatePolicy {
  id: string;
  name: string;
  version: number;
  body: SignOffPolicy;
}

/**
 * By the policies that ship, nobody passes a tollgate of the program that they manage alone. An installation of before
 * keeps what it has, and its administrators hear of it, once for each version that lets the manager.
 */
export async function tellManagerAlone(dataSource: DataSource, at: number): Promise<void> {
  await dataSource.transaction(async (manager) => {
    const alone = (await tollgatePolicies(manager)).filter(({ body }) => managerAlone(body));
    if (alone.length === 0) return;
    const keyOf = ({ id, version }: TollgatePolicy): string => `policy/${id}#manager-passes-alone:${version}`;
    const known = await recordedKeys(manager, alone.map(keyOf));
    const to = (await administratorsNow(manager)).map((personId) => ({ personId, role: 'administrator' as const }));
    // Where nobody administers yet, there is nobody to hear of it: they are told at a later start.
    if (to.length === 0) return;
    for (const policy of alone.filter((one) => !known.has(keyOf(one)))) {
      const { id, name, version } = policy;
      const subject = { subjectKind: 'policy' as const, subjectId: id, programId: null };
      const key = keyOf(policy);
      const event = { key, type: 'policy.manager_passes_alone', at, actorId: null, version, data: { name, version } };
      await saveEvents(manager, [{ ...subject, event }]);
      const facts = { itemTitle: name, itemNumber: null, programName: '' };
      const channels = ['inbox' as const, 'email' as const];
      const notice = { eventKey: key, kind: 'manager_passes_alone' as const, to, at, channels, facts: {} };
      await saveNotices(manager, [{ ...subject, facts, notice }]);
    }
  });
}

/** By which tollgates of programs that are not over are passed, and those of programs to come. */
function tollgatePolicies(manager: EntityManager): Promise<TollgatePolicy[]> {
  return manager.query(
    `SELECT p.id, p.name, v.version, v.body FROM policies p JOIN policy_versions v ON v.policy_id = p.id
     WHERE p.kind = 'sign_off'
       AND (v.id IN (SELECT tollgate_policy_version_id FROM programs WHERE status IN ('draft', 'active', 'on_hold'))
         OR p.name = 'Default tollgate' AND v.status = 'published' AND v.version =
           (SELECT max(version) FROM policy_versions n WHERE n.policy_id = p.id AND n.status = 'published'))
     ORDER BY p.name, v.version`,
  );
}

/** Whoever else may too, the manager needs none of them. */
function managerAlone(policy: SignOffPolicy): boolean {
  const stages = policy.stages.map((stage) => ({ ...stage, people: [] }));
  return whyNobodyDecides({ ...policy, stages }, { program_manager: 'manager' }) === null;
}
