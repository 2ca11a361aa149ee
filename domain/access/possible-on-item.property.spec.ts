import fc from 'fast-check';
import { itemRecord } from '../../test/factories/item-case.js';
import type { Actor } from './actor.js';
import { mayDoToItem } from './item-access.js';
import { delegationsOf } from '../stand-in/delegation.js';
import { defaultEffectivenessPolicy } from '../policy/effectiveness.js';
import { noCheckYet } from '../item/check.js';
import type { Predecessor } from '../item/predecessor.js';
import { noOutcome } from '../record/outcome.js';
import { Refusal } from '../refusal.js';
import type { ProgramToItem } from '../program/to-items.js';
import type { ItemCommand } from '../item/commands.js';
import { decideItem } from '../item/decide.js';
import { fireDueSteps } from '../item/fire.js';
import { followPeople } from '../item/follow-people.js';
import type { ItemRecord } from '../item/item.js';
import { accessParts, possibleFor, refusedFor } from './possible-on-item.js';
import { allowedEvents, itemEvents, machineEvents, type ItemEvent } from '../item/table.js';

const start = Date.UTC(2026, 0, 5, 2);
const day = 86_400_000;
const names = ['owner', 'boss', 'manager', 'lead', 'mei', 'sam'] as const;

const actors: Actor[] = [
  ...names.map((id) => ({ id, name: id, access: 'member' as const })),
  { id: 'ada', name: 'Ada', access: 'administrator' },
  { id: 'audit', name: 'Audit', access: 'auditor' },
  // By a role: of its program, of everything, of another program, and of one who only reads.
  ...(['head_of_governance', 'program_manager', 'administrator', 'risk_analyst'] as const).map((role): Actor => ({
    ...{ id: role, name: role, access: 'member' },
    grants: [{ role, scope: { kind: 'program', programId: 'p' } }],
  })),
  { id: 'hana', name: 'Hana', access: 'member', grants: [{ role: 'administrator', scope: { kind: 'all' } }] },
  {
    id: 'far',
    name: 'Far',
    access: 'member',
    grants: [{ role: 'administrator', scope: { kind: 'domain', domain: 'X' } }],
  },
  { id: 'reader', name: 'Reader', access: 'auditor', grants: [{ role: 'program_manager', scope: { kind: 'all' } }] },
];

const due = (days: number) => ({
  date: new Date(start + days * day).toISOString().slice(0, 10),
  time: '18:00',
  zone: 'Asia/Singapore',
});

const soonerThan = (date: string) => ({
  date: new Date(Date.parse(date) - day).toISOString().slice(0, 10),
  time: '18:00',
  zone: 'Asia/Singapore',
});

const evidence = (id: string) => ({
  ...{ id, kind: 'link' as const, title: 'Sheet', url: 'https://example.com/s', sha256: null },
  ...{ fileName: null, mediaType: null, size: null },
});

