import type { EntityManager } from 'typeorm';
import { analysisKey, contentOf } from '../../domain/analysis/analysis.js';
import { AnalysisChange } from '../../domain/analysis/change.js';
import { newAnalysis, type OpenedAnalysis } from '../../domain/analysis/clock.js';
import { graphProblems } from '../../domain/analysis/graph.js';
import { lookAtAnalysis } from '../../domain/analysis/fire.js';
import type { AnalysisEffect, AnalysisRecord } from '../../domain/analysis/analysis.js';
import { noOutcome } from '../../domain/record/outcome.js';
import type { Linking } from '../../domain/record-link/link.js';
import { Refusal } from '../../domain/refusal.js';
import { marketCalendar } from '../calendars/market-calendar.js';
import { checkFit } from '../people/standing.js';
import { checkVersions } from '../policies/check-versions.js';
import { defaultPolicies } from '../programs/create-program.js';
import { begin } from '../record/begin.js';
import { link } from '../record-links/links.js';
import { setReaders, type ReadersWanted } from '../restrictions/restrict.js';
import { analysisKind } from './kind.js';
import { loadAnalysis } from './load.js';
import { analysisRow } from './row.js';
import { presentTaxonomy } from './taxonomy.js';

type PolicyVersions = 'escalationPolicyVersionId' | 'reminderPolicyVersionId' | 'signOffPolicyVersionId';

/** An analysis that somebody opens; what is not said of policies is the default. */
export type NewAnalysis = Omit<OpenedAnalysis, PolicyVersions> & {
  [version in PolicyVersions]?: string | undefined;
};

/**
 * Opens an analysis, and ties it to the cases and findings that it is about: row, first version, plan, trail, and the outbox
 * entry that starts its workflow. A restricted one is so from the start. An id that exists is left alone.
 *
 * @param besides.readers null: it is not restricted
 * @throws Refusal `unknown-person`, `person-unavailable`, `unknown-policy-version`, `invalid-command`, `invalid-due-date`
 */
export async function openAnalysis(
  manager: EntityManager,
  given: NewAnalysis,
  besides: { readers: Pick<ReadersWanted, 'personIds'> | null; links: readonly Linking[] },
  ctx: { actorId: string; key: string; at: number },
): Promise<void> {
  const { readers, links } = besides;
  await checkFit(manager, [
    { id: given.ownerId, charge: 'work', path: 'ownerId' },
    ...(given.domainLeadId === null
      ? []
      : [{ id: given.domainLeadId, charge: 'decide' as const, path: 'domainLeadId' }]),
    ...(readers?.personIds ?? []).map((id) => ({ id, charge: 'tell' as const, path: 'readerIds' })),
  ]);
  await checkVersions(manager, given);
  const taxonomy = await presentTaxonomy(manager);
  const [wrong] = graphProblems(given, taxonomy);
  if (wrong !== undefined) throw new Refusal('invalid-command', `${wrong.path} ${wrong.message}`, { path: wrong.path });
  const defaults = await defaultPolicies(manager);
  const facts = newAnalysis(
    {
      ...given,
      escalationPolicyVersionId: given.escalationPolicyVersionId ?? defaults.escalation,
      reminderPolicyVersionId: given.reminderPolicyVersionId ?? defaults.reminder,
      signOffPolicyVersionId: given.signOffPolicyVersionId ?? defaults.sign_off,
    },
    { taxonomy, calendar: await marketCalendar(manager, given.markets, given.ownerId), ...ctx },
  );
  if (!(await analysisRow.insert(manager, facts))) return;
  const { id, title, method, ownerId, dueAt } = facts;
  const subject = await loadAnalysis(manager, id, { lock: true, at: ctx.at });
  if (!subject) return;
  const first = noOutcome<AnalysisRecord, AnalysisEffect>(subject);
  const change = new AnalysisChange(first, `analysis/${id}#opened`, ctx.actorId, ctx.at);
  change.effect({
    kind: 'content',
    content: { number: 1, content: contentOf(subject.facts), by: ctx.actorId, at: ctx.at, note: null },
  });
  const told = change.tell('analysis_assigned', [{ personId: ownerId, role: 'owner' }]);
  const opened = change.made('analysis.opened', { title, method, ownerId, dueAt, told });
  await begin(analysisKind, manager, lookAtAnalysis(opened, ctx.at), ctx);
  const self = { kind: 'analysis' as const, id, key: analysisKey(subject.facts.number), title };
  for (const one of links) await link(manager, one, self, ctx);
  if (readers !== null) {
    const named = { restricted: true, teamIds: [], ...readers };
    await setReaders(manager, { kind: 'analysis', id, programId: null, version: facts.version }, named, ctx);
  }
}
