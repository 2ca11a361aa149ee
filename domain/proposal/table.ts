import type { TransitionTable } from '../record/table.js';

/** The states of a proposal; `approved` is one whose command is still to be carried out. */
export const proposalStatuses = [
  'proposed',
  'approved',
  'carried_out',
  'failed',
  'rejected',
  'withdrawn',
  'superseded',
  'over',
] as const;
export type ProposalStatus = (typeof proposalStatuses)[number];

/** What people do to it; the last ones are the machine's own. */
export const proposalEvents = [
  ...(['approve', 'reject', 'withdraw', 'supersede'] as const),
  ...(['license', 'remind', 'end', 'carry_out', 'fail'] as const),
] as const;
export type ProposalEvent = (typeof proposalEvents)[number];

/** State × event → where it leads, for proposals. */
export const proposalTable: TransitionTable<ProposalStatus, ProposalEvent> = {
  proposed: {
    approve: {
      to: ['approved'],
      guard:
        'by none of its authors, who may do the same by themself; its premise holds; the command would be carried out',
      effect: 'its command is carried out once',
    },
    reject: { to: ['rejected'], guard: 'one of a few reasons', effect: 'its authors are told' },
    withdraw: { to: ['withdrawn'], guard: 'by one of its authors' },
    supersede: { to: ['superseded'], guard: 'it is proposed anew', effect: 'the new one takes its place' },
    license: {
      to: ['approved'],
      guard: 'made by a rule in act, under a licence in force; whoever has it act may do the same by themself',
      effect: 'its command is carried out once, and nobody is asked',
    },
    remind: { to: ['same'], guard: 'it ends soon', effect: 'those who are asked are told' },
    end: { to: ['over'], guard: 'nobody decided by its end', effect: 'its authors are told' },
  },
  approved: {
    carry_out: { to: ['carried_out'], guard: 'its premise holds still, and the rules allow it' },
    fail: { to: ['failed'], guard: 'it was refused', effect: 'whoever approved it is told why' },
  },
  carried_out: {},
  failed: {},
  rejected: {},
  withdrawn: {},
  superseded: {},
  over: {},
};

const machineEvents: readonly ProposalEvent[] = ['license', 'remind', 'end', 'carry_out', 'fail'];

/** What people may do in a state: no event that only the machine has. */
export function allowedProposalEvents(status: ProposalStatus): ProposalEvent[] {
  return (Object.keys(proposalTable[status]) as ProposalEvent[]).filter((event) => !machineEvents.includes(event));
}
