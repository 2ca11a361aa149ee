import type { Case, CaseRecord } from '../../domain/case/case.js';
import { planCase } from '../../domain/case/change.js';
import { newCase } from '../../domain/case/clock.js';
import type { SeverityMatrix } from '../../domain/case/matrix.js';
import { defaultEscalationPolicy } from '../../domain/policy/escalation.js';
import type { Rating } from '../../domain/policy/rating.js';
import { defaultReminderPolicy } from '../../domain/policy/reminder.js';
import { mergePlan } from '../../domain/record/step.js';
import { noDelegations } from '../../domain/stand-in/delegation.js';
import { singapore } from './calendars.js';
import { monday } from './domain-records.js';

const bySum: Rating[] = ['low', 'low', 'low', 'medium', 'medium', 'high', 'high', 'critical', 'critical'];

/** Rated by the sum of likelihood and impact. */
export const matrix: SeverityMatrix = {
  version: 1,
  cells: [0, 1, 2, 3, 4].map((likelihood) => [0, 1, 2, 3, 4].map((impact) => bySum[likelihood + impact] ?? 'critical')),
  triageWithin: {
    ...{ low: '5 working days', medium: '2 working days', high: '8 working hours', critical: '4 working hours' },
  },
  note: 'of a test',
};

/** A case that `reporter` brought in that Monday at ten for `lead` to triage; `head` leads its domain. */
export function caseRecord(facts: Partial<Case> = {}): CaseRecord {
  const given = {
    id: '7c000000-0000-8000-8000-000000000001',
    ...{
      title: 'Counterfeits in live streams',
      text: 'Seen in nine streams',
      source: 'audit' as const,
      sourceText: null,
    },
    ...{ domain: null, markets: ['VN'], stage: null, samples: [] },
    affected: { users: null, sellers: null, creators: null, listings: null },
    ...{ leadId: 'lead', domainLeadId: 'head', reporterId: null, reporter: null },
    ...{ likelihood: facts.likelihood ?? 3, impact: facts.impact ?? 3 },
    ...{ escalationPolicyVersionId: 'e1', reminderPolicyVersionId: 'r1' },
  };
  const reported = newCase(given, { calendar: singapore, matrix, actorId: 'reporter', at: monday });
  const record: CaseRecord = {
    facts: { ...reported, number: 1, ...facts },
    steps: [],
    parts: { owner: 'lead', owner_manager: 'boss', domain_lead: 'head', requester: 'reporter' },
    policies: { escalation: defaultEscalationPolicy, reminder: defaultReminderPolicy },
    matrix,
    calendar: singapore,
    calendars: { lead: singapore, other: singapore },
    maintenance: [],
    rotas: {},
    managers: { lead: 'boss', other: 'boss', head: null },
    names: {},
    ...{ restricted: false, others: {} },
    delegations: noDelegations,
  };
  return { ...record, steps: mergePlan([], planCase(record)) };
}
