import fc from 'fast-check';
import { alignmentRecord, cameOf, teamsOf, type Done } from '../../test/factories/alignment-record.js';
import { day, dueOn, monday } from '../../test/factories/domain-records.js';
import { possibleForAlignment } from '../access/alignment-access.js';
import { Refusal } from '../refusal.js';
import { contentHash } from '../sign-off/content-hash.js';
import type { AlignmentCommand, AlignmentRecord, AlignmentRecordOutcome } from './alignment.js';
import { lookAtAlignment } from './fire.js';
import { planRevision } from './revision.js';
import { alignmentTable } from './table.js';

const says = (by: string, said: Partial<Extract<AlignmentCommand, { type: 'answer' }>> = {}, at = monday): Done => ({
  ...{ by, at },
  command: { type: 'answer', position: 'agree', revision: 1, ...said },
});
const objects = (by: string, at = monday): Done =>
  says(by, { position: 'object', reason: 'One month is too short', wouldChange: 'The same in a quarter' }, at);
const onCondition = (by: string): Done =>
  says(by, {
    position: 'conditions',
    conditions: [{ text: 'Retrain the night shift', ownerId: 'lin', within: '5 working days' }],
  });

const refusal = (done: () => unknown): [string, unknown] => {
  try {
    done();
    return ['done', null];
  } catch (error) {
    if (error instanceof Refusal) return [error.code, error.extra['path'] ?? null];
    throw error;
  }
};
const types = ({ events }: AlignmentRecordOutcome): string[] => events.map(({ type }) => type);
const told = ({ notices }: AlignmentRecordOutcome, kind: string): string[] =>
  notices.filter((one) => one.kind === kind).flatMap(({ to }) => to.map(({ personId }) => personId));
const conditionOf = ({ facts }: AlignmentRecord, index = 0): string =>
  facts.participants[index]?.position?.conditions[0]?.id ?? '';

test('all agree: the rule declares it by itself, and what was agreed is frozen by hash', () => {
  const open = cameOf(alignmentRecord(), says('ann'), says('bo'));
  expect(open.after.facts).toMatchObject({ status: 'open', silent: ['cy'], frozen: null });
  const { facts, steps } = cameOf(open.after, says('cy', {}, monday + day)).after;
  expect(facts).toMatchObject({ status: 'agreed', silent: [], closedAt: monday + day });
  expect(facts.outcome).toMatchObject({
    agreed: true,
    how: 'rule',
    because: 'all 3 teams agree',
    by: null,
    dissent: [],
  });
  expect(steps.filter(({ state }) => state === 'planned')).toEqual([]);
  expect(facts.frozenHash).toBe(contentHash(JSON.parse(JSON.stringify(facts.frozen))));
  expect(facts.frozen).toMatchObject({
    contentHash: facts.contentHash,
    content: facts.content,
    positions: [{ stands: 'consents' }, {}, {}],
  });
});

test('an objection without what would change a mind, an abstention without a reason and conditions without one are refused', () => {
  const bad = (said: Parameters<typeof says>[1]): [string, unknown] =>
    refusal(() => cameOf(alignmentRecord(), says('ann', said)));
  expect(bad({ position: 'object', reason: 'No' })).toEqual(['invalid-command', 'wouldChange']);
  expect(bad({ position: 'object', wouldChange: 'More' })).toEqual(['invalid-command', 'reason']);
  expect(bad({ position: 'abstain' })).toEqual(['invalid-command', 'reason']);
  expect(bad({ position: 'agree', wouldChange: 'More' })).toEqual(['invalid-command', 'wouldChange']);
  expect(bad({ position: 'conditions' })).toEqual(['invalid-command', 'conditions']);
  expect(bad({ conditions: [{ text: 'Only then' }] })).toEqual(['invalid-command', 'conditions']);
  expect(bad({ position: 'conditions', conditions: [{ text: 'Then', within: 'soon' }] })).toEqual([
    ...['invalid-command', 'conditions.0.within'],
  ]);
  expect(bad({ revision: 2 })).toEqual(['content-changed', null]);
});

