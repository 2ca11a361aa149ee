import { readdirSync, readFileSync } from 'node:fs';
import { analysisCameOf, analysisRecord } from '../../test/factories/analysis-record.js';
import { dueOn, exceptionCase, itemRecord, linkedItem } from '../../test/factories/domain-records.js';
import { programCase } from '../../test/factories/program-case.js';
import { riskRecord } from '../../test/factories/risk-record.js';
import { lookAtAnalysis } from '../analysis/fire.js';
import { decideAnalysis } from '../analysis/decide.js';
import type { AnalysisRecord } from '../analysis/analysis.js';
import { decideException } from '../exception/decide.js';
import { fireExceptionSteps } from '../exception/fire.js';
import type { ExceptionRecord } from '../exception/exception.js';
import { defaultExceptionPolicy } from '../policy/exception.js';
import { checkPolicy } from '../policy/check-policy.js';
import { defaultExtensionPolicy } from '../policy/extension.js';
import { defaultTollgatePolicy, type BreakGlass } from '../policy/sign-off.js';
import { decideProgram, evaluatePhase } from '../program/decide.js';
import { fireProgramSteps } from '../program/fire.js';
import type { ProgramRecord } from '../program/program.js';
import { noOutcome } from '../record/outcome.js';
import type { EventDraft, Notice } from '../record/event.js';
import { Refusal } from '../refusal.js';
import { decideRisk } from '../risk/decide.js';
import { lookAtRisk } from '../risk/fire.js';
import type { RiskRecord } from '../risk/risk.js';
import { accountsBy } from '../person/accounts.js';
import { delegationsOf } from '../stand-in/delegation.js';

const start = Date.UTC(2026, 0, 5, 2);
const hour = 3_600_000;
const reason = 'The regulator asks for it by six, and the lead is in the air.';
const breakGlass: BreakGlass = {
  ...{ roles: [], people: ['ria', 'owner', 'ria 2'] },
  ...{ secondPerson: { roles: [], people: ['sam', 'ria', 'ria 2', 'owner'] }, expires: 'PT4H' },
};
const delegations = delegationsOf([], accountsBy([['ria', 'ria 2']]));

type Glassy = { type: 'break_glass' | 'confirm_glass' | 'refuse_glass'; reason: string; contentHash: string };

interface Did {
  events: readonly Pick<EventDraft, 'type' | 'data'>[];
  notices: readonly Notice[];
  status: string;
}

/** A record whose round is open, of a kind; what is done to it stays. */
interface Played {
  /** @param allowed whether its policy lets the glass be broken */
  (allowed: boolean): {
    hash: () => string;
    act: (who: string, command: Glassy, at: number) => Did;
    look: (at: number) => Did;
  };
}

const tollgate: Played = (allowed) => {
  const done = { ...{ id: 'i', number: 1, title: 'One', status: 'done', ownerId: 'owner', submittedBy: 'owner' } };
  const policy = { ...defaultTollgatePolicy, ...(allowed ? { breakGlass } : {}) };
  const items = [{ ...done, contributors: [], doneAt: start, contentHash: null }];
  let now: ProgramRecord = programCase({ items, tollgate: policy, delegations });
  now = evaluatePhase(noOutcome(now), start)?.after ?? now;
  return {
    hash: () => now.round?.contentHash ?? '',
    act: (who, command, at) => {
      const { after, events, notices } = decideProgram(
        noOutcome(now),
        { ...command, phaseId: 'ph' },
        { actorId: who, key: `${who}/${at}`, at },
      );
      now = after;
      return { events, notices, status: after.phases[0]?.status ?? '' };
    },
    look: (at) => {
      const { after, events, notices } = fireProgramSteps(noOutcome(now), at);
      now = after;
      return { events, notices, status: after.phases[0]?.status ?? '' };
    },
  };
};

