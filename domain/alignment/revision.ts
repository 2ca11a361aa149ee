import { Refusal } from '../refusal.js';
import type { AlignmentRecord, Participant, Revision } from './alignment.js';
import { changedParts, type AlignmentContent, type Part } from './content.js';
import { standOf } from './rule.js';

/** What a revision would be, and whom it would ask. */
export interface PlannedRevision {
  content: AlignmentContent;
  changed: Part[];
  /** Ids of the teams that are asked again. */
  asked: string[];
  /** Of those whose answer stands, on the revision on which it was given. */
  stands: string[];
}

/**
 * Whom a revision asks again: those who are silent; and those whom the parts that change concern, as the chair says, or otherwise
 * those who objected, who put conditions, and who said that their answer is about such a part.
 *
 * @throws Refusal `invalid-command` where nothing changes, or what is said of whom it concerns does not fit what changes
 */
export function planRevision(
  { facts, finding }: Pick<AlignmentRecord, 'facts' | 'finding'>,
  { proposal = facts.content.proposal, concerns }: Revision,
): PlannedRevision {
  const content = { ...finding.content, proposal };
  const changed = changedParts(facts.content, content);
  if (changed.length === 0)
    throw new Refusal(
      'invalid-command',
      `Nothing would change. Say what is proposed anew: give "proposal"; or edit ${finding.key} first, of which a revision takes the present text.`,
      { path: 'proposal' },
    );
  const { participants } = facts;
  const meant = concerns === undefined ? byAnswers(participants, changed) : bySaid(participants, changed, concerns);
  const asks = (one: Participant): boolean => standOf(one) === 'silent' || meant.has(one.teamId);
  const asked = participants.filter(asks).map(({ teamId }) => teamId);
  if (asked.length === 0)
    throw new Refusal(
      'invalid-command',
      `Nobody would be asked again: no team objected, put conditions, or said that its answer is about ${changed.join(', ')}. Say whom it concerns: give "concerns".`,
      { path: 'concerns' },
    );
  return {
    ...{ content, changed, asked },
    stands: participants.flatMap(({ teamId }) => (asked.includes(teamId) ? [] : [teamId])),
  };
}

function byAnswers(participants: readonly Participant[], changed: readonly Part[]): Set<string> {
  const concerned = participants.filter(
    ({ position }) =>
      position !== null &&
      (position.position === 'object' ||
        position.position === 'conditions' ||
        position.about.some((part) => changed.includes(part))),
  );
  return new Set(concerned.map(({ teamId }) => teamId));
}

/** @throws Refusal `invalid-command` */
function bySaid(
  participants: readonly Participant[],
  changed: readonly Part[],
  concerns: NonNullable<Revision['concerns']>,
): Set<string> {
  const refuse = (path: string, detail: string): never => {
    throw new Refusal('invalid-command', detail, { path });
  };
  for (const [index, { part, teamIds }] of concerns.entries()) {
    if (!changed.includes(part))
      refuse(`concerns.${index}.part`, `"${part}" does not change. What changes is ${changed.join(', ')}.`);
    for (const [place, teamId] of teamIds.entries())
      if (!participants.some((one) => one.teamId === teamId))
        refuse(`concerns.${index}.teamIds.${place}`, 'That team is not asked in this round. Ask it first.');
  }
  const unsaid = changed.find((part) => !concerns.some((one) => one.part === part && one.teamIds.length > 0));
  if (unsaid !== undefined) refuse('concerns', `"${unsaid}" changes, too. Say which teams that concerns.`);
  return new Set(concerns.flatMap(({ teamIds }) => teamIds));
}
