import type { EntityManager } from 'typeorm';
import { ControlChange } from '../../domain/control/change.js';
import { newControl, type WrittenControl } from '../../domain/control/clock.js';
import { contentOf, controlKey } from '../../domain/control/control.js';
import { noOutcome } from '../../domain/record/outcome.js';
import type { FileRow } from '../../domain/register-import/file-row.js';
import type { Linked } from '../../domain/record-link/link.js';
import { fromFile } from '../register-imports/from-file.js';
import { checkFit } from '../people/standing.js';
import { checkVersions } from '../policies/check-versions.js';
import { defaultPolicies } from '../programs/create-program.js';
import { begin } from '../record/begin.js';
import { link } from '../record-links/links.js';
import { setReaders } from '../restrictions/restrict.js';
import { controlKind } from './kind.js';
import { loadControl } from './load.js';
import { controlRow } from './row.js';
import { saveVersion } from './versions.js';

type PolicyVersions = 'escalationPolicyVersionId' | 'reminderPolicyVersionId';

/** A control that somebody writes down; what is not said of policies is the default. */
export type NewControl = Omit<WrittenControl, PolicyVersions> & { [version in PolicyVersions]?: string | undefined };

/**
 * Whether a control can be proposed as things stand.
 * @throws Refusal as `proposeControl`
 */
export async function checkProposed(
  manager: EntityManager,
  given: NewControl,
  readers: { personIds: string[] } | null,
): Promise<void> {
  await checkFit(manager, [
    { id: given.ownerId, charge: 'work', path: 'ownerId' },
    { id: given.operatorId, charge: 'work', path: 'operatorId' },
    ...(given.domainLeadId === null
      ? []
      : [{ id: given.domainLeadId, charge: 'decide' as const, path: 'domainLeadId' }]),
    ...(readers?.personIds ?? []).map((id) => ({ id, charge: 'tell' as const, path: 'readerIds' })),
  ]);
  await checkVersions(manager, given);
}

/**
 * Proposes a control, and ties it to what it came out of: row, first version, trail, and the outbox entry that starts its workflow.
 * An id that exists is left alone.
 *
 * @param besides.readers null: it is not restricted
 * @throws Refusal `unknown-person`, `person-unavailable`, `unknown-policy-version`, `invalid-command`
 */
export async function proposeControl(
  manager: EntityManager,
  given: NewControl,
  besides: { readers: { personIds: string[] } | null; links: readonly Linked[] },
  ctx: { actorId: string; key: string; at: number; cameFrom?: FileRow },
): Promise<void> {
  const { readers, links } = besides;
  await checkProposed(manager, given, readers);
  const defaults = await defaultPolicies(manager);
  const facts = newControl(
    {
      ...given,
      escalationPolicyVersionId: given.escalationPolicyVersionId ?? defaults.escalation,
      reminderPolicyVersionId: given.reminderPolicyVersionId ?? defaults.reminder,
    },
    ctx,
  );
  if (!(await controlRow.insert(manager, facts))) return;
  const { id, title, ownerId, operatorId, contentHash: hash, revision } = facts;
  await saveVersion(manager, id, { content: contentOf(facts), revision, hash, changed: [], reason: null }, ctx);
  const subject = await loadControl(manager, id, { lock: true, at: ctx.at });
  if (!subject) return;
  const change = new ControlChange(noOutcome(subject), `control/${id}#proposed`, ctx.actorId, ctx.at);
  const written = { title, ownerId, operatorId, hash, ...fromFile(ctx) };
  await begin(controlKind, manager, change.made('control.proposed', written), ctx);
  const one = { kind: 'control' as const, id, key: controlKey(subject.facts.number), title };
  for (const other of links) await link(manager, one, other, ctx);
  if (readers !== null) {
    const named = { restricted: true, teamIds: [], ...readers };
    await setReaders(manager, { kind: 'control', id, programId: null, version: facts.version }, named, ctx);
  }
}