/** What people send: each event with words that nobody objects to, by the facts as they are. */
function sent(event: ItemEvent, { round, questions, evidence: given, item }: ItemRecord, at: number): ItemCommand[] {
  const later = due(Math.ceil((Math.max(at, item.dueAt) - start) / day) + 1);
  const hash = round ? { contentHash: round.contentHash } : {};
  switch (event) {
    case 'sign':
      return [
        { type: 'sign', decision: 'approve', ...hash },
        { type: 'sign', decision: 'send_back', reason: 'no', ...hash },
      ];
    case 'submit':
      return [{ type: 'submit', statement: 'done' }];
    case 'ask':
      return [{ type: 'ask', questionId: 'q1', question: 'Which?' }];
    case 'answer':
      return questions.map(({ id }) => ({ type: 'answer', questionId: id, answer: 'That of May' }));
    case 'request_extension':
      return [{ type: 'request_extension', extensionId: 'x', due: later, reason: 'late' }];
    case 'request_consent':
      return [
        { type: 'request_consent', extensionId: 'x', asks: { what: 'hold' }, reason: 'waits' },
        { type: 'request_consent', extensionId: 'x', asks: { what: 'cancel' }, reason: 'no need' },
      ];
    case 'decide_extension':
      return [
        { type: 'decide_extension', decision: 'grant' },
        { type: 'decide_extension', decision: 'refuse', reason: 'no' },
      ];
    case 'reassign':
      return [
        { type: 'reassign', ownerId: 'sam' },
        { type: 'reassign', ownerId: 'zoe' },
      ];
    case 'hold':
      return [{ type: 'hold', reason: 'waits' }];
    case 'cancel':
      return [{ type: 'cancel', reason: 'no need' }];
    // What agrees with nobody's wish to have it easier.
    case 'change_due':
      return [{ type: 'change_due', due: soonerThan(item.due.date), reason: 'sooner', past: true }];
    case 'edit':
      return [
        { type: 'edit', content: { title: `Clearer by ${at}` } },
        { type: 'edit', content: { severity: item.severity === 'high' ? 'low' : 'high' } },
      ];
    case 'add_evidence':
      return [{ type: 'add_evidence', evidence: evidence('e9') }];
    case 'remove_evidence':
      return given.map(({ id }) => ({ type: 'remove_evidence', evidenceId: id }));
    case 'fail_effectiveness':
      return [{ type: 'fail_effectiveness', finding: 'still there', due: later }];
    case 'set_effectiveness':
      return [{ type: 'set_effectiveness', policyVersionId: item.check.policyVersionId === null ? 'c2' : null }];
    case 'reopen':
      return [{ type: 'reopen', reason: 'not done', due: later }];
    case 'replan':
      // One that it has not: what is so already is done by anybody.
      return [
        {
          type: 'replan',
          extensionPolicyVersionId: item.extensionPolicyVersionId === 'x2' ? 'x3' : 'x2',
          reason: 'other',
        },
      ];
    default:
      return [{ type: event } as ItemCommand];
  }
}

/** What the API and the engine do with it. */
function carryOut(
  subject: ItemRecord,
  command: ItemCommand | ProgramToItem,
  actor: Actor | null,
  at: number,
): ItemRecord {
  const name = actor === null ? null : mayDoToItem(actor, command.type as ItemEvent, accessParts(subject));
  const by = { actorId: actor?.id ?? null, key: `k${at}`, at, ...(name === null ? {} : { onBehalfOf: name }) };
  const seen = fireDueSteps(followPeople(noOutcome(subject), at), at);
  return fireDueSteps(decideItem(seen, command, by), at).after;
}

