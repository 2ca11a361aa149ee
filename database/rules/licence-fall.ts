import type { EntityManager } from 'typeorm';
import { licenceKey } from '../../domain/acting-licence/licence.js';
import { ruleKey } from '../../domain/rule/rule.js';
import { saveNotices } from '../inbox/save-notices.js';
import { recordRule } from './record-rule.js';
import { lockRule } from './rules.js';
import { lockLicence, openLicences, setLicenceState, type LicenceRow } from './licences.js';

/** Why a licence ends by itself. */
export interface Fall {
  as: 'fallen' | 'ended';
  because: string;
  /** Of what brought it about, so that it is recorded once. */
  key: string;
}

/**
 * A licence falls, or comes to its end: from the commit on nothing is done by it, and a rule that acts by it proposes again. Its keepers are
 * told why. Gives whether it was in force.
 */
export async function fall(manager: EntityManager, ruleId: string, licenceId: string, fallen: Fall): Promise<boolean> {
  const rule = await lockRule(manager, ruleId);
  const licence = await lockLicence(manager, licenceId);
  if (licence.state !== 'in_force') return false;
  const { as, because, key } = fallen;
  await setLicenceState(manager, licenceId, { state: as, because });
  const acted = rule.state === 'act' && rule.liveVersionId === licence.version_id;
  if (acted)
    // Whoever had it act is its author in suggest too, and what it has matched just now is proposed: it listens on since when it did.
    await manager.query(`UPDATE rules SET state = 'suggest', because = $2, updated_at = now() WHERE id = $1`, [
      ruleId,
      `${licenceKey(licence.number)} ${as === 'ended' ? 'has come to its end' : 'fell'}: ${because}`,
    ]);
  await recordRule(manager, ruleId, 'rule.licence_fell', {
    ...{ actor: null, key },
    data: { licence: licenceKey(licence.number), as, reason: because, suggests: acted },
  });
  await tellKeepers(manager, licence, { kind: 'licence_fallen', because, key });
  return true;
}

/** All that are in force of a rule fall: it has another version, or has stopped by itself. Whoever asks has locked the rule. */
export async function fallOfRule(manager: EntityManager, ruleId: string, fallen: Fall, except?: string): Promise<void> {
  for (const { id, state, version_id: versionId } of await openLicences(manager, ruleId))
    if (state === 'in_force' && versionId !== except) await fall(manager, ruleId, id, fallen);
}

/** Those who answer for a licence: who planned it, who signed it, and who has the rule listen. */
export async function tellKeepers(
  manager: EntityManager,
  licence: LicenceRow,
  { kind, because, key }: { kind: 'licence_fallen' | 'licence_judged'; because: string; key: string },
): Promise<void> {
  const { rule, number } = licence;
  const [row] = await manager.query<{ by: string | null }[]>('SELECT state_by AS by FROM rules WHERE id = $1', [
    rule.id,
  ]);
  const signed = licence.signed.map(({ id }) => id);
  const people = [
    ...new Set([licence.planned_by.id, ...signed, ...(row?.by === null || row === undefined ? [] : [row.by])]),
  ];
  const named = `${licenceKey(number)} of ${ruleKey(rule.number)} ${rule.name}`;
  await saveNotices(manager, [
    {
      ...{ subjectKind: 'rule', subjectId: rule.id, programId: null },
      facts: { itemTitle: named, itemNumber: null, programName: '' },
      notice: {
        ...{ eventKey: `rule/${rule.id}#${kind}:${key}`, kind, at: Date.now(), facts: { reason: because } },
        to: people.map((personId) => ({ personId, role: 'owner' as const })),
        channels: ['inbox', 'email'],
      },
    },
  ]);
}
