import type { Outcome } from '../record/outcome.js';
import type { SignOffEffect } from '../sign-off/effect.js';
import type { Round } from '../sign-off/round.js';
import type { Instant } from '../time.js';
import type { NewEvidence } from './commands.js';
import type { Extension, ExtensionDecision } from './extension.js';
import type { ItemRecord } from './item.js';

/** A row beside the item's own that a decision writes. */
export type ItemEffect =
  | SignOffEffect
  | { kind: 'round'; round: Round }
  | { kind: 'extension'; extension: Extension }
  | { kind: 'extension_decision'; extensionId: string; decision: ExtensionDecision }
  | { kind: 'evidence_added'; evidence: NewEvidence; by: string; at: Instant }
  | { kind: 'evidence_removed'; evidenceId: string; at: Instant }
  | { kind: 'program_evaluate' }
  /** Exceptions were approved for another severity. */
  | { kind: 'severity_changed' };

export type ItemOutcome = Outcome<ItemRecord, ItemEffect>;
