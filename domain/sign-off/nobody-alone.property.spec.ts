import fc from 'fast-check';
import { exceptionCase, linkedItem } from '../../test/factories/domain-records.js';
import { itemRecord } from '../../test/factories/item-case.js';
import { programCase } from '../../test/factories/program-case.js';
import { riskRecord } from '../../test/factories/risk-record.js';
import type { ItemCommand } from '../item/commands.js';
import { decideItem } from '../item/decide.js';
import { followPeople } from '../item/follow-people.js';
import type { Weaker } from '../item/weaker.js';
import type { ItemRecord } from '../item/item.js';
import { accountsBy, type Accounts } from '../person/accounts.js';
import { noOutcome } from '../record/outcome.js';
import { delegationsOf, type Delegation } from '../stand-in/delegation.js';
import { decideException } from '../exception/decide.js';
import type { ExceptionRecord } from '../exception/exception.js';
import { defaultTollgatePolicy, type BreakGlass, type SignOffPolicy } from '../policy/sign-off.js';
import { decideProgram, evaluatePhase } from '../program/decide.js';
import type { ProgramRecord } from '../program/program.js';
import { Refusal } from '../refusal.js';
import { decideRisk } from '../risk/decide.js';
import type { RiskCommand, RiskRecord } from '../risk/risk.js';
import { withContribution } from './own-work.js';
import type { Round } from './round.js';

/** Four people who may do whatever people may: each is asked for by some role, and none keeps to theirs. */
const people = ['owner', 'manager', 'lead', 'boss'];
/** The same, where two of them have another account each. */
const accounts = [...people, 'owner 2', 'lead 2'];
const natural = (account: string): string => account.replace(' 2', '');
const sameOnes = accountsBy([
  ['owner', 'owner 2'],
  ['lead', 'lead 2'],
]);
const start = Date.UTC(2026, 0, 5, 2);
const due = { date: '2026-06-01', time: null, zone: 'Asia/Singapore' };
const hour = 3_600_000;

const breakGlass: BreakGlass = {
  ...{ roles: ['program_manager', 'owner_manager'], people: [...accounts] },
  ...{ secondPerson: { roles: ['domain_lead'], people: [...accounts] }, expires: 'P2D' },
};

const any = (required: number): SignOffPolicy => ({
  stages: [
    { name: 'Any', required, roles: ['program_manager', 'domain_lead', 'owner_manager'], people: [...accounts] },
  ],
  limit: 'P3D',
  escalateTo: [],
  channels: ['inbox'],
  breakGlass,
});

const tollgate: SignOffPolicy = { ...defaultTollgatePolicy, breakGlass };
/** How a break-glass is asked for and confirmed, of whatever has a round. */
const glass = (what: 'break' | 'confirm', round: Round | null) => ({
  type: what === 'break' ? ('break_glass' as const) : ('confirm_glass' as const),
  reason: 'all approvers are away today',
  contentHash: round?.contentHash ?? '',
});

/** What comes of a round that is approved: of an item, of a phase, of an exception, of a review. */
const kinds = ['done', 'passed', 'approved', 'reviewed'] as const;
type Consented = (typeof kinds)[number];
const nothing = {
  ...{ done: 0, passed: 0, approved: 0, reviewed: 0, later: 0, stopped: 0 },
  broken: { done: 0, passed: 0, approved: 0, reviewed: 0 },
};

type Deed =
  | { item: ItemCommand }
  | { tollgate: 'approve' | 'send_back' | 'break' | 'confirm' }
  | { nothingToDo: true }
  | { stop: 'hold' | 'cancel' }
  | { exception: 'request' | 'approve' | 'edit' | 'break' | 'confirm' }
  | { risk: 'review' | 'approve' | 'edit' | 'break' | 'confirm' }
  | { lead: string }
  | { manager: string }
  | { away: string; standIn: string };

