import type { EntityManager } from 'typeorm';
import { FindingChange } from '../../domain/finding/change.js';
import { newFinding, requireRating, type WrittenFinding } from '../../domain/finding/clock.js';
import { noOutcome } from '../../domain/record/outcome.js';
import type { FileRow } from '../../domain/register-import/file-row.js';
import type { Linked } from '../../domain/record-link/link.js';
import { carriedBy, saysOfCause, tieCarried } from '../../domain/finding/carry.js';
import { findingKey, type FindingEffect, type FindingRecord } from '../../domain/finding/finding.js';
import { fromFile } from '../register-imports/from-file.js';
import { checkFit } from '../people/standing.js';
import { checkVersions } from '../policies/check-versions.js';
import { defaultPolicies } from '../programs/create-program.js';
import { begin } from '../record/begin.js';
import { link } from '../record-links/links.js';
import { setReaders, type ReadersWanted } from '../restrictions/restrict.js';
import { findingKind } from './kind.js';
import { presentLimits } from './limits.js';
import { loadFinding } from './load.js';
import { findingRow } from './row.js';

type PolicyVersions = 'escalationPolicyVersionId' | 'reminderPolicyVersionId';

/** A finding that somebody writes down; what is not said of policies is the default. */
export type NewFinding = Omit<WrittenFinding, PolicyVersions> & { [version in PolicyVersions]?: string | undefined };

/**
 * Whether a finding can be written down as things stand.
 * @throws Refusal as `recordFinding`
 */
export async function checkWritten(
  manager: EntityManager,
  given: NewFinding,
  readers: Pick<ReadersWanted, 'personIds'> | null,
): Promise<void> {
  await checkFit(manager, [
    { id: given.ownerId, charge: 'work', path: 'ownerId' },
    ...(given.domainLeadId === null
      ? []
      : [{ id: given.domainLeadId, charge: 'decide' as const, path: 'domainLeadId' }]),
    ...(readers?.personIds ?? []).map((id) => ({ id, charge: 'tell' as const, path: 'readerIds' })),
  ]);
  await checkVersions(manager, given);
  requireRating(given);
}

/**
 * Writes a finding or an observation down, and ties it to what it came out of: row, trail, and the outbox entry that starts its
 * workflow. A restricted one is so from the start: nobody else sees it in between. An id that exists is left alone.
 *
 * @param besides.readers null: it is not restricted
 * @param besides.analysisId a signed analysis, which gives its cause
 * @param besides.links records to which it is linked in the same transaction
 * @throws Refusal `unknown-person`, `person-unavailable`, `unknown-policy-version`, `invalid-command`
 */
export async function recordFinding(
  manager: EntityManager,
  given: NewFinding,
  besides: { readers: Pick<ReadersWanted, 'personIds'> | null; links: readonly Linked[]; analysisId?: string | null },
  ctx: { actorId: string; key: string; at: number; cameFrom?: FileRow },
): Promise<void> {
  const { readers, links, analysisId } = besides;
  await checkWritten(manager, given, readers);
  const defaults = await defaultPolicies(manager);
  const facts = newFinding(
    {
      ...given,
      escalationPolicyVersionId: given.escalationPolicyVersionId ?? defaults.escalation,
      reminderPolicyVersionId: given.reminderPolicyVersionId ?? defaults.reminder,
    },
    { limits: await presentLimits(manager), ...ctx },
  );
  if (!(await findingRow.insert(manager, facts))) return;
  const { id, title, grade, ownerId } = facts;
  const carrying = analysisId ? { carrying: { analysisId } } : {};
  const subject = await loadFinding(manager, id, { lock: true, at: ctx.at, ...carrying });
  if (!subject) return;
  const first = noOutcome<FindingRecord, FindingEffect>(subject);
  const change = new FindingChange(first, `finding/${id}#recorded`, ctx.actorId, ctx.at);
  if (subject.carrying !== null) {
    change.set(carriedBy(change.current, subject.carrying));
    tieCarried(change, subject.carrying);
  }
  const { rating } = change.current;
  const says = subject.carrying === null ? {} : saysOfCause(change.current);
  const written = { title, grade, rating, ownerId, ...says, ...fromFile(ctx) };
  await begin(findingKind, manager, change.made('finding.recorded', written), ctx);
  const one = { kind: 'finding' as const, id, key: findingKey(subject.facts.number), title };
  for (const other of links) await link(manager, one, other, ctx);
  if (readers !== null) {
    const named = { restricted: true, teamIds: [], ...readers };
    await setReaders(manager, { kind: 'finding', id, programId: null, version: facts.version }, named, ctx);
  }
}