const exception: Played = (allowed) => {
  const policy = { ...defaultExceptionPolicy, ...(allowed ? { breakGlass } : {}) };
  const asked = { ...exceptionCase(1, [linkedItem(itemRecord(1))], { ends: dueOn(60) }), policy, delegations };
  const by = { actorId: 'analyst', key: 'request', at: start };
  let now: ExceptionRecord = decideException(noOutcome(asked), { type: 'request' }, by).after;
  return {
    hash: () => now.round?.contentHash ?? '',
    act: (who, command, at) => {
      const { after, events, notices } = decideException(noOutcome(now), command, {
        ...{ actorId: who, key: `${who}/${at}`, at },
      });
      now = after;
      return { events, notices, status: after.exception.status };
    },
    look: (at) => {
      const { after, events, notices } = fireExceptionSteps(noOutcome(now), at);
      now = after;
      return { events, notices, status: after.exception.status };
    },
  };
};

const risk: Played = (allowed) => {
  const base = { ...riskRecord(), delegations };
  const signOff = { ...base.policies.signOff, ...(allowed ? { breakGlass } : {}) };
  const by = { actorId: 'owner', key: 'review', at: base.risk.plannedFrom };
  const review = { type: 'review', outcome: 'accepted', statement: 'Borne' } as const;
  let now: RiskRecord = decideRisk(noOutcome({ ...base, policies: { ...base.policies, signOff } }), review, by).after;
  const late = base.risk.plannedFrom - start;
  return {
    hash: () => now.round?.contentHash ?? '',
    act: (who, command, at) => {
      const { after, events, notices } = decideRisk(noOutcome(now), command, {
        ...{ actorId: who, key: `${who}/${at}`, at: at + late },
      });
      now = after;
      return { events, notices, status: after.risk.status };
    },
    look: (at) => {
      const { after, events, notices } = lookAtRisk(noOutcome(now), at + late);
      now = after;
      return { events, notices, status: after.risk.status };
    },
  };
};

const analysis: Played = (allowed) => {
  const base = { ...analysisRecord(), delegations };
  const signOff = { ...base.policies.signOff, ...(allowed ? { breakGlass } : {}) };
  const from = base.facts.plannedFrom;
  const asked = { type: 'ask', personId: 'asked', market: 'MY', due: dueOn(5) } as const;
  const answered = { type: 'answer', ask: 1, verdict: 'no', text: 'Not here' } as const;
  let now: AnalysisRecord = analysisCameOf(
    { ...base, policies: { ...base.policies, signOff } },
    ...[
      { by: 'owner', command: asked },
      { by: 'asked', command: answered },
    ],
    { by: 'owner', command: { type: 'submit' } },
  ).after;
  const late = from - start;
  return {
    hash: () => now.round?.contentHash ?? '',
    act: (who, command, at) => {
      const by = { actorId: who, key: `${who}/${at}`, at: at + late };
      const { after, events, notices } = decideAnalysis(noOutcome(now), command, by);
      now = after;
      return { events, notices, status: after.facts.status };
    },
    look: (at) => {
      const { after, events, notices } = lookAtAnalysis(noOutcome(now), at + late);
      now = after;
      return { events, notices, status: after.facts.status };
    },
  };
};

/** Kinds with rounds by the folder in which they lie; action items have a test of their own. */
const kinds = {
  exception: { play: exception, of: 'exception', decided: 'exception.approved', open: 'requested', then: 'active' },
  program: { play: tollgate, of: 'phase', decided: 'phase.passed', open: 'tollgate', then: 'passed' },
  analysis: { play: analysis, of: 'analysis', decided: 'analysis.signed', open: 'in_review', then: 'signed' },
  risk: { play: risk, of: 'risk', decided: 'risk.reviewed', open: 'in_review', then: 'accepted' },
};
const each = Object.entries(kinds);

