import type { EntityManager } from 'typeorm';
import type { ImportOptions, ImportPolicies } from '../../../../database/imports/import-row.js';
import { wordsOf } from '../../../../database/imports/status-words.js';
import type { NamedProgram } from '../../../../database/imports/target.js';
import { checkFit } from '../../../../database/people/standing.js';
import { versionsNamed } from '../../../../database/policies/policy-names.js';
import type { ItemStatus } from '../../../../domain/item/table.js';
import { wordKey } from '../../../../domain/import/status.js';
import type { NamedPolicy } from '../../../../domain/template/template.js';
import { idNamed } from '../names/asked-names.js';
import { invalidRequest } from '../problems/problem.js';
import type { ImportPolicyNames, ImportRequest } from './import.dto.js';

/** Everything that the reading and the writing of the file go by, settled when it is taken in. */
export async function optionsOf(
  manager: EntityManager,
  request: ImportRequest,
  program: NamedProgram | null,
): Promise<ImportOptions> {
  const wordsSaid = Object.entries(request.statusWords ?? {}).map(([word, status]) => ({
    word,
    status: status as ItemStatus,
  }));
  const said = Object.fromEntries(wordsSaid.map(({ word, status }) => [wordKey(word), status]));
  return {
    mapping: request.mapping ?? {},
    encoding: request.encoding ?? null,
    sheet: request.sheet ?? null,
    dateOrder: request.dateOrder ?? null,
    shiftTo: request.shiftTo ?? null,
    dueRule: request.dueRule ?? null,
    owners: request.owners ?? 'match',
    severalOwners: request.severalOwners ?? 'ask',
    defaultOwner: request.defaultOwner ?? null,
    late: request.late ?? 'start',
    onMissing: request.onMissing ?? 'keep',
    onConflict: request.onConflict ?? 'ask',
    ...(request.source === undefined ? {} : { source: request.source }),
    ...(request.corrections === undefined ? {} : { corrections: request.corrections }),
    asked: { ...request },
    statusWords: { ...(program ? await wordsOf(manager, program.id) : {}), ...said },
    wordsSaid,
    newProgram: program === null,
    draft: request.draft ?? false,
    ...(await leadOf(manager, request, program)),
    policies: await policiesOf(manager, request.policies ?? {}),
  };
}

/** @throws Problem `invalid-request` where the program is there already; Refusal `unknown-name`, `person-unavailable` */
async function leadOf(
  manager: EntityManager,
  { lead }: ImportRequest,
  program: NamedProgram | null,
): Promise<{ domainLeadId?: string }> {
  const id = await idNamed(manager, 'person', lead, 'lead');
  if (id === null) return {};
  if (program)
    throw invalidRequest([
      {
        path: 'lead',
        message: `is for a program that the import makes; ${program.name} is there already. Edit the program to say who leads it.`,
      },
    ]);
  await checkFit(manager, [{ id, charge: 'manage', path: 'lead' }]);
  return { domainLeadId: id };
}

const kinds = {
  escalation: ['escalation', 'escalationPolicyVersionId'],
  reminder: ['reminder', 'reminderPolicyVersionId'],
  signOff: ['sign_off', 'signOffPolicyVersionId'],
  extension: ['extension', 'extensionPolicyVersionId'],
  effectiveness: ['effectiveness', 'effectivenessPolicyVersionId'],
} as const satisfies Record<keyof ImportPolicyNames, readonly [NamedPolicy['kind'], keyof ImportPolicies]>;

/** @throws Problem `invalid-request` for a name that no published policy of that kind has */
async function policiesOf(manager: EntityManager, names: ImportPolicyNames): Promise<ImportPolicies> {
  const uses = Object.keys(kinds) as (keyof ImportPolicyNames)[];
  const named = uses.flatMap((use): NamedPolicy[] => {
    const ref = names[use];
    return ref === undefined ? [] : [{ path: `policies.${use}`, kind: kinds[use][0], ref }];
  });
  const { ids, problems } = await versionsNamed(manager, named);
  if (problems.length > 0) throw invalidRequest(problems);
  return Object.fromEntries(
    uses.flatMap((use) => {
      const id = ids.get(`policies.${use}`);
      return id === undefined ? [] : [[kinds[use][1], id]];
    }),
  );
}
