/** Where a role holds. `domain` and `market` are compared as texts are everywhere here: `folded`. */
export type Scope =
  | { kind: 'all' }
  | { kind: 'domain'; domain: string }
  | { kind: 'market'; market: string }
  | { kind: 'program'; programId: string };

/** What somebody may do besides what their access says everywhere; it was given to them, their team or their group. */
export type Role =
  | 'administrator'
  | 'head_of_governance'
  | 'program_manager'
  | 'risk_analyst'
  | 'control_owner'
  | 'tester'
  | 'auditor'
  | 'member';

export interface Grant {
  role: Role;
  scope: Scope;
}