test('every kind with rounds of signatures has a way past them, and is tried here', () => {
  const domain = new URL('../', import.meta.url);
  const folders = readdirSync(domain, { withFileTypes: true }).filter((one) => one.isDirectory());
  const tables = folders.flatMap(({ name }) => {
    try {
      return [{ name, text: readFileSync(new URL(`${name}/table.ts`, domain), 'utf8') }];
    } catch {
      return [];
    }
  });
  const signed = tables.filter(({ text }) => /^ {4}sign(?:_\w+)?: \{/m.test(text));
  expect(signed.map(({ name }) => name).sort()).toEqual([...Object.keys(kinds), 'item'].sort());
  for (const { name, text } of signed) expect([name, /^ {4}confirm_glass: \{/m.test(text)]).toEqual([name, true]);
});

function codeOf(work: () => unknown): string {
  try {
    work();
    return 'done';
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}

const said = (type: Glassy['type'], contentHash: string): Glassy => ({ type, reason, contentHash });

test.each(each)('%s: two people decide past the approvers, loudly, and it is marked', (_, { play, of, ...kind }) => {
  const one = play(true);
  const asked = one.act('ria', said('break_glass', one.hash()), start + hour);
  expect([asked.status, asked.events.map(({ type }) => type)]).toEqual([kind.open, [`${of}.glass_asked`]]);
  expect(asked.notices.flatMap(({ to }) => to.map(({ personId }) => personId))).toEqual(
    expect.arrayContaining(['sam', 'lead']),
  );
  const broken = one.act('sam', said('confirm_glass', one.hash()), start + 2 * hour);
  expect([broken.status, broken.events.map(({ type }) => type)]).toEqual([
    kind.then,
    [`${of}.glass_broken`, kind.decided],
  ]);
  expect(broken.events[1]?.data).toMatchObject({ brokenGlass: true, reason });
});

test.each(each)(
  '%s: nobody on their own work, no second account, not unread, and only where it is allowed',
  (_, { play }) => {
    const none = play(false);
    const ask = said('break_glass', none.hash());
    expect(codeOf(() => none.act('ria', ask, start + hour))).toBe('break-glass-not-allowed');
    const one = play(true);
    const tried = (who: string, type: Glassy['type'], hash = one.hash()): string =>
      codeOf(() => one.act(who, said(type, hash), start + hour));
    expect(tried('sam', 'confirm_glass')).toBe('nothing-submitted');
    expect(tried('owner', 'break_glass')).toBe('separation-of-duties');
    expect(tried('lead', 'break_glass')).toBe('not-allowed');
    expect(tried('ria', 'break_glass', 'f'.repeat(64))).toBe('content-changed');
    expect(tried('ria', 'break_glass')).toBe('done');
    expect(tried('ria', 'break_glass')).toBe('illegal-transition');
    for (const who of ['ria', 'ria 2', 'owner'])
      expect([who, tried(who, 'confirm_glass')]).toEqual([who, 'separation-of-duties']);
    expect(tried('lead', 'confirm_glass')).toBe('not-allowed');
  },
);

test.each(each)(
  '%s: unconfirmed it is over, and can be asked for again; refused or taken back likewise',
  (_, { play, of, open }) => {
    const one = play(true);
    one.act('ria', said('break_glass', one.hash()), start + hour);
    expect(one.look(start + 4 * hour).events).toEqual([]);
    const expired = one.look(start + 5 * hour);
    expect([expired.status, expired.events.map(({ type }) => type)]).toEqual([open, [`${of}.glass_expired`]]);
    expect(expired.notices.map(({ kind }) => kind)).toEqual(['glass_ended']);
    for (const [hours, who, event] of [
      [6, 'sam', 'glass_refused'],
      [8, 'ria 2', 'glass_taken_back'],
    ] as const) {
      one.act('ria', said('break_glass', one.hash()), start + hours * hour);
      const ended = one.act(who, { ...said('refuse_glass', ''), reason: 'Lands at eight' }, start + (hours + 1) * hour);
      expect([ended.status, ended.events.map(({ type }) => type)]).toEqual([open, [`${of}.${event}`]]);
    }
    expect(one.look(start + 20 * hour).events.filter(({ type }) => type.includes('glass'))).toEqual([]);
  },
);

test('a policy of what is decided by no round says why it has no glass', () => {
  const problems = checkPolicy('extension', { ...defaultExtensionPolicy, breakGlass });
  expect(problems).toEqual([{ path: 'breakGlass', message: expect.stringContaining('rounds of signatures') }]);
  const uuid = '3e0a7f3e-4b8e-4b43-9d0e-1f2a3b4c5d6e';
  const named = { ...breakGlass, people: [uuid], secondPerson: { roles: ['domain_lead'], people: [uuid] } };
  expect(checkPolicy('exception', { ...defaultExceptionPolicy, breakGlass: named })).toEqual([]);
  const asker = { ...named, roles: ['requester'] };
  expect(checkPolicy('exception', { ...defaultExceptionPolicy, breakGlass: asker })).not.toEqual([]);
});
