import type { EntityManager } from 'typeorm';
import { stableId } from '../../domain/stable-id.js';
import { addDependency } from '../dependencies/edit-dependencies.js';
import type { NewItem } from '../items/build-item.js';
import { createItems } from '../items/create-items.js';
import { createProgram } from '../programs/create-program.js';
import { isProgram } from '../programs/programs.js';
import { saveEvents } from '../trail/events.js';
import type { PreparedLaunch } from './prepare-launch.js';

/**
 * Makes what was prepared: the program, its phases and its items, in the caller's transaction and by the same functions
 * as where a person makes them one by one; items wait for each other as the template says. A program whose id exists is left alone.
 *
 * @param id of the program; the ids of all that is in it follow from it
 */
export async function launchTemplate(
  manager: EntityManager,
  id: string,
  prepared: PreparedLaunch,
  ctx: { actorId: string; at: number; activate: boolean; data?: Record<string, unknown> },
): Promise<void> {
  const { template, plan, values } = prepared;
  if (await isProgram(manager, id)) return;
  const phaseId = (index: number): string => stableId(id, 'phase', String(index));
  const itemId = (key: string): string => stableId(id, 'item', key);
  const { tollgatePolicyVersionId, ...itemPolicies } = policiesAt(prepared, 'policies');
  await createProgram(
    manager,
    {
      id,
      name: prepared.name,
      description: plan.description,
      domain: plan.domain,
      markets: plan.markets,
      managerId: prepared.managerId,
      domainLeadId: prepared.domainLeadId,
      timeZone: prepared.zone,
      phases: plan.phases.map(({ name, description, targetDate }, index) => ({
        id: phaseId(index),
        name,
        description,
        targetDate,
      })),
      ...itemPolicies,
      ...(tollgatePolicyVersionId === undefined ? {} : { tollgatePolicyVersionId }),
      templateVersionId: template.id,
      activate: ctx.activate,
    },
    ctx,
  );
  const items = plan.items.map((item): NewItem => {
    const { index, key, phase, title, description, severity, tags, attributes, ownerId, due } = item;
    const { tollgatePolicyVersionId: _none, ...policies } = policiesAt(prepared, `items.${index}.policies`);
    return {
      id: itemId(key),
      programId: id,
      phaseId: phaseId(phase),
      externalId: key,
      ...{ title, description, severity, tags, attributes, ownerId, due },
      ...policies,
    };
  });
  await createItems(manager, items, ctx);
  const event = {
    key: `program/${id}#launched-from-template`,
    type: 'program.made_from_template',
    at: ctx.at,
    actorId: ctx.actorId,
    version: 1,
    data: {
      templateId: template.templateId,
      template: template.templateName,
      templateVersionId: template.id,
      templateVersion: template.version,
      parameters: values,
      items: items.length,
      ...ctx.data,
    },
  };
  await saveEvents(manager, [{ subjectKind: 'program', subjectId: id, programId: id, event }]);
  for (const { key, dependsOn } of plan.items)
    for (const other of dependsOn)
      await addDependency(
        manager,
        { itemId: itemId(key), waitsFor: itemId(other), lag: null },
        { actorId: ctx.actorId, onBehalfOf: null, key: `launch/${other}`, at: ctx.at },
      );
}

const fields = {
  escalation: 'escalationPolicyVersionId',
  reminder: 'reminderPolicyVersionId',
  signOff: 'signOffPolicyVersionId',
  extension: 'extensionPolicyVersionId',
  tollgate: 'tollgatePolicyVersionId',
  effectiveness: 'effectivenessPolicyVersionId',
} as const;

/** The policy versions that the template names at a place. */
function policiesAt(
  { policies }: PreparedLaunch,
  path: string,
): Partial<Record<(typeof fields)[keyof typeof fields], string>> {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([use, field]) => {
      const id = policies.get(`${path}.${use}`);
      return id === undefined ? [] : [[field, id]];
    }),
  );
}
