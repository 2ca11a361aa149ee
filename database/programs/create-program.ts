import type { EntityManager } from 'typeorm';
import { toInstant } from '../../domain/time.js';
import { enqueue } from '../engine/outbox.js';
import { checkFit } from '../people/standing.js';
import { workflowOf } from '../engine/kinds.js';
import { saveEvents } from '../trail/events.js';
import { leaders } from './leaders.js';
import { runCommand } from '../record/run.js';
import { programKind } from './kind.js';

export interface NewProgram {
  id: string;
  name: string;
  description?: string;
  domain?: string | null;
  markets?: string[];
  managerId: string;
  domainLeadId?: string | null;
  timeZone?: string;
  /** In order. `targetDate` is `YYYY-MM-DD`; it ends with the day in the program's zone. */
  phases: { id: string; name: string; description?: string; targetDate?: string | null }[];
  escalationPolicyVersionId?: string;
  reminderPolicyVersionId?: string;
  signOffPolicyVersionId?: string;
  extensionPolicyVersionId?: string;
  /** Of its items, where they say nothing else; none where nothing is said. */
  effectivenessPolicyVersionId?: string | null;
  tollgatePolicyVersionId?: string;
  /** The version of the template that it is made from. */
  templateVersionId?: string;
  /** Launch it at once. */
  activate: boolean;
}

export const defaultZone = 'Asia/Singapore';

/** Creates a program with its phases; launched, its workflow is started through the outbox. An id that exists is left alone. */
export async function createProgram(
  manager: EntityManager,
  program: NewProgram,
  ctx: { actorId: string; at: number },
): Promise<void> {
  const zone = program.timeZone ?? defaultZone;
  const policies = await defaultPolicies(manager);
  await checkFit(manager, leaders(program));
  const inserted: unknown[] = await manager.query(
    `INSERT INTO programs (id, name, description, domain, markets, manager_id, domain_lead_id, time_zone,
       escalation_policy_version_id, reminder_policy_version_id, sign_off_policy_version_id, tollgate_policy_version_id,
       extension_policy_version_id, effectiveness_policy_version_id, workflow_version, created_by, template_version_id)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, 1, $15, $16)
     ON CONFLICT (id) DO NOTHING RETURNING id`,
    [
      program.id,
      program.name,
      program.description ?? '',
      program.domain ?? null,
      program.markets ?? [],
      program.managerId,
      program.domainLeadId ?? null,
      zone,
      program.escalationPolicyVersionId ?? policies.escalation,
      program.reminderPolicyVersionId ?? policies.reminder,
      program.signOffPolicyVersionId ?? policies.sign_off,
      program.tollgatePolicyVersionId ?? policies.tollgate,
      program.extensionPolicyVersionId ?? policies.extension,
      program.effectivenessPolicyVersionId ?? null,
      ctx.actorId,
      program.templateVersionId ?? null,
    ],
  );
  if (inserted.length === 0) return;
  for (const [index, phase] of program.phases.entries())
    await manager.query(
      `INSERT INTO phases (id, program_id, position, name, description, target_date, target_at)
       VALUES ($1, $2, $3, $4, $5, $6, to_timestamp($7 / 1000.0))`,
      [
        phase.id,
        program.id,
        index + 1,
        phase.name,
        phase.description ?? '',
        phase.targetDate ?? null,
        phase.targetDate ? endOfDay(phase.targetDate, zone) : null,
      ],
    );
  await saveEvents(manager, [
    {
      subjectKind: 'program',
      subjectId: program.id,
      programId: program.id,
      event: {
        key: `program/${program.id}#created`,
        type: 'program.created',
        at: ctx.at,
        actorId: ctx.actorId,
        version: 1,
        data: {
          name: program.name,
          phases: program.phases.map(({ name }) => name),
          ...(program.templateVersionId === undefined ? {} : { templateVersionId: program.templateVersionId }),
        },
      },
    },
  ]);
  if (!program.activate) return;
  const command = { type: 'activate' } as const;
  const request = { id: program.id, command, actorId: ctx.actorId, key: 'launch', at: ctx.at };
  await runCommand(programKind, manager, request, { poke: false });
  await enqueue(manager, [{ ...workflowOf('program', program.id), kind: 'start' }]);
}

/** The last minute of a local day: until then a target is kept. */
export function endOfDay(date: string, zone: string): number {
  return toInstant({ date, time: '23:59', zone });
}

/** Newest published versions of the policies that are used where nothing else is said. */
export async function defaultPolicies(
  manager: EntityManager,
): Promise<Record<'escalation' | 'reminder' | 'sign_off' | 'tollgate' | 'extension', string>> {
  const rows: { use: string; id: string }[] = await manager.query(
    `SELECT DISTINCT ON (use) CASE WHEN p.kind = 'sign_off' AND NOT p.is_default THEN 'tollgate' ELSE p.kind END AS use, v.id
     FROM policies p JOIN policy_versions v ON v.policy_id = p.id
     WHERE v.status = 'published' AND (p.is_default OR (p.kind = 'sign_off' AND p.name = 'Default tollgate'))
     ORDER BY use, v.version DESC`,
  );
  const of = (use: string): string => {
    const row = rows.find((candidate) => candidate.use === use);
    if (!row) throw new Error(`there is no published default ${use} policy; start Tollgate once, it ships them`);
    return row.id;
  };
  return {
    escalation: of('escalation'),
    reminder: of('reminder'),
    sign_off: of('sign_off'),
    tollgate: of('tollgate'),
    extension: of('extension'),
  };
}
