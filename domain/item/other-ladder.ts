import { onDuty } from '../duty/rota.js';
import { findRecipients } from '../person/recipients.js';
import { ladderOf, type EscalationLevel } from '../policy/escalation.js';
import type { Instant } from '../time.js';
import type { ActionItem, ItemRecord } from './item.js';

/**
 * The facts when another ladder takes the place of the one that is climbed, by a severity or by a policy. It is climbed
 * from its beginning, as if it had been there from the breach on: what was its turn by now is told at once. Of as many
 * levels as were climbed before, those that name only people whom this cycle has told are not repeated.
 *
 * @param before how things stood
 * @param after the same with the other severity or policy
 */
export function onOtherLadder(before: ItemRecord, after: ItemRecord, at: Instant): Partial<ActionItem> {
  const { item } = after;
  if (item.ladderFrom === null || sameLadder(before, after)) return {};
  const { number, told } = item.ladderRun;
  const climbed = Math.max(item.ladderLevel, item.ladderRun.climbed);
  const passed = ladderOf(after.policies.escalation, item.severity)
    .slice(0, climbed)
    .flatMap((level, index) => {
      const names = namedBy(after, level, at);
      return names.length > 0 && names.every((id) => told.includes(id)) ? [index + 1] : [];
    });
  return {
    ladderLevel: Math.max(0, ...passed),
    ladderFloor: 0,
    ladderAdvance: null,
    ladderRun: { number: number + 1, since: Math.max(at, item.acknowledgedUntil ?? at), climbed, passed, told },
  };
}

function sameLadder(before: ItemRecord, after: ItemRecord): boolean {
  const of = ({ item, policies }: ItemRecord): string =>
    JSON.stringify([
      item.escalationPolicyVersionId,
      policies.escalation.time ?? 'calendar',
      ladderOf(policies.escalation, item.severity),
    ]);
  return of(before) === of(after);
}

/** Whom a level would tell at an instant, by id. */
function namedBy(subject: ItemRecord, level: EscalationLevel, at: Instant): string[] {
  const duty = peopleOnDuty(subject, level, at);
  return findRecipients(level.roles, level.people, subject.parts, duty).map(({ personId }) => personId);
}

export function peopleOnDuty(
  { rotas }: Pick<ItemRecord, 'rotas'>,
  { duty = [] }: EscalationLevel,
  at: Instant,
): string[] {
  return duty.flatMap((id) => {
    const rota = rotas[id];
    return rota ? onDuty(rota, at) : [];
  });
}
