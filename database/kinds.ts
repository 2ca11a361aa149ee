import { analysisKind } from './analyses/kind.js';
import { alignmentKind } from './alignments/kind.js';
import { breachKind } from './breaches/kind.js';
import { caseKind } from './cases/kind.js';
import { controlKind } from './controls/kind.js';
import { controlTestKind } from './control-tests/kind.js';
import { delegationKind } from './delegations/kind.js';
import { exceptionKind } from './exceptions/kind.js';
import { findingKind } from './findings/kind.js';
import { itemKind } from './items/kind.js';
import { occurrenceKind } from './occurrences/kind.js';
import { programKind } from './programs/kind.js';
import type { RecordKind } from './engine/kinds.js';
import { proposalKind } from './proposals/kind.js';
import { livingOf, type Living } from './record/living.js';
import { recurrenceKind } from './recurrences/kind.js';
import { reviewKind } from './reviews/kind.js';
import { riskKind } from './risks/kind.js';

/** Those of which a command can be proposed. */
const proposable: Record<Exclude<RecordKind, 'proposal'>, Living> = {
  action_item: livingOf(itemKind),
  program: livingOf(programKind),
  exception: livingOf(exceptionKind),
  delegation: livingOf(delegationKind),
  recurrence: livingOf(recurrenceKind),
  risk: livingOf(riskKind),
  case: livingOf(caseKind),
  review_round: livingOf(reviewKind),
  finding: livingOf(findingKind),
  breach: livingOf(breachKind),
  analysis: livingOf(analysisKind),
  alignment: livingOf(alignmentKind),
  control: livingOf(controlKind),
  occurrence: livingOf(occurrenceKind),
  control_test: livingOf(controlTestKind),
};

/** Every kind of living record, with what the frame does for it. */
export const living: Record<RecordKind, Living> = { ...proposable, proposal: livingOf(proposalKind(proposable)) };