const evidence = (id: string): ItemCommand => ({
  type: 'add_evidence',
  evidence: {
    id,
    kind: 'link',
    title: id,
    url: 'https://example.com',
    sha256: null,
    fileName: null,
    mediaType: null,
    size: null,
  },
});
const deedsOf = (person: fc.Arbitrary<string>): [number, fc.Arbitrary<Deed>][] => [
  [6, fc.constant({ item: { type: 'submit', statement: 'done' } })],
  [12, fc.constant({ item: { type: 'sign', decision: 'approve' } })],
  [4, person.map((onBehalfOf) => ({ item: { type: 'sign', decision: 'approve', onBehalfOf } }))],
  [1, fc.constant({ item: { type: 'sign', decision: 'send_back', reason: 'no' } })],
  [9, fc.constant({ item: { type: 'break_glass', reason: 'all approvers are away today', contentHash: '' } })],
  [12, fc.constant({ item: { type: 'confirm_glass', contentHash: '' } })],
  [1, fc.constant({ item: { type: 'refuse_glass' } })],
  [1, fc.constant({ item: { type: 'withdraw' } })],
  [2, fc.constantFrom('v1', 'v2').map((id) => ({ item: evidence(id) }))],
  [1, fc.constant({ item: { type: 'remove_evidence', evidenceId: 'v1' } })],
  [2, fc.constantFrom('a', 'b').map((title) => ({ item: { type: 'edit', content: { title } } }))],
  [2, fc.constantFrom('low', 'high', null).map((severity) => ({ item: { type: 'edit', content: { severity } } }))],
  [3, person.map((ownerId) => ({ item: { type: 'reassign', ownerId } }))],
  [
    2,
    fc
      .constantFrom('s1', 's2', 's3')
      .map((id) => ({ item: { type: 'replan', signOffPolicyVersionId: id, reason: 'x' } })),
  ],
  [1, fc.constant({ item: { type: 'cancel', reason: 'x' } })],
  [1, fc.constant({ item: { type: 'hold', reason: 'x' } })],
  [1, fc.constant({ item: { type: 'resume' } })],
  [2, fc.constant({ item: { type: 'change_due', due: { ...due, date: '2099-01-01' }, reason: 'x' } })],
  [3, fc.constant({ item: { type: 'reopen', reason: 'x', due } })],
  [
    2,
    fc.constant({
      item: { type: 'request_extension', extensionId: 'x', due: { ...due, date: '2026-07-01' }, reason: 'x' },
    }),
  ],
  [
    3,
    fc
      .constantFrom<Weaker>({ what: 'hold' }, { what: 'cancel' }, { what: 'severity', severity: 'low' })
      .map((asks) => ({ item: { type: 'request_consent', extensionId: 'c', asks, reason: 'x' } })),
  ],
  [4, fc.constant({ item: { type: 'decide_extension', decision: 'grant' } })],
  [8, fc.constant({ tollgate: 'approve' })],
  [1, fc.constant({ tollgate: 'send_back' })],
  [8, fc.constantFrom('break' as const, 'confirm' as const).map((tollgate) => ({ tollgate }))],
  [1, fc.constant({ nothingToDo: true })],
  [2, fc.constantFrom('hold' as const, 'cancel' as const).map((stop) => ({ stop }))],
  [3, fc.constant({ exception: 'request' })],
  [4, fc.constant({ exception: 'approve' })],
  [1, fc.constant({ exception: 'edit' })],
  [9, fc.constantFrom('break' as const, 'confirm' as const).map((exception) => ({ exception }))],
  [3, fc.constant({ risk: 'review' })],
  [5, fc.constant({ risk: 'approve' })],
  [1, fc.constant({ risk: 'edit' })],
  [9, fc.constantFrom('break' as const, 'confirm' as const).map((risk) => ({ risk }))],
  [2, person.map((lead) => ({ lead }))],
  [1, person.map((manager) => ({ manager }))],
  [2, fc.record({ away: person, standIn: person })],
];
function lifeOf(who: fc.Arbitrary<string>): fc.Arbitrary<{ who: string; deed: Deed }[]> {
  const deed = fc.oneof(...deedsOf(who).map(([weight, arbitrary]) => ({ weight, arbitrary })));
  return fc.array(fc.record({ who, deed }), { minLength: 15, maxLength: 60, size: 'max' });
}