test('a team changes its mind while the round is open, and what it said before stays', () => {
  const { facts } = cameOf(
    alignmentRecord(),
    objects('ann'),
    says('ann', { reason: 'They showed it' }, monday + day),
  ).after;
  expect(facts.participants[0]).toMatchObject({
    position: { position: 'agree', reason: 'They showed it' },
    earlier: [{ position: 'object', wouldChange: 'The same in a quarter' }],
  });
});

test('an accepted condition is an item and consent; a declined one is dissent', () => {
  const asked = cameOf(alignmentRecord(), onCondition('ann'), says('bo'), says('cy')).after;
  expect(asked.facts.status).toBe('deciding');
  const settle = (accept: boolean): Done => ({
    by: 'chair',
    command: { type: 'settle', conditionId: conditionOf(asked), accept, reason: 'It is cheap' },
  });
  const accepted = cameOf(asked, settle(true));
  expect(accepted.after.facts).toMatchObject({ status: 'agreed', outcome: { how: 'rule' } });
  expect(accepted.effects).toMatchObject([
    {
      type: 'item',
      item: { title: 'Retrain the night shift', ownerId: 'lin', due: { date: '2026-01-12' }, home: null },
    },
  ]);
  const declined = cameOf(asked, settle(false));
  expect(declined.after.facts).toMatchObject({ status: 'deciding', outcome: null });
  expect(declined.effects).toEqual([]);
  expect(told(declined, 'alignment_condition')).toEqual(['ann']);
  expect(refusal(() => cameOf(declined.after, settle(true)))).toEqual(['invalid-command', 'conditionId']);
  const bare = cameOf(
    alignmentRecord(),
    says('ann', { position: 'conditions', conditions: [{ text: 'First this' }] }),
  ).after;
  const of = (more: object): [string, unknown] =>
    refusal(() =>
      cameOf(bare, {
        by: 'chair',
        command: { type: 'settle', conditionId: conditionOf(bare), accept: true, reason: 'Yes', ...more },
      }),
    );
  expect(of({})).toEqual(['invalid-command', 'ownerId']);
  expect(of({ ownerId: 'lin' })).toEqual(['invalid-command', 'within']);
  expect(of({ ownerId: 'lin', within: 'P3D' })).toEqual(['done', null]);
});

describe('a revision', () => {
  const said = cameOf(
    alignmentRecord({ participants: teamsOf('ann', 'bo', 'cy', 'di') }),
    objects('ann'),
    says('bo'),
    says('cy', { about: ['proposal'] }),
  ).after;
  const revise = (more: object = {}, at = monday + day): Done => ({
    ...{ by: 'chair', at },
    command: { type: 'revise', proposal: 'A quarter, then June', reason: 'As Ann asks', ...more },
  });

  test('asks again those who objected, whose answer is about what changes, and who are silent; the others’ answers stand', () => {
    expect(planRevision(said, { proposal: 'A quarter' })).toMatchObject({
      ...{ changed: ['proposal'], asked: ['team-a', 'team-c', 'team-d'], stands: ['team-b'] },
    });
    const revised = cameOf(said, revise());
    expect(revised.after.facts).toMatchObject({ revision: 2, status: 'open', silent: ['ann', 'cy', 'di'] });
    expect(told(revised, 'alignment_asked_again')).toEqual(['ann', 'cy', 'di']);
    expect(told(revised, 'alignment_revised')).toEqual(['bo']);
    expect(revised.effects).toMatchObject([{ type: 'revision', kept: { revision: 2, changed: ['proposal'] } }]);
    const agreed = cameOf(revised.after, ...['ann', 'cy', 'di'].map((by) => says(by, { revision: 2 }, monday + day)));
    expect(agreed.after.facts.status).toBe('agreed');
    expect(agreed.after.facts.participants.map(({ position }) => position?.revision)).toEqual([2, 1, 2, 2]);
  });

  test('asks those whom the chair says that it concerns, and needs each part that changes said', () => {
    const concerns = [{ part: 'proposal' as const, teamIds: ['team-b'] }];
    expect(planRevision(said, { proposal: 'A quarter', concerns })).toMatchObject({ asked: ['team-b', 'team-d'] });
    const wrong = (more: object): [string, unknown] =>
      refusal(() => planRevision(said, { proposal: 'A quarter', ...more }));
    expect(wrong({ concerns: [{ part: 'effect', teamIds: ['team-b'] }] })).toEqual([
      'invalid-command',
      'concerns.0.part',
    ]);
    expect(wrong({ concerns: [{ part: 'proposal', teamIds: ['team-x'] }] })).toEqual([
      'invalid-command',
      'concerns.0.teamIds.0',
    ]);
    expect(wrong({ concerns: [] })).toEqual(['invalid-command', 'concerns']);
    expect(wrong({ proposal: 'A team of its own by June' })).toEqual(['invalid-command', 'proposal']);
  });

  test('takes up what the finding says by now, and needs a date that is to come', () => {
    const edited = {
      ...said,
      finding: { ...said.finding, content: { ...said.finding.content, effect: 'Wrong decisions stand' } },
    };
    expect(planRevision(edited, {})).toMatchObject({
      changed: ['effect'],
      content: { effect: 'Wrong decisions stand' },
    });
    expect(refusal(() => cameOf(said, revise({}, monday + 12 * day)))).toEqual(['invalid-due-date', 'due']);
    expect(cameOf(said, revise({ due: dueOn(20) }, monday + 12 * day)).after.facts).toMatchObject({
      overdue: false,
      cycle: 2,
    });
  });
});

