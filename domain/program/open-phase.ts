import type { ProgramChange } from './change.js';
import type { Phase } from './program.js';

/** The phase's turn has come: its drafts become live. */
export function openPhase(change: ProgramChange, phase: Phase): void {
  change.setPhase(phase.id, { status: 'open', openedAt: change.at, blocked: null });
  change.setRecord({ items: [] });
  change.effect({ kind: 'items', phaseId: phase.id, command: { type: 'activate' }, statuses: ['draft'] });
}
