import type { Given } from '../../domain/person/standing.js';

/** Those whom a program is given to, with what they must be able to do. */
export function leaders({ managerId, domainLeadId }: { managerId?: string; domainLeadId?: string | null }): Given[] {
  return [
    ...(managerId === undefined ? [] : [{ id: managerId, charge: 'manage' as const, path: 'managerId' }]),
    ...(domainLeadId === undefined || domainLeadId === null
      ? []
      : [{ id: domainLeadId, charge: 'manage' as const, path: 'domainLeadId' }]),
  ];
}