/** What is played, and beside it, kept apart from the rules: who has done any of the work. */
class World {
  item: ItemRecord;
  program: ProgramRecord;
  exception: ExceptionRecord | null = null;
  risk: RiskRecord;
  reviewed = new Set(['owner']);
  delegations: Delegation[] = [];
  at = start;
  did = new Set(['owner']);
  owned = new Set(['owner']);
  granted: Set<string> = new Set();
  seen = { ...nothing, broken: { ...nothing.broken } };
  private count = 0;

  constructor(private readonly accounts: Accounts) {
    const base = itemRecord({ due });
    const managers = { ...base.managers, 'owner 2': 'boss', 'lead 2': null };
    const delegations = delegationsOf([], accounts);
    this.program = programCase({ delegations, tollgate });
    const risk = riskRecord();
    const policies = { ...risk.policies, signOff: { ...risk.policies.signOff, breakGlass } };
    this.risk = { ...risk, delegations, policies, parts: { ...risk.parts, accounts } };
    this.program = { ...this.program, parts: { ...this.program.parts, accounts } };
    const parts = { ...base.parts, accounts };
    const draft = {
      ...base,
      managers,
      parts,
      delegations,
      policies: { ...base.policies, signOff: { ...base.policies.signOff, breakGlass } },
      otherPolicies: { s1: { ...base.policies.signOff, breakGlass }, s2: any(1), s3: any(2) },
    };
    this.item = decideItem(noOutcome(draft), { type: 'activate' }, { actorId: null, key: 'launch', at: start }).after;
  }

  play(who: string, deed: Deed): void {
    this.at += hour;
    this.count += 1;
    const by = { actorId: who, key: `k${this.count}`, at: this.at };
    try {
      if ('item' in deed) this.onItem(who, deed.item, by);
      else if ('tollgate' in deed || 'nothingToDo' in deed) this.onTollgate(who, deed, by);
      else if ('stop' in deed) this.onProgram(who, deed.stop, by);
      else if ('exception' in deed) this.onException(who, deed.exception, by);
      else if ('risk' in deed) this.onRisk(who, deed.risk, by);
      else if ('away' in deed) this.delegate(who, deed.away, deed.standIn);
      else this.steer(who, deed);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
    }
    this.item = followPeople(noOutcome(this.item), this.at).after;
    this.look();
  }

  private onItem(who: string, given: ItemCommand, by: { actorId: string; key: string; at: number }): void {
    const { round } = this.item;
    const reads = ['sign', 'break_glass', 'confirm_glass'].includes(given.type) && round;
    const command = reads ? ({ ...given, contentHash: round.contentHash } as ItemCommand) : given;
    const before = this.item;
    const { after, effects } = decideItem(noOutcome(before), command, by);
    this.item = after;
    const judged = command.type === 'edit' && 'severity' in command.content;
    if (after !== before && !judged && ['submit', 'add_evidence', 'remove_evidence', 'edit'].includes(command.type))
      this.did.add(natural(who));
    if (command.type === 'replan' && after !== before) this.did.add(natural(who));
    if (command.type === 'reassign') {
      this.did.add(natural(command.ownerId));
      this.owned.add(natural(command.ownerId));
    }
    for (const effect of effects) {
      if (effect.kind === 'round' && effect.round.state === 'approved') this.consented('done', effect.round, this.did);
      if (effect.kind === 'extension_decision' && effect.decision.decision === 'agreed') {
        expect(this.owned).not.toContain(natural(who));
        this.seen.later += 1;
      }
    }
    if (after.item.dueAt > before.item.dueAt && command.type !== 'reassign')
      expect(this.owned).not.toContain(natural(who));
    if (['on_hold', 'cancelled'].includes(after.item.status) && after.item.status !== before.item.status)
      expect(this.owned).not.toContain(natural(who));
    const [from, to] = [before.item.severity, after.item.severity];
    if (from !== to && !(from === 'low' && to === 'high') && from !== null)
      expect(this.owned).not.toContain(natural(who));
    if (command.type === 'reopen' && before.item.status === 'done') {
      this.did = new Set([natural(after.item.ownerId)]);
      this.owned = new Set(this.did);
    }
  }

