import { planFinding } from '../../domain/finding/change.js';
import { newFinding } from '../../domain/finding/clock.js';
import { decideFinding } from '../../domain/finding/decide.js';
import type { Finding, FindingCommand, FindingOutcome, FindingRecord } from '../../domain/finding/finding.js';
import { lookAtFinding } from '../../domain/finding/fire.js';
import type { FindingLimits } from '../../domain/finding/limits.js';
import { defaultEscalationPolicy } from '../../domain/policy/escalation.js';
import { defaultReminderPolicy } from '../../domain/policy/reminder.js';
import { noOutcome } from '../../domain/record/outcome.js';
import { mergePlan } from '../../domain/record/step.js';
import { noDelegations } from '../../domain/stand-in/delegation.js';
import { singapore } from './calendars.js';
import { monday } from './domain-records.js';

const days = (low: number, medium: number, high: number, critical: number) => ({
  ...{ low: `${low} working days`, medium: `${medium} working days` },
  ...{ high: `${high} working days`, critical: `${critical} working days` },
});

export const findingLimits: FindingLimits = {
  version: 1,
  agreeWithin: { ...days(10, 10, 5, 2), critical: '8 working hours' },
  remediateWithin: days(180, 90, 45, 20),
  verifyWithin: days(20, 15, 10, 5),
  note: 'of a test',
};

/** A draft that `author` wrote that Monday at ten about `owner`; `head` leads its domain. */
export function findingRecord(facts: Partial<Finding> = {}): FindingRecord {
  const given = {
    id: '7f000000-0000-8000-8000-000000000001',
    ...{ title: 'Appeals are answered by those who decided', condition: 'Nine of ten in May', criteria: 'Policy 4.2' },
    ...{ cause: null, effect: null, recommendations: [], stage: null, domain: null, markets: ['VN'] },
    ...{ grade: 'finding' as const, rating: 'high' as const, ownerId: 'owner', domainLeadId: 'head' },
    ...{ escalationPolicyVersionId: 'e1', reminderPolicyVersionId: 'r1' },
  };
  const written = newFinding(given, { limits: findingLimits, actorId: 'author', at: monday });
  const record: FindingRecord = {
    facts: { ...written, number: 1, ...facts },
    steps: [],
    parts: { owner: 'owner', owner_manager: 'boss', domain_lead: 'head', requester: 'author' },
    policies: { escalation: defaultEscalationPolicy, reminder: defaultReminderPolicy },
    limits: findingLimits,
    calendar: singapore,
    ofMarket: true,
    calendars: { owner: singapore, other: singapore },
    maintenance: [],
    rotas: {},
    managers: { owner: 'boss', other: 'boss', author: 'editor', head: null, boss: null },
    names: {},
    delegations: noDelegations,
    failedCheck: null,
    carrying: null,
    retest: null,
  };
  return { ...record, steps: mergePlan([], planFinding(record)) };
}

/** A command, by somebody; that Monday at ten where no instant is said. */
export interface Done {
  by: string;
  at?: number;
  command: FindingCommand;
}

/** What comes of commands, one after the other; each by somebody at an instant, what is due by then first. */
export function cameOf(record: FindingRecord, ...done: Done[]): FindingOutcome {
  let outcome: FindingOutcome = noOutcome(record);
  for (const [index, { by, at = monday, command }] of done.entries())
    outcome = lookAtFinding(
      decideFinding(lookAtFinding(outcome, at), command, { actorId: by, key: `k${index}`, at }),
      at,
    );
  return outcome;
}
