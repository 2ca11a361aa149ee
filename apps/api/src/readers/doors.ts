import { shownKinds } from '../../../../database/engine/kinds.js';

/**
 * By which rule the routes of a noun are read: the one table, and a test asks for an entry of each.
 *
 * - `record`: of a record, or of what hangs on one: whoever sees the record.
 * - `own`: somebody's own account and what belongs to it; of others for whom their rules let in.
 * - `people`: people and teams: all for those of the house, whom they meet for those of outsourced sites.
 * - `house`: how the installation is set up. Nobody from outside reads it.
 * - `open`: it tells of no record and of nobody.
 */
export type DoorRule = 'record' | 'own' | 'people' | 'house' | 'open';

const rules: Record<string, DoorRule> = {
  'action-items': 'record',
  programs: 'record',
  ...Object.fromEntries(shownKinds.map(({ path }) => [path, 'record'])),
  'governance-metrics': 'record',
  recurrences: 'record',
  imports: 'record',
  exports: 'record',
  rehearsals: 'record',
  'maintenance-windows': 'record',
  'bulk-operations': 'record',
  'sign-off-rounds': 'record',
  names: 'record',
  'audit-events': 'record',
  events: 'record',
  notifications: 'own',
  requests: 'own',
  sessions: 'own',
  'device-logins': 'own',
  proof: 'own',
  delegations: 'own',
  views: 'own',
  // Each is made in the right of whoever asks for it.
  'governance-reports': 'own',
  people: 'people',
  teams: 'people',
  // It finds what is the house's own too: templates, policies, comments of others.
  search: 'house',
  // By teams, and by markets that people have.
  ageing: 'house',
  templates: 'house',
  policies: 'house',
  rules: 'house',
  ai: 'house',
  'acting-licences': 'house',
  rotas: 'house',
  webhooks: 'house',
  deliveries: 'house',
  'message-settings': 'house',
  'command-keys': 'house',
  'audit-log': 'house',
  'legal-holds': 'house',
  retention: 'house',
  roles: 'house',
  'role-grants': 'house',
  access: 'house',
  'sign-in-providers': 'house',
  invitations: 'house',
  scim: 'house',
  doctor: 'house',
  engine: 'house',
  query: 'house',
  'severity-matrix': 'house',
  'finding-limits': 'house',
  'cause-taxonomy': 'house',
  calendars: 'open',
  time: 'open',
};

/** The rule of a noun, as it stands first in addresses; undefined of one that has none. */
export function doorRule(noun: string): DoorRule | undefined {
  return rules[noun];
}
