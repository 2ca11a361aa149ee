/** Where a role holds. `domain` and `market` are compared as texts are everywhere here: `folded`. */
export type Scope =
  | { kind: 'all' }
  | { kind: 'domain'; domain: string }
  | { kind: 'market'; market: string }
  | { kind: 'program'; programId: string };

export const scopeKinds = ['all', 'domain', 'market', 'program'] as const satisfies readonly Scope['kind'][];

/** What somebody may do besides what their access says everywhere; it was given to them, their team or their group. */
export const roles = [
  'administrator',
  'head_of_governance',
  'program_manager',
  'risk_analyst',
  'control_owner',
  'tester',
  'auditor',
  'member',
] as const;
export type Role = (typeof roles)[number];

export interface Grant {
  /** Of the row in `role_grants`. */
  id?: string;
  role: Role;
  scope: Scope;
}
