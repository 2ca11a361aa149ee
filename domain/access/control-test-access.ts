import { decideControlTest } from '../control-test/decide.js';
import type { ControlTestCommand, ControlTestRecord } from '../control-test/control-test.js';
import { allowedControlTestEvents, type ControlTestEvent } from '../control-test/table.js';
import { noOutcome } from '../record/outcome.js';
import { Refusal } from '../refusal.js';
import { standsIn } from '../stand-in/stand-in.js';
import type { Instant } from '../time.js';
import type { Actor } from './actor.js';
import { mayWriteControls } from './control-access.js';
import { byWhat, type Explanation } from './explain.js';
import { administers } from './held.js';
import { kindAccess } from './kind-access.js';
import { placeOf } from './own-scope.js';
import { standsByRole, type Standing } from './roles.js';
import { goesThrough, whyRefused } from './trial.js';
import { mayNot } from './refuse.js';

/** Parts that people play in a control test; nobody is its analyst by name, only by a role. */
const controlTestPartNames = {
  owner: 'its tester',
  owner_manager: 'the tester’s manager',
  requester: 'whoever planned it',
  domain_lead: 'the domain lead of its control',
  analyst: 'a risk analyst or tester by role',
} as const;
type ControlTestPart = keyof typeof controlTestPartNames;

const above: ControlTestPart[] = ['owner_manager', 'requester', 'domain_lead', 'analyst'];

/** Which parts may do what to a control test; an administrator always may. The test is its tester's. */
const controlTestRights = {
  draw: ['owner'],
  judge: ['owner'],
  conclude: ['owner'],
  grade: ['domain_lead', 'analyst'],
  reassign: ['owner', ...above],
  acknowledge: ['owner', ...above],
  cancel: above,
} as const satisfies Record<ControlTestCommand['type'], readonly ControlTestPart[]>;

const controlTestStanding: Standing<ControlTestPart> = {
  administrator: ['domain_lead', 'analyst'],
  head_of_governance: ['domain_lead'],
  risk_analyst: ['analyst'],
  tester: ['analyst'],
};

export const controlTestAccess = kindAccess({
  title: 'A control test',
  rights: controlTestRights,
  names: controlTestPartNames,
  standing: controlTestStanding,
  byRoleAlone: ['analyst'],
  ofOne: ' (of a control test)',
});

function partsOf(event: ControlTestEvent): readonly ControlTestPart[] {
  return event in controlTestRights ? controlTestRights[event as keyof typeof controlTestRights] : [];
}

/** By which part or role somebody may do it; null: by none, undefined: the machine alone does it. */
export function byWhatOnControlTest(
  actor: Actor,
  event: ControlTestEvent,
  { facts, parts }: ControlTestRecord,
): Explanation | null | undefined {
  if (!(event in controlTestRights)) return undefined;
  const played = partsOf(event).map((part) => ({
    ...{ part, name: controlTestPartNames[part] },
    people: part === 'analyst' ? [] : [parts[part] ?? ''],
  }));
  return byWhat<ControlTestPart>(actor, controlTestStanding, played, placeOf(facts));
}

/** Plans a test of a control that stands there: its domain lead, a risk analyst, a tester by role. @throws Refusal `not-allowed` */
export function mayPlanTests(
  actor: Actor,
  control: { domain: string | null; markets: string[]; domainLeadId: string | null },
): void {
  mayWriteControls(actor);
  const parts: readonly ControlTestPart[] = ['domain_lead', 'analyst'];
  if (administers(actor) || control.domainLeadId === actor.id) return;
  if (standsByRole(actor, controlTestStanding, parts, placeOf(control))) return;
  throw new Refusal(
    'not-allowed',
    'You may not plan a test of this control. Its domain lead, a risk analyst, a tester by role or an administrator may.',
  );
}

/**
 * In whose name somebody may do it: null for their own, or the absent tester for whom they stand in.
 * @throws Refusal `not-allowed` naming who could
 */
export function controlTestInWhoseName(
  actor: Actor,
  event: ControlTestEvent,
  subject: ControlTestRecord,
  at: Instant,
): string | null {
  mayWriteControls(actor);
  const parts = partsOf(event);
  const { facts, delegations, parts: people } = subject;
  const theirs = (part: ControlTestPart): boolean => part !== 'analyst' && people[part] === actor.id;
  if (administers(actor) || parts.some(theirs) || standsByRole(actor, controlTestStanding, parts, placeOf(facts)))
    return null;
  const { testerId } = facts;
  const moment = { delegations, at, barred: [] };
  if (parts.includes('owner') && standsIn(actor.id, testerId, 'everything', moment) === 'yes') return testerId;
  const who = [...parts.map((part) => controlTestPartNames[part]), 'an administrator'];
  throw mayNot(`${event} this control test`, who);
}

/** How a command is tried. */
const trials: { [E in ControlTestCommand['type']]: (subject: ControlTestRecord) => ControlTestCommand } = {
  draw: () => ({
    ...{ type: 'draw', source: 'list', file: 'trial', sha256: 'trial', population: 1, seed: 'trial', sizeBy: null },
    units: [{ key: 'trial', title: 'trial', link: null, by: null }],
  }),
  judge: ({ facts }) => ({ type: 'judge', place: facts.items[0]?.place ?? 1, result: 'pass', note: 'trial' }),
  conclude: () => ({ type: 'conclude', effective: true, statement: 'trial' }),
  grade: ({ facts }) => ({
    ...{ type: 'grade', reason: 'trial' },
    deficiency: facts.conclusion?.deficiency === 'deficiency' ? 'material_weakness' : 'deficiency',
  }),
  reassign: () => ({ type: 'reassign', testerId: 'trial', reason: 'trial' }),
  acknowledge: () => ({ type: 'acknowledge' }),
  cancel: () => ({ type: 'cancel', reason: 'trial' }),
};

/** The commands that a person could send now with success, given the right words. */
export function possibleForControlTest(subject: ControlTestRecord, actor: Actor, at: Instant): ControlTestEvent[] {
  return allowedControlTestEvents(subject.facts.status).filter((event) =>
    goesThrough(() => tryOnControlTest(subject, actor, event, at)),
  );
}

/** Why not, of what the table of states has and this person cannot do now. */
export function refusedForControlTest(
  subject: ControlTestRecord,
  actor: Actor,
  at: Instant,
  allowed: readonly ControlTestEvent[],
): { command: ControlTestEvent; because: string }[] {
  return allowedControlTestEvents(subject.facts.status)
    .filter((event) => !allowed.includes(event))
    .map((event) => ({ command: event, because: whyRefused(() => tryOnControlTest(subject, actor, event, at)) }));
}

/** @throws Refusal where it would not be carried out */
function tryOnControlTest(subject: ControlTestRecord, actor: Actor, event: ControlTestEvent, at: Instant): void {
  const command = trials[event as ControlTestCommand['type']](subject);
  const onBehalfOf = controlTestInWhoseName(actor, event, subject, at);
  const by = { actorId: actor.id, key: 'trial', at, ...(onBehalfOf === null ? {} : { onBehalfOf }) };
  decideControlTest(noOutcome(subject), command, by);
}