  private onTollgate(who: string, deed: Deed, by: { actorId: string; key: string; at: number }): void {
    const { round, phases } = this.program;
    const what = 'tollgate' in deed ? deed.tollgate : 'approve';
    const { after, effects } = decideProgram(
      { before: this.program, after: this.program, events: [], notices: [], effects: [] },
      'nothingToDo' in deed
        ? { type: 'open_tollgate', phaseId: 'ph', reason: 'x' }
        : what === 'break' || what === 'confirm'
          ? { ...glass(what, round), phaseId: 'ph' }
          : { type: 'sign_tollgate', phaseId: 'ph', decision: what, reason: 'x' },
      by,
    );
    this.program = after;
    for (const effect of effects)
      if (effect.kind === 'round' && effect.round.state === 'approved')
        this.consented('passed', effect.round, new Set([...this.did, ...(phases[0]?.steeredBy ?? []).map(natural)]));
    if (round && !after.round) this.program = { ...after, round: null };
    if (after.phases[0]?.status === 'passed')
      this.program = programCase({ delegations: after.delegations, parts: after.parts, tollgate });
  }

  /** Looked at, and taken back: what would follow is the same as of an item's own. */
  private onProgram(who: string, type: 'hold' | 'cancel', by: { actorId: string; key: string; at: number }): void {
    const { item } = this.item;
    const over = item.status === 'done' || item.status === 'cancelled';
    const program = { ...this.program, owed: over ? [] : [item] };
    decideProgram({ before: program, after: program, events: [], notices: [], effects: [] }, { type, reason: 'x' }, by);
    if (!over && !(type === 'hold' && item.status === 'on_hold')) expect(this.owned).not.toContain(natural(who));
    this.seen.stopped += 1;
  }

  private onException(who: string, what: string, by: { actorId: string; key: string; at: number }): void {
    const linked = linkedItem(this.item);
    if (what === 'request') {
      const other = people.find((id) => id !== who) ?? who;
      const asked = exceptionCase(1, [linked], {
        requestedBy: who,
        riskOwnerId: other,
        residual: 'medium',
        ends: { ...due, date: '2026-04-01', time: '18:00' },
      });
      const parts = { ...asked.parts, accounts: this.accounts };
      const policy = { ...asked.policy, breakGlass };
      const fresh = { ...asked, policy, parts, delegations: this.item.delegations, managers: { ...asked.managers } };
      this.exception = decideException(
        { before: fresh, after: fresh, events: [], notices: [], effects: [] },
        { type: 'request' },
        by,
      ).after;
      this.granted = new Set([natural(who), natural(other), ...this.owned]);
      return;
    }
    if (!this.exception) return;
    const { round } = this.exception;
    const before = { before: this.exception, after: this.exception, events: [], notices: [], effects: [] } as never;
    const { after, effects } =
      what === 'edit'
        ? decideException(before, { type: 'edit', content: { rationale: `by ${who}` } }, by)
        : decideException(
            before,
            what === 'break' || what === 'confirm'
              ? glass(what, round)
              : { type: 'sign', decision: 'approve', ...(round ? { contentHash: round.contentHash } : {}) },
            by,
          );
    this.exception = after;
    if (what === 'edit') this.granted.add(natural(who));
    for (const effect of effects)
      if (effect.kind === 'round' && effect.round.state === 'approved')
        this.consented('approved', effect.round, this.granted);
  }

  private onRisk(who: string, what: string, by: { actorId: string; key: string; at: number }): void {
    const { round } = this.risk;
    const read = round ? { contentHash: round.contentHash } : {};
    const command: RiskCommand =
      what === 'review'
        ? { type: 'review', outcome: 'accepted', statement: 'x' }
        : what === 'edit'
          ? { type: 'edit', content: { text: `by ${who} at ${by.at}` } }
          : what === 'break' || what === 'confirm'
            ? glass(what, round)
            : { type: 'sign', decision: 'approve', ...read };
    const { after, effects } = decideRisk(noOutcome(this.risk), command, by);
    this.risk = after;
    if (what === 'review' || (what === 'edit' && round)) this.reviewed.add(natural(who));
    for (const effect of effects)
      if (effect.kind === 'round' && effect.round.state === 'approved') {
        this.consented('reviewed', effect.round, this.reviewed);
        this.reviewed = new Set(['owner']);
      }
  }

