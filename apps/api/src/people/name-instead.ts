import type { EntityManager } from 'typeorm';
import type { Holding } from '../../../../database/people/holdings.js';
import { policyBodies } from '../../../../database/policies/policy-bodies.js';
import { policyOfVersion } from '../../../../database/policies/policies.js';
import { insertVersion, nextVersionOf, publishVersion } from '../../../../database/policies/policy-versions.js';
import { publishDraft, saveDraft } from '../../../../database/templates/edit-template.js';
import { templateVersions } from '../../../../database/templates/template-rows.js';
import { saveEvents } from '../../../../database/trail/events.js';
import { checkPolicy } from '../../../../domain/policy/check-policy.js';
import { Refusal } from '../../../../domain/refusal.js';
import { stableId } from '../../../../domain/stable-id.js';
import type { TemplateBody } from '../../../../domain/template/template.js';
import type { Asked } from '../commands/asked.js';

interface Names {
  fromId: string;
  toId: string;
}

/**
 * A policy or a template names somebody else from its next version on, which is published. What runs by an older version goes
 * on by that: there nobody is found by who has left.
 */
export async function nameInstead(manager: EntityManager, holding: Holding, names: Names, asked: Asked): Promise<void> {
  if (holding.kind === 'policy') await nameInPolicy(manager, holding, names, asked);
  else await nameInTemplate(manager, holding, names, asked);
}

async function nameInPolicy(manager: EntityManager, { id, name }: Holding, names: Names, asked: Asked): Promise<void> {
  const policy = await policyOfVersion(manager, id);
  if (!policy) return;
  const body = instead((await policyBodies(manager, [id]))(id), names);
  const problems = checkPolicy(policy.kind, body);
  if (problems.length > 0)
    throw new Refusal(
      'illegal-transition',
      `${name} cannot name them instead: ${problems.map(({ message }) => message).join(' ')} Choose somebody else for it.`,
    );
  const version = await nextVersionOf(manager, policy.id);
  const versionId = stableId(policy.id, asked.actor.id, asked.key, id);
  await insertVersion(manager, { id: versionId, policyId: policy.id, version, body, createdBy: asked.actor.id });
  await publishVersion(manager, policy.id, version);
  const at = Date.now();
  const event = (type: string, data: Record<string, unknown>) => ({
    subjectKind: 'policy' as const,
    subjectId: policy.id,
    programId: null,
    event: {
      key: `policy/${policy.id}#${type}:${asked.actor.id}:${asked.key}/${id}`,
      ...{ type, at, actorId: asked.actor.id, version: 0, data },
    },
  });
  await saveEvents(manager, [event('policy.version_added', { version }), event('policy.published', { version })]);
}

async function nameInTemplate(manager: EntityManager, { id }: Holding, names: Names, asked: Asked): Promise<void> {
  const [last] = (await templateVersions(manager, id)).toSorted((a, b) => b.version - a.version);
  if (!last) return;
  const by = { actorId: asked.actor.id, key: `${asked.key}/leaves`, at: Date.now() };
  await saveDraft(manager, id, { body: instead(last.body, names) as TemplateBody }, by);
  if (last.status === 'published') await publishDraft(manager, id, by);
}

/** The same with one person in the place of another, named once in each list. */
function instead(body: unknown, { fromId, toId }: Names): unknown {
  const text = JSON.stringify(body).replaceAll(new RegExp(fromId, 'gi'), toId);
  return JSON.parse(text, (_, value: unknown) =>
    Array.isArray(value) && value.every((one) => typeof one === 'string') ? [...new Set(value)] : value,
  );
}
