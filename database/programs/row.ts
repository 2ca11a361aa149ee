import type { Program } from '../../domain/program/program.js';
import { kept, once, RecordRow, type Described, type RowOf } from '../record/row.js';

const described = {
  id: once('id', 'uuid'),
  name: kept('name', 'text'),
  managerId: kept('manager_id', 'uuid'),
  domainLeadId: kept('domain_lead_id', 'uuid'),
  timeZone: kept('time_zone', 'text'),
  status: kept('status', 'text'),
  holdReason: kept('hold_reason', 'text'),
  escalationPolicyVersionId: kept('escalation_policy_version_id', 'uuid'),
  reminderPolicyVersionId: kept('reminder_policy_version_id', 'uuid'),
  signOffPolicyVersionId: kept('sign_off_policy_version_id', 'uuid'),
  extensionPolicyVersionId: kept('extension_policy_version_id', 'uuid'),
  tollgatePolicyVersionId: kept('tollgate_policy_version_id', 'uuid'),
  activatedAt: kept('activated_at', 'instant'),
  closedAt: kept('closed_at', 'instant'),
  version: kept('version', 'integer'),
} satisfies Described<Program>;

/** What a row of `programs` has of its facts, as the driver gives it. */
export type KeptProgram = RowOf<typeof described>;

/** How programs are kept. */
export const programRow = new RecordRow<Program>('programs', described);