test('who is silent climbs the ladder, with those above them; silence is never consent', () => {
  const one = cameOf(alignmentRecord(), says('ann')).after;
  const late = lookAtAlignment({ before: one, after: one, events: [], notices: [], effects: [] }, monday + 60 * day);
  expect(late.after.facts).toMatchObject({ status: 'open', overdue: true, silent: ['bo', 'cy'] });
  expect(told(late, 'alignment_reminder')).toEqual(expect.arrayContaining(['bo', 'cy']));
  const climbed = told(late, 'alignment_unanswered_level');
  expect(climbed).toEqual(expect.arrayContaining(['bo', 'cy', 'boss-b', 'boss-c', 'lead']));
  expect(climbed).not.toEqual(expect.arrayContaining(['ann']));
  expect(climbed).not.toEqual(expect.arrayContaining(['boss-a']));
});

test('once all have answered the chair has until the date, or two working days, and is told when that has passed', () => {
  const all = [objects('ann'), says('bo'), says('cy')];
  const waits = cameOf(alignmentRecord(), ...all);
  expect(types(waits).at(-1)).toBe('alignment.deciding');
  expect(told(waits, 'alignment_deciding')).toEqual(['chair']);
  expect(waits.after.facts.dueAt).toBe(alignmentRecord().facts.dueAt);
  const late = cameOf(alignmentRecord(), ...all.slice(0, 2), says('cy', {}, monday + 14 * day)).after;
  expect(late.facts).toMatchObject({ status: 'deciding', overdue: false, due: { date: '2026-01-21' } });
  const over = lookAtAlignment({ before: late, after: late, events: [], notices: [], effects: [] }, monday + 30 * day);
  expect(told(over, 'alignment_undecided_level')).toEqual(expect.arrayContaining(['chair', 'head']));
});

test('the chair decides with the dissent on record, and never over somebody who still has time', () => {
  const decide = (by: string, agreed: boolean, at = monday): Done => ({
    ...{ by, at },
    command: { type: 'decide', agreed, reason: 'The risk does not wait' },
  });
  const early = cameOf(alignmentRecord(), objects('ann'), says('bo')).after;
  expect(refusal(() => cameOf(early, decide('chair', true)))).toEqual(['too-early', null]);
  const { facts } = cameOf(early, decide('chair', true, monday + 12 * day)).after;
  expect(facts.outcome).toMatchObject({ agreed: true, how: 'chair', dissent: ['team-a'], silent: ['team-c'] });
  expect(facts.frozen).toMatchObject({
    positions: [{ stands: 'against' }, { stands: 'consents' }, { stands: 'silent' }],
  });
  const all = cameOf(alignmentRecord(), objects('ann'), says('bo'), says('cy')).after;
  for (const by of ['author', 'owner', 'ann'])
    expect([by, ...refusal(() => cameOf(all, decide(by, true)))]).toEqual([by, 'separation-of-duties', null]);
  expect(cameOf(all, decide('author', false)).after.facts).toMatchObject({ status: 'not_agreed' });
  const waiting = cameOf(alignmentRecord(), onCondition('ann'), says('bo'), says('cy')).after;
  expect(refusal(() => cameOf(waiting, decide('chair', true)))).toEqual(['invalid-command', 'agreed']);
});