/** The code of the refusal; null where it was carried out. */
function refusalOf(work: () => unknown): string | null {
  try {
    work();
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}

const settings = fc.record({
  ownerId: fc.constantFrom('owner', 'owner', 'manager'),
  withLead: fc.boolean(),
  standIn: fc.constantFrom(null, ['manager', 'mei'] as const, ['owner', 'sam'] as const, ['lead', 'owner'] as const),
  waits: fc.boolean(),
  checked: fc.boolean(),
});
type Setting = typeof settings extends fc.Arbitrary<infer S> ? S : never;

function newCase({ ownerId, withLead, standIn, waits, checked }: Setting): { subject: ItemRecord; actors: Actor[] } {
  const delegations = delegationsOf(
    standIn
      ? [
          {
            ...{
              id: 'd',
              personId: standIn[0],
              personName: standIn[0],
              standInId: standIn[1],
              standInName: standIn[1],
            },
            ...{ scope: 'everything' as const, startsAt: start, endsAt: start + 60 * day },
          },
        ]
      : [],
  );
  const base = itemRecord({ due: due(10), delegations, facts: { ownerId } });
  const waitsFor: Predecessor[] = waits
    ? [{ itemId: 'before', number: 2, title: 'Before', status: 'open', doneAt: null, lag: null }]
    : [];
  const subject: ItemRecord = {
    ...base,
    item: { ...base.item, check: noCheckYet(checked ? 'c1' : null) },
    parts: { ...base.parts, owner: ownerId, domain_lead: withLead ? 'lead' : undefined } as ItemRecord['parts'],
    policies: { ...base.policies, effectiveness: checked ? defaultEffectivenessPolicy : null },
    otherPolicies: { x2: base.policies.extension, x3: base.policies.extension, c2: defaultEffectivenessPolicy },
    managers: { ...base.managers, sam: null, zoe: null },
    waitsFor,
  };
  const withNames = actors.map((actor) =>
    standIn && actor.id === standIn[1]
      ? { ...actor, standsInFor: [{ personId: standIn[0], scope: 'everything' as const, through: [actor.id] }] }
      : actor,
  );
  return { subject, actors: withNames };
}

const byPeople = itemEvents.filter((event) => !(machineEvents as readonly ItemEvent[]).includes(event));
const deeds = fc.array(
  fc.record({
    who: fc.nat({ max: actors.length - 1 }),
    event: fc.oneof(
      {
        weight: 4,
        arbitrary: fc.constantFrom<ItemEvent>(
          'submit',
          'sign',
          'request_extension',
          'request_consent',
          'hold',
          'resume',
        ),
      },
      { weight: 3, arbitrary: fc.constantFrom(...byPeople) },
    ),
    days: fc.constantFrom(0, 0, 0, 1, 8, 40),
    program: fc.constantFrom(null, null, null, null, null, 'hold', 'resume', 'cancel', 'pass', 'finish'),
  }),
  { minLength: 1, maxLength: 10 },
);

const programCommands = {
  hold: { type: 'hold_with_program', reason: 'all waits' },
  resume: { type: 'resume_with_program' },
  cancel: { type: 'cancel_with_program', reason: 'over' },
} as const satisfies Record<string, ProgramToItem>;

/** What becomes of the program, or of what it waits for. */
function happening(
  subject: ItemRecord,
  what: 'hold' | 'resume' | 'cancel' | 'pass' | 'finish',
  at: number,
): ItemRecord {
  if (what === 'finish') return { ...subject, waitsFor: [] };
  if (what === 'pass') return { ...subject, phaseStatus: 'passed' };
  const programStatus = { hold: 'on_hold', resume: 'active', cancel: 'cancelled' }[what] as ItemRecord['programStatus'];
  const told = { ...subject, programStatus };
  let after = told;
  refusalOf(() => (after = carryOut(told, programCommands[what], null, at)));
  return after;
}

function check(subject: ItemRecord, people: Actor[], at: number): void {
  for (const actor of people) {
    const may = possibleFor(subject, actor, at);
    // Of all that there is in its state each thing can be done, or it is said why not.
    const refused = refusedFor(subject, actor, at, may);
    const all = [...may, ...refused.map(({ command }) => command)];
    expect(all.toSorted()).toEqual(allowedEvents(subject.item.status).toSorted());
    expect(refused.every(({ because }) => because !== '')).toBe(true);
    for (const event of byPeople) {
      const answers = sent(event, subject, at).map((command) => refusalOf(() => carryOut(subject, command, actor, at)));
      // Whoever stands in for several must say for whom.
      const carried = answers.some((code) => code === null || code === 'invalid-command');
      expect([actor.id, subject.item.status, event, answers, may.includes(event)]).toEqual([
        ...[actor.id, subject.item.status, event, answers],
        carried,
      ]);
    }
  }
}

test('what a person may do to an item is what is carried out when they send it, and nothing else', () => {
  fc.assert(
    fc.property(settings, deeds, (setting, list) => {
      const { subject: draft, actors: people } = newCase(setting);
      let at = start;
      let subject = carryOut(draft, { type: 'activate' }, null, at);
      check(draft, people, at);
      for (const { who, event, days, program } of list) {
        at += days * day + 60_000;
        if (program !== null) subject = happening(subject, program, at);
        const actor = people[who];
        for (const command of actor ? sent(event, subject, at).slice(0, 1) : [])
          refusalOf(() => (subject = carryOut(subject, command, actor ?? null, at)));
        check(subject, actor ? [actor] : [], at);
      }
      check(subject, people, at);
    }),
    { numRuns: Number(process.env['MAY_RUNS'] ?? 40), seed: Number(process.env['MAY_SEED'] ?? 12) },
  );
});