  /** As the tables keep it: whoever changes, while a round is open, who plays which part is out of it. */
  private steer(who: string, deed: { lead: string } | { manager: string }): void {
    const parts = 'lead' in deed ? { domain_lead: deed.lead } : { program_manager: deed.manager };
    const { item, round } = this.item;
    const contributors = round ? withContribution(item.contributors, [who], 'approvers') : item.contributors;
    if (round) this.did.add(natural(who));
    this.item = { ...this.item, item: { ...item, contributors }, parts: { ...this.item.parts, ...parts } };
    const phases = this.program.phases.map((phase) =>
      phase.status === 'tollgate' ? { ...phase, steeredBy: [...phase.steeredBy, who] } : phase,
    );
    this.program = { ...this.program, phases, parts: { ...this.program.parts, ...parts } };
  }

  /** Set by oneself, or by somebody else who is not the one who stands in. */
  private delegate(who: string, personId: string, standInId: string): void {
    const [by, absent, standIn] = [who, personId, standInId].map(natural);
    if (absent === standIn || (by !== absent && by === standIn)) return;
    const id = `d${this.count}`;
    const names = { personName: personId, standInName: standInId };
    this.delegations = this.delegations.filter((other) => other.personId !== personId);
    this.delegations.push({
      ...{ id, personId, standInId, ...names, scope: this.count % 2 ? 'approvals' : 'everything' },
      ...{ startsAt: this.at, endsAt: this.at + 10 * hour, setBy: who, setAt: this.at },
    });
    const delegations = delegationsOf(this.delegations, this.accounts);
    this.item = { ...this.item, delegations };
    this.program = { ...this.program, delegations };
    this.risk = { ...this.risk, delegations };
    if (this.exception) this.exception = { ...this.exception, delegations };
  }

  private look(): void {
    const { item } = this.item;
    const ended = { done: item.status === 'done', contentHash: item.roundId };
    this.program = {
      ...this.program,
      items: [
        {
          ...{ id: item.id, number: item.number, title: item.title, status: item.status, ownerId: item.ownerId },
          ...{ submittedBy: item.submittedBy, contributors: item.contributors, doneAt: item.doneAt },
          contentHash: ended.contentHash,
        },
      ],
    };
    const looked = evaluatePhase(
      { before: this.program, after: this.program, events: [], notices: [], effects: [] },
      this.at,
    );
    if (looked) this.program = looked.after;
  }

  private consented(what: Consented, round: Round, own: ReadonlySet<string>): void {
    const approving = round.signatures.filter(({ decision }) => decision === 'approved');
    expect(approving.filter(({ personId }) => !own.has(natural(personId)))).not.toEqual([]);
    if (round.glasses?.some(({ state }) => state === 'broken')) {
      const both = approving.filter(({ stage }) => stage === 0).map(({ personId }) => natural(personId));
      expect([both.length, new Set(both).size, both.filter((one) => own.has(one))]).toEqual([2, 2, []]);
      this.seen.broken[what] += 1;
      return;
    }
    for (const [index, stage] of round.stages.entries()) {
      const signers = new Set(approving.filter((one) => one.stage === index + 1).map((one) => natural(one.personId)));
      expect(signers.size).toBeGreaterThanOrEqual(stage.required);
    }
    this.seen[what] += 1;
  }
}

test.each([
  ['four people', people, accountsBy([])],
  ['four people with six accounts', accounts, sameOnes],
])('whatever %s do, nothing is done, passed or granted but with one who did none of it', (_, who, same) => {
  const seen = { ...nothing, broken: { ...nothing.broken } };
  fc.assert(
    fc.property(lifeOf(fc.constantFrom(...who)), (list) => {
      const world = new World(same);
      for (const { who, deed } of list) world.play(who, deed);
      for (const what of ['done', 'passed', 'approved', 'reviewed', 'later', 'stopped'] as const)
        seen[what] += world.seen[what];
      for (const what of kinds) seen.broken[what] += world.seen.broken[what];
    }),
    { numRuns: Number(process.env['NOBODY_ALONE_RUNS'] ?? 600), seed: 12 },
  );
  const { broken, ...others } = seen;
  const seldom = Object.entries(others).filter(([, count]) => count <= 5);
  expect([...seldom, ...Object.entries(broken).filter(([, count]) => count === 0)]).toEqual([]);
});
