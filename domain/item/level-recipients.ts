import { findRecipients, type Parts, type Recipient } from '../person/recipients.js';
import { administrators } from '../person/who-can-cure.js';
import { ladderOf, type EscalationLevel, type EscalationPolicy } from '../policy/escalation.js';
import type { PlannedStep } from '../record/step.js';
import type { Rota } from '../duty/rota.js';
import { peopleOnDuty } from './other-ladder.js';

/** Whatever has a ladder, and its people. */
interface LadderRecord {
  policies: { escalation: EscalationPolicy };
  parts: Parts;
  rotas: Record<string, Rota>;
}

export function levelOf(
  { policies }: Pick<LadderRecord, 'policies'>,
  severity: string | null,
  level: number,
): EscalationLevel | undefined {
  return ladderOf(policies.escalation, severity)[level - 1];
}

/**
 * Whom a level reaches when it fires. The last one is never silent: where it finds nobody, those who answer for the record hear
 * of it, or those who administer.
 */
export function levelRecipients(subject: LadderRecord, severity: string | null, step: PlannedStep): Recipient[] {
  const { policies, parts } = subject;
  const level = levelOf(subject, severity, step.level);
  if (!level) return [];
  const found = findRecipients(level.roles, level.people, parts, peopleOnDuty(subject, level, step.fireAt));
  if (found.length > 0 || step.level < ladderOf(policies.escalation, severity).length) return found;
  const answer = findRecipients(['program_manager', 'domain_lead', 'owner_manager'], [], parts);
  return answer.length > 0 ? answer : administrators(parts);
}
