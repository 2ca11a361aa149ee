import { useTexts } from '../../lib/texts.js';

export type Role =
  | 'owner'
  | 'owner_manager'
  | 'program_manager'
  | 'domain_lead'
  | 'approver_manager'
  | 'requester'
  | 'risk_owner'
  | 'risk_owner_manager';

interface Named {
  roles: readonly Role[];
  people: readonly string[];
  duty?: readonly string[];
}

/** Whom a part of a policy names: roles by their words, people and rotas by their number. */
export function useWho(): (named: Named) => string {
  const t = useTexts();
  return ({ roles, people, duty = [] }) =>
    [
      ...roles.map((role) => t(`policy.role.${role}`)),
      ...(people.length > 0 ? [t('policy.named', { count: people.length })] : []),
      ...(duty.length > 0 ? [t('policy.duty', { count: duty.length })] : []),
    ].join(', ');
}
