import type { EntityManager } from 'typeorm';
import { FindingChange } from '../../domain/finding/change.js';
import { newFinding, type WrittenFinding } from '../../domain/finding/clock.js';
import { decideFinding } from '../../domain/finding/decide.js';
import { findingKey, type FindingContent, type Grade } from '../../domain/finding/finding.js';
import { whyNot } from '../../domain/person/standing.js';
import { noOutcome } from '../../domain/record/outcome.js';
import type { Linked } from '../../domain/record-link/link.js';
import { administratorsNow, loadStanding } from '../people/standing.js';
import { defaultPolicies } from '../programs/create-program.js';
import { begin } from '../record/begin.js';
import { link } from '../record-links/links.js';
import { findingKind } from './kind.js';
import { presentLimits } from './limits.js';
import { loadFinding } from './load.js';
import { findingRow } from './row.js';

interface Raised {
  id: string;
  content: FindingContent & { grade: Grade };
  /** Who is to answer for the gap: the first of these who can be given work. */
  owners: readonly string[];
  /** Who answers a dispute; never of those who owe what was not done. */
  authorId: string;
  domainLeadId: string | null;
  links: readonly Linked[];
}

/**
 * A finding or an observation that the machine raises by itself, linked to what it came out of; a finding is proposed to its owner
 * at once. One whose id exists is left alone: it is raised once.
 *
 * @param by.at when what it tells of happened
 */
export async function raiseFinding(
  manager: EntityManager,
  { id, content, owners, authorId, domainLeadId, links }: Raised,
  by: { key: string; at: number },
): Promise<void> {
  const { at } = by;
  const ownerId = await whoCanAnswer(manager, owners);
  const policies = await defaultPolicies(manager);
  const given: WrittenFinding = {
    ...{ ...content, id, ownerId, domainLeadId },
    ...{ escalationPolicyVersionId: policies.escalation, reminderPolicyVersionId: policies.reminder },
  };
  const facts = newFinding(given, { limits: await presentLimits(manager), actorId: authorId, at });
  if (!(await findingRow.insert(manager, facts))) return;
  const subject = await loadFinding(manager, id, { lock: true, at });
  if (!subject) return;
  const { title, grade, rating, number } = subject.facts;
  const change = new FindingChange(noOutcome(subject), `finding/${id}#recorded`, null, at);
  const recorded = change.made('finding.recorded', { title, grade, rating, ownerId });
  const proposal = { actorId: null, key: `finding/${id}#proposed:${by.key}`, at };
  const done = grade === 'finding' ? decideFinding(recorded, { type: 'propose' }, proposal) : recorded;
  await begin(findingKind, manager, done, { actorId: null, at });
  const one = { kind: 'finding' as const, id, key: findingKey(number), title };
  for (const other of links) await link(manager, one, other, { actorId: authorId, key: by.key, at });
}

/** The first who is there to be given work; an administrator where none is, so that it is never nobody's. */
async function whoCanAnswer(manager: EntityManager, owners: readonly string[]): Promise<string> {
  const standing = await loadStanding(manager, owners);
  const fit = owners.find((id) => {
    const person = standing.get(id);
    return person !== undefined && whyNot(person, 'work') === null;
  });
  const found = fit ?? (await administratorsNow(manager))[0] ?? owners[0];
  if (found === undefined) throw new Error('a finding that is raised has nobody to answer for it');
  return found;
}
