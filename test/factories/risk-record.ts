import { defaultEscalationPolicy } from '../../domain/policy/escalation.js';
import { defaultReminderPolicy } from '../../domain/policy/reminder.js';
import { defaultSignOffPolicy } from '../../domain/policy/sign-off.js';
import { mergePlan } from '../../domain/record/step.js';
import { planRisk } from '../../domain/risk/change.js';
import { newRisk } from '../../domain/risk/decide.js';
import type { Risk, RiskRecord } from '../../domain/risk/risk.js';
import { noDelegations } from '../../domain/stand-in/delegation.js';
import { singapore } from './calendars.js';
import { dueOn, monday } from './domain-records.js';

/** A risk that `owner` reviews ten days after that Monday, and every ninety days; `lead` leads its domain. */
export function riskRecord(facts: Partial<Risk> = {}): RiskRecord {
  const given = {
    id: '7a000000-0000-8000-8000-000000000001',
    title: 'Counterfeits come back',
    text: 'Sellers open anew',
    domain: null,
    markets: ['VN'],
    ownerId: 'owner',
    domainLeadId: 'lead',
    likelihood: 3,
    impact: 3,
    reviewEvery: 'P90D',
    due: facts.due ?? dueOn(10),
    escalationPolicyVersionId: 'e1',
    reminderPolicyVersionId: 'r1',
    signOffPolicyVersionId: 's1',
  };
  const raised = newRisk(given, { calendar: singapore, actorId: 'analyst', at: monday });
  const risk: Risk = { ...raised, number: 1, ...facts };
  const record: RiskRecord = {
    risk,
    steps: [],
    parts: { owner: 'owner', owner_manager: 'boss', domain_lead: 'lead', requester: 'analyst' },
    policies: { escalation: defaultEscalationPolicy, reminder: defaultReminderPolicy, signOff: defaultSignOffPolicy },
    calendar: singapore,
    calendars: { owner: singapore, other: singapore },
    maintenance: [],
    rotas: {},
    round: null,
    rounds: 0,
    managers: { owner: 'boss', other: 'boss', lead: null },
    names: {},
    delegations: noDelegations,
  };
  return { ...record, steps: mergePlan([], planRisk(record)) };
}
