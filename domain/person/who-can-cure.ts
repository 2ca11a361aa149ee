import { findRecipients, type Parts, type Recipient } from './recipients.js';

/**
 * Who can put it right that nobody is left to decide: whoever answers for the program, and those who administer where
 * nobody who can act does.
 */
export function whoCanCure(parts: Parts): Recipient[] {
  const { program_manager: manager, readers } = parts;
  const found = findRecipients(['program_manager', 'domain_lead'], [], parts);
  const manages = found.some(({ personId, role }) => role === 'program_manager' && !readers?.has(personId));
  const runs = manager === undefined ? found.length > 0 : manages;
  return runs ? found : [...found, ...administrators(parts, found)];
}

/** Those who administer, as far as they are not among these already. */
export function administrators(parts: Parts, besides: readonly Recipient[] = []): Recipient[] {
  return (parts.administrators ?? [])
    .filter((id) => !besides.some(({ personId }) => personId === id))
    .map((personId) => ({ personId, role: 'administrator' as const }));
}
