import { comments } from './comment.js';
import { contactPoints } from './contact-point.js';
import { guesses } from './guess.js';
import { identities } from './identity.js';
import { maintenanceWindows } from './maintenance-window.js';
import { messageSettings } from './message-settings.js';
import { people } from './person.js';
import { personGroups } from './person-group.js';
import { policies, policyVersions } from './policy.js';
import { preferences } from './preferences.js';
import { proofs } from './proof.js';
import { calendars, programs } from './referred-to.js';
import { roleGrants } from './role-grant.js';
import { readers, restrictions } from './restriction.js';
import { rotas } from './rota.js';
import { directoryGroups, directoryUsers } from './directory.js';
import { deviceLogins } from './device-login.js';
import { localAccounts, signInLinks } from './sign-in.js';
import { sessions } from './session.js';
import { signInProviders } from './sign-in-provider.js';
import { spentAttempts } from './spent-attempt.js';
import { spentJwts } from './spent-jwt.js';
import { teams } from './team.js';
import { templates, templateVersions } from './template.js';
import { tokens } from './token.js';
import { webhooks } from './webhook.js';

/**
 * The simple records: their tables, for TypeORM's repositories, and for the test that holds them to what the migrations
 * made. The engine's records are described by `RecordRow`: see ADR 164.
 */
export const entities = [
  people,
  teams,
  tokens,
  comments,
  proofs,
  contactPoints,
  preferences,
  messageSettings,
  policies,
  policyVersions,
  templates,
  templateVersions,
  rotas,
  maintenanceWindows,
  webhooks,
  signInProviders,
  identities,
  spentAttempts,
  spentJwts,
  guesses,
  restrictions,
  readers,
  programs,
  calendars,
  roleGrants,
  personGroups,
  deviceLogins,
  directoryUsers,
  directoryGroups,
  sessions,
  localAccounts,
  signInLinks,
];
