import type {
  Alignment,
  AlignmentCommand,
  AlignmentRecord,
  AlignmentRecordOutcome,
  Participant,
} from '../../domain/alignment/alignment.js';
import { planAlignment, whoIn } from '../../domain/alignment/change.js';
import { decideAlignment } from '../../domain/alignment/decide.js';
import { lookAtAlignment } from '../../domain/alignment/fire.js';
import { ladderAtRest } from '../../domain/item/at-rest.js';
import { defaultEscalationPolicy } from '../../domain/policy/escalation.js';
import { defaultReminderPolicy } from '../../domain/policy/reminder.js';
import { noOutcome } from '../../domain/record/outcome.js';
import { mergePlan } from '../../domain/record/step.js';
import { contentHash } from '../../domain/sign-off/content-hash.js';
import { noDelegations } from '../../domain/stand-in/delegation.js';
import { singapore } from './calendars.js';
import { day, dueOn, monday } from './domain-records.js';

const finding = {
  ...{ finding: 'FI-1', findingVersion: 3, title: 'Appeals are answered by those who decided' },
  ...{ condition: 'Nine of ten in May', criteria: 'Policy 4.2', cause: null, effect: null },
  recommendations: ['Give appeals to a team of their own'],
};

/** Friday week at six in the evening. */
const due = monday + 11 * day + 8 * 3_600_000;

/** A team and who answers for it: `team-a` by `ann`, and so on. */
export function teamsOf(...people: string[]): Participant[] {
  return people.map((personId) => ({
    ...{ teamId: `team-${personId.slice(0, 1)}`, team: `Team ${personId.slice(0, 1).toUpperCase()}`, personId },
    ...{ askedOn: 1, position: null, earlier: [] },
  }));
}

/** A round that `chair` opened that Monday at ten, on a finding of `owner` that `author` wrote: Ann, Bo and Cy answer by Friday week. */
export function alignmentRecord(facts: Partial<Alignment> = {}): AlignmentRecord {
  const participants = facts.participants ?? teamsOf('ann', 'bo', 'cy');
  const content = { ...finding, proposal: 'A team of its own by June' };
  const record: AlignmentRecord = {
    facts: {
      ...{ id: '7f000000-0000-8000-8000-0000000000a1', number: 1, title: finding.title, findingId: 'f1' },
      ...{ domain: null, markets: ['VN'], rating: 'high', content, contentHash: contentHash(content), revision: 1 },
      rule: { kind: 'all' },
      ...{ participants, ...whoIn(participants), chairId: 'chair', openedBy: 'chair', status: 'open' },
      ...{ outcome: null, withdrawal: null, frozen: null, frozenHash: null },
      ...{ firstDueAt: due, due: dueOn(11), dueAt: due, cycle: 1, plannedFrom: monday },
      ...ladderAtRest,
      ...{ closedAt: null, escalationPolicyVersionId: 'e1', reminderPolicyVersionId: 'r1', version: 1 },
      ...facts,
    },
    steps: [],
    parts: { owner: 'chair', owner_manager: 'head', domain_lead: 'lead', requester: 'chair' },
    policies: { escalation: defaultEscalationPolicy, reminder: defaultReminderPolicy },
    calendar: singapore,
    calendars: { chair: singapore, lin: singapore },
    ...{ maintenance: [], rotas: {}, names: {}, delegations: noDelegations },
    managers: { ann: 'boss-a', bo: 'boss-b', cy: 'boss-c', chair: 'head' },
    finding: {
      ...{ key: 'FI-1', status: 'proposed', content: finding, ownerId: 'owner' },
      ...{ owners: ['owner'], authors: ['author'] },
    },
  };
  return { ...record, steps: mergePlan([], planAlignment(record)) };
}

/** A command, by somebody; that Monday at ten where no instant is said. */
export interface Done {
  by: string;
  at?: number;
  command: AlignmentCommand;
}

/** What comes of commands, one after the other; each by somebody at an instant, what is due by then first. */
export function cameOf(record: AlignmentRecord, ...done: Done[]): AlignmentRecordOutcome {
  let outcome: AlignmentRecordOutcome = noOutcome(record);
  for (const [index, { by, at = monday, command }] of done.entries())
    outcome = lookAtAlignment(
      decideAlignment(lookAtAlignment(outcome, at), command, { actorId: by, key: `k${index}`, at }),
      at,
    );
  return outcome;
}
