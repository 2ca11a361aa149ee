import { planReview } from '../../domain/review/change.js';
import { newRound } from '../../domain/review/clock.js';
import type { Progress, ReviewRecord, ReviewRound } from '../../domain/review/round.js';
import { defaultEscalationPolicy } from '../../domain/policy/escalation.js';
import { defaultReminderPolicy } from '../../domain/policy/reminder.js';
import { mergePlan } from '../../domain/record/step.js';
import { noDelegations } from '../../domain/stand-in/delegation.js';
import { singapore } from './calendars.js';
import { monday } from './domain-records.js';

/** A round of `owner`, whom `boss` manages, drawn by them and judged by `first` and `second`; `third` adjudicates. */
export function reviewRecord(facts: Partial<ReviewRound> = {}, progress: Partial<Progress> = {}): ReviewRecord {
  const begun = newRound(
    {
      ...{ id: '7d000000-0000-8000-8000-000000000001', title: 'Bags', text: '', domain: null, markets: [] },
      decision: {
        text: 'Is it a copy?',
        labels: [
          { value: 'copy', violation: true },
          { value: 'original', violation: false },
        ],
      },
      questions: [
        { key: 'why', text: 'What shows it?', required: true, options: [] },
        { key: 'sure', text: 'How sure?', required: false, options: ['very', 'hardly'] },
      ],
      ...{ policyLines: ['IP-1', 'IP-2'], perItem: 2, holdMinutes: 30 },
      ...{ ownerId: 'owner', domainLeadId: 'head', reviewerIds: ['first', 'second'], adjudicatorIds: ['third'] },
      ...{ severity: 'medium', sealed: false, due: { date: '2026-03-20', time: '18:00', zone: 'Asia/Singapore' } },
      ...{ escalationPolicyVersionId: 'e1', reminderPolicyVersionId: 'r1' },
    },
    { calendar: singapore, actorId: 'owner', at: monday },
  );
  const record: ReviewRecord = {
    facts: { ...begun, number: 1, ...facts },
    steps: [],
    progress: {
      ...{ items: 4, needed: 8, answered: 0, disagreements: 0, adjudicated: 0, strays: 0 },
      ...{ drawers: ['owner'], judges: [], digest: 'd'.repeat(64) },
      ...progress,
    },
    parts: { owner: 'owner', owner_manager: 'boss', domain_lead: 'head', requester: 'owner' },
    policies: { escalation: defaultEscalationPolicy, reminder: defaultReminderPolicy },
    calendar: singapore,
    calendars: { other: singapore },
    maintenance: [],
    rotas: {},
    managers: { other: 'boss' },
    names: { owner: 'Lin', first: 'Mei' },
    delegations: noDelegations,
  };
  return { ...record, steps: mergePlan([], planReview(record)) };
}
