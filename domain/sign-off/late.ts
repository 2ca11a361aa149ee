import { findRecipients, type Parts, type Recipient, type RecipientRole } from '../person/recipients.js';

/**
 * Who hears that a decision is late: those who have not decided, and whom the policy names above them.
 *
 * @param managers of people, by id
 */
export function waitingAndAbove(
  { parts, managers }: { parts: Parts; managers: Readonly<Record<string, string | null>> },
  waiting: readonly Recipient[],
  escalateTo: readonly RecipientRole[],
): Recipient[] {
  const above = waiting.flatMap(({ personId }) => managers[personId] ?? []);
  const more = findRecipients([...escalateTo], [], { ...parts, approver_managers: above });
  return [...waiting, ...more.filter((m) => !waiting.some((w) => w.personId === m.personId))];
}
