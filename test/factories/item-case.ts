import type { ActionItem, ItemCase } from '../../domain/action-item/item.js';
import { firstLadder } from '../../domain/action-item/ladder-run.js';
import { dueInstant, type LocalDue } from '../../domain/action-item/due.js';
import { noDelegations } from '../../domain/delegation/delegation.js';
import { noCheckYet } from '../../domain/effectiveness/check.js';
import { defaultEscalationPolicy } from '../../domain/policy/escalation.js';
import { defaultExtensionPolicy } from '../../domain/policy/extension.js';
import { defaultReminderPolicy } from '../../domain/policy/reminder.js';
import { defaultSignOffPolicy } from '../../domain/policy/sign-off.js';
import { singapore } from './calendars.js';

/** A draft of an action item with all that the rules need: owner, boss, manager and lead; what is said, differently. */
export function itemCase(facts: Partial<ItemCase> & { due: LocalDue; facts?: Partial<ActionItem> }): ItemCase {
  const { due, facts: itemFacts, ...others } = facts;
  const calendar = others.calendar ?? singapore;
  const item: ActionItem = {
    id: '5d0c7a52-0000-8000-8000-000000000001',
    number: 1,
    programId: 'p',
    phaseId: 'ph',
    title: 't',
    description: '',
    severity: null,
    rootCause: null,
    tags: [],
    attributes: {},
    ownerId: 'owner',
    status: 'draft',
    resumeStatus: null,
    due,
    dueAt: dueInstant(due, calendar),
    calendarVersionId: calendar.versionId,
    calendarZone: calendar.zone,
    lateMode: 'start',
    cycle: 1,
    overdue: false,
    breachedAt: null,
    ladderLevel: 0,
    ladderFrom: null,
    pausedSince: null,
    pausedMs: 0,
    pausedWorkingMs: 0,
    ladderFloor: 0,
    ladderRun: firstLadder,
    ladderAdvance: null,
    plannedFrom: null,
    acknowledgedAt: null,
    acknowledgedUntil: null,
    acknowledgedBy: null,
    holdReason: null,
    heldBy: null,
    heldSince: null,
    heldExceptionId: null,
    holdBeneath: null,
    waivedUntil: null,
    roundId: null,
    statement: null,
    submittedBy: null,
    submittedAt: null,
    extensionCount: 0,
    asked: null,
    escalationPolicyVersionId: 'e1',
    reminderPolicyVersionId: 'r1',
    signOffPolicyVersionId: 's1',
    extensionPolicyVersionId: 'x1',
    check: noCheckYet(null),
    activatedAt: null,
    doneAt: null,
    version: 1,
    workflowVersion: 0,
    ...itemFacts,
  };
  return {
    item,
    parts: { owner: 'owner', owner_manager: 'boss', program_manager: 'manager', domain_lead: 'lead' },
    calendar,
    calendars: { owner: calendar },
    otherPolicies: {},
    otherCalendars: {},
    rotas: {},
    maintenance: [],
    ownerZone: calendar.zone,
    ownerName: 'Owner',
    programName: 'P',
    phaseName: 'Ph',
    phaseStatus: 'open',
    programStatus: 'active',
    policies: {
      escalation: defaultEscalationPolicy,
      reminder: defaultReminderPolicy,
      signOff: defaultSignOffPolicy,
      extension: defaultExtensionPolicy,
      effectiveness: null,
    },
    steps: [],
    round: null,
    rounds: 0,
    pendingExtension: null,
    granted: { number: 0, days: 0 },
    questions: [],
    evidence: [],
    leases: [],
    waitsFor: [],
    managers: { owner: 'boss', boss: null, manager: null, lead: null },
    names: {},
    delegations: noDelegations,
    ...others,
  };
}
