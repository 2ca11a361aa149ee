import { noDelegations } from '../../domain/stand-in/delegation.js';
import { defaultTollgatePolicy } from '../../domain/policy/sign-off.js';
import type { ProgramRecord } from '../../domain/program/program.js';
import { singapore } from './calendars.js';

/** An active program of one open phase, that `manager` manages and `lead` leads; what is said, differently. */
export function programCase(facts: Partial<ProgramRecord> = {}): ProgramRecord {
  return {
    program: {
      id: 'p0000000-0000-8000-8000-000000000001',
      name: 'P',
      managerId: 'manager',
      domainLeadId: 'lead',
      timeZone: 'Asia/Singapore',
      status: 'active',
      holdReason: null,
      escalationPolicyVersionId: 'e1',
      reminderPolicyVersionId: 'r1',
      signOffPolicyVersionId: 's1',
      extensionPolicyVersionId: 'x1',
      tollgatePolicyVersionId: 't1',
      activatedAt: 0,
      closedAt: null,
      version: 1,
    },
    phases: [
      {
        id: 'ph',
        position: 1,
        name: 'Ph',
        targetAt: null,
        targetMissedAt: null,
        status: 'open',
        roundId: null,
        openedAt: 0,
        passedAt: null,
        blocked: null,
        steeredBy: [],
      },
    ],
    parts: { program_manager: 'manager', domain_lead: 'lead' },
    managers: { manager: null, lead: null },
    names: {},
    delegations: noDelegations,
    tollgate: defaultTollgatePolicy,
    roundPolicy: null,
    calendar: singapore,
    steps: [],
    round: null,
    questions: [],
    rounds: {},
    sentBack: {},
    items: [],
    owed: [],
    ...facts,
  };
}
