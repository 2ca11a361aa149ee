import type { ItemStatus } from '../../domain/item/table.js';
import type { PhaseStatus, ProgramStatus } from '../../domain/program/table.js';
import type { Row } from '../record/row.js';

/** What is joined to a row of `action_items` when it is loaded, and what is read of it before it is decided about. */
export interface ItemRow extends Row {
  id: string;
  program_id: string;
  owner_id: string;
  status: ItemStatus;
  calendar_version_id: string;
  calendar_zone: string;
  round_id: string | null;
  extension_count: number;
  escalation_policy_version_id: string;
  reminder_policy_version_id: string;
  sign_off_policy_version_id: string;
  extension_policy_version_id: string;
  effectiveness_policy_version_id: string | null;
  program_name: string;
  program_status: ProgramStatus;
  program_domain: string | null;
  program_markets: string[];
  program_manager_id: string;
  domain_lead_id: string | null;
  phase_name: string;
  phase_status: PhaseStatus;
  owner_manager_id: string | null;
  owner_zone: string;
  owner_market: string | null;
  owner_name: string;
}