test('who weighs the answers gives none, and a person answers for one team', () => {
  const ask = (teamId: string, personId: string): Done => ({
    by: 'chair',
    command: { type: 'ask', teamId, team: 'Team Z', personId, reason: 'Them, too' },
  });
  expect(refusal(() => cameOf(alignmentRecord(), ask('team-z', 'chair')))).toEqual(['separation-of-duties', 'teams.3']);
  expect(refusal(() => cameOf(alignmentRecord(), ask('team-z', 'bo')))).toEqual(['separation-of-duties', 'teams.3']);
  expect(cameOf(alignmentRecord(), ask('team-z', 'zoe')).after.facts.silent).toEqual(['ann', 'bo', 'cy', 'zoe']);
  const named = cameOf(alignmentRecord(), says('ann'), ask('team-a', 'abe')).after.facts;
  expect(named).toMatchObject({ silent: ['bo', 'cy'], representatives: ['ann', 'bo', 'cy', 'abe'] });
  const chair = (chairId: string): [string, unknown] =>
    refusal(() => cameOf(alignmentRecord(), { by: 'chair', command: { type: 'reassign', chairId, reason: 'Theirs' } }));
  expect([chair('ann')[0], chair('owner')[0], chair('lead')[0]]).toEqual([
    ...['separation-of-duties', 'separation-of-duties', 'done'],
  ]);
});

test('a finding that is none any more ends its round', () => {
  const round = alignmentRecord();
  const gone = { ...round, finding: { ...round.finding, status: 'withdrawn' as const } };
  const ended = lookAtAlignment({ before: gone, after: gone, events: [], notices: [], effects: [] }, monday);
  expect(ended.after.facts).toMatchObject({ status: 'withdrawn', withdrawal: 'FI-1 is withdrawn', silent: [] });
  expect(told(ended, 'alignment_withdrawn')).toEqual(['ann', 'bo', 'cy', 'chair']);
});

test('what is said to be possible is what goes through, whoever asks and whatever was said', () => {
  const people = ['ann', 'bo', 'cy', 'chair', 'lead', 'owner', 'author', 'nobody'];
  const step = fc.record({
    by: fc.constantFrom(...people),
    at: fc.constantFrom(0, 3, 12).map((days) => monday + days * day),
    command: fc.constantFrom<AlignmentCommand>(
      { type: 'answer', position: 'agree', revision: 1 },
      { type: 'answer', position: 'object', reason: 'No', wouldChange: 'More', revision: 1 },
      { type: 'answer', position: 'conditions', conditions: [{ text: 'This first' }], revision: 1 },
      { type: 'answer', position: 'agree', revision: 2 },
      { type: 'revise', proposal: 'Another', reason: 'As asked', due: dueOn(30) },
      { type: 'decide', agreed: true, reason: 'So it is' },
      { type: 'decide', agreed: false, reason: 'It is not' },
      { type: 'withdraw', reason: 'Split' },
    ),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 8 }), (steps) => {
      let record = alignmentRecord();
      let now = monday;
      for (const one of steps) {
        now = Math.max(now, one.at);
        const [code] = refusal(() => {
          record = cameOf(record, { ...one, at: now }).after;
        });
        const { status, outcome, frozen, frozenHash } = record.facts;
        expect(status in alignmentTable && (code === 'done' || code !== '')).toBe(true);
        expect(outcome === null).toBe(frozen === null);
        if (frozen) expect(contentHash(frozen)).toBe(frozenHash);
        if (outcome?.agreed && outcome.how === 'rule') expect([outcome.dissent, outcome.silent]).toEqual([[], []]);
      }
      const actor = { id: 'admin', access: 'administrator' as const, grants: [] };
      expect(possibleForAlignment(record, actor as never, now)).not.toContain('answer');
    }),
    { numRuns: 150 },
  );
});
