import type { EntityManager } from 'typeorm';
import { CaseChange } from '../../domain/case/change.js';
import { newCase, requireSource, type ReportedCase } from '../../domain/case/clock.js';
import { lookAtCase } from '../../domain/case/fire.js';
import type { FileRow } from '../../domain/register-import/file-row.js';
import { noOutcome } from '../../domain/record/outcome.js';
import { fromFile } from '../register-imports/from-file.js';
import { presentCalendarsOf } from '../calendars/present.js';
import { checkFit } from '../people/standing.js';
import { checkVersions } from '../policies/check-versions.js';
import { defaultPolicies } from '../programs/create-program.js';
import { begin } from '../record/begin.js';
import { setReaders, type ReadersWanted } from '../restrictions/restrict.js';
import { caseKind } from './kind.js';
import { loadCase } from './load.js';
import { presentMatrix } from './matrix.js';
import { caseRow } from './row.js';

type PolicyVersions = 'escalationPolicyVersionId' | 'reminderPolicyVersionId';

/** A case that somebody reports; what is not said of policies is the default. */
export type NewCase = Omit<ReportedCase, PolicyVersions> & { [version in PolicyVersions]?: string | undefined };

/**
 * Whether a case can be reported as things stand: who may have a part in it, and what it needs.
 * @throws Refusal as `reportCase`
 */
export async function checkReported(
  manager: EntityManager,
  given: NewCase,
  readers: Pick<ReadersWanted, 'personIds'> | null,
): Promise<void> {
  await checkFit(manager, [
    { id: given.leadId, charge: 'work', path: 'leadId' },
    ...(given.domainLeadId === null
      ? []
      : [{ id: given.domainLeadId, charge: 'decide' as const, path: 'domainLeadId' }]),
    ...(given.reporterId === null ? [] : [{ id: given.reporterId, charge: 'tell' as const, path: 'reporterId' }]),
    ...(readers?.personIds ?? []).map((id) => ({ id, charge: 'tell' as const, path: 'readerIds' })),
  ]);
  await checkVersions(manager, given);
  requireSource(given);
}

/**
 * Writes a case down: row, first plan, what whoever triages it is told, and the outbox entry that starts its workflow. A
 * restricted one is so from the start: nobody else sees it in between. An id that exists is left alone.
 *
 * @param readers null: it is not restricted
 * @throws Refusal `unknown-person`, `person-unavailable`, `unknown-policy-version`, `invalid-command`
 */
export async function reportCase(
  manager: EntityManager,
  given: NewCase,
  readers: Pick<ReadersWanted, 'personIds'> | null,
  ctx: { actorId: string; key: string; at: number; cameFrom?: FileRow },
): Promise<void> {
  await checkReported(manager, given, readers);
  const calendar = (await presentCalendarsOf(manager, [given.leadId]))[given.leadId];
  if (!calendar) throw new Error(`person ${given.leadId} has no calendar`);
  const defaults = await defaultPolicies(manager);
  const matrix = await presentMatrix(manager);
  const facts = newCase(
    {
      ...given,
      escalationPolicyVersionId: given.escalationPolicyVersionId ?? defaults.escalation,
      reminderPolicyVersionId: given.reminderPolicyVersionId ?? defaults.reminder,
    },
    { calendar, matrix, ...ctx },
  );
  if (!(await caseRow.insert(manager, facts))) return;
  const { id } = facts;
  const subject = await loadCase(manager, id, { lock: true, at: ctx.at });
  if (!subject) return;
  const change = new CaseChange(noOutcome(subject), `case/${id}#reported`, ctx.actorId, ctx.at);
  const told = change.tell('case_reported', [{ personId: facts.leadId, role: 'owner' }]);
  const { title, source, leadId, likelihood, impact, severity, matrixVersion, dueAt } = facts;
  const rated = { likelihood, impact, severity, matrixVersion };
  const reported = change.made('case.reported', { title, source, leadId, ...rated, dueAt, told, ...fromFile(ctx) });
  await begin(caseKind, manager, lookAtCase(reported, ctx.at), ctx);
  if (readers !== null) {
    const named = { restricted: true, teamIds: [], ...readers };
    await setReaders(manager, { kind: 'case', id, programId: null, version: facts.version }, named, ctx);
  }
}
