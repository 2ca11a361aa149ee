import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { digestSections } from '../../../database/notifications/digest-facts.js';
import { readSheets } from '../../../database/sheets/read-sheets.js';
import { inDays } from '../../factories/case.js';
import { standsInFor } from '../../factories/delegation.js';
import { reviewCase, shortList, type ReviewCase } from '../../factories/review.js';
import { placeOf, type ApiAnswer, type ApiClient } from '../../harness/api-client.js';
import { commandLine, type CommandAnswer } from '../../harness/command-line.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';

let tollgate: Tollgate;
let c: ReviewCase;

beforeAll(async () => {
  tollgate = await startTollgate();
});
beforeEach(async () => {
  c = await reviewCase(tollgate);
});
afterAll(async () => {
  expect(tollgate.problems).toEqual([]);
  await tollgate.stop();
});

interface Item {
  assignmentId: string;
  title: string;
  place: number;
  said: { decision: string }[];
}

const tg = (who: ApiClient, ...args: string[]): Promise<CommandAnswer> => commandLine(who)(...args);
const take = async (who: ApiClient, id: string): Promise<Item | null> =>
  (await who.must(`/review-rounds/${id}/next`)).item as Item | null;
const answered = (who: ApiClient, id: string, item: Item | null, decision: string): Promise<ApiAnswer> =>
  who.post(`/review-rounds/${id}/answers`, {
    ...{ assignmentId: item?.assignmentId, decision },
    policyLine: decision === 'counterfeit' ? 'IP-1' : null,
  });

/** Answers all that there is for somebody, by what an item is called. */
async function work(who: ApiClient, id: string, decisionOf: (title: string) => string): Promise<string[]> {
  const titles: string[] = [];
  for (let item = await take(who, id); item !== null; item = await take(who, id)) {
    titles.push(item.title);
    const answer = await answered(who, id, item, decisionOf(item.title));
    if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
  }
  return titles;
}

const copies = (title: string): string => (/swoosh|copy/.test(title) ? 'counterfeit' : 'genuine');
const copiesAndWatches = (title: string): string => (/swoosh|copy|watch/.test(title) ? 'counterfeit' : 'genuine');

/** All ways to answers and to the golden set, as one person finds them. */
async function doors(who: ApiClient, id: string): Promise<unknown[]> {
  const headers = { authorization: `Bearer ${who.token ?? ''}` };
  const { body: detail } = await who.get(`/review-rounds/${id}`);
  const pages = await Promise.all(
    [`/review-rounds/${id}/timeline`, '/notifications', `/audit-events?subjectId=${id}`, '/review-rounds?q=Bags'].map(
      async (path) => (await fetch(`${who.url}${placeOf(path)}`, { headers })).text(),
    ),
  );
  const told = pages.join('\n');
  return [
    (await who.get(`/review-rounds/${id}/results`)).status,
    (await fetch(`${who.url}${placeOf(`/review-rounds/${id}/results/export`)}`, { headers })).status,
    detail.sample === null ? 'no sample' : detail.sample.golden,
    detail.progress.disagreements,
    /known copy|known original|L-5|swoosh/.test(told) ? 'named' : 'not named',
  ];
}

test('two judge blind, a third decides where they differ, and the round closes by itself with its results', async () => {
  const round = await c.opened();
  const { id, key } = round;
  expect(round).toMatchObject({
    ...{ key: expect.stringMatching(/^RR-\d+$/), status: 'open', perItem: 2, holdMinutes: 30, severity: 'medium' },
    progress: { items: 6, needed: 12, answered: 0 },
    sample: { seed: 'november', method: 'simple', size: 4, population: 4, golden: 2, drawnBy: { id: c.ownerId } },
  });
  const [first, second] = c.reviewers;
  const blind = [403, 403, 'no sample', null, 'not named'];
  expect((await first.get('/notifications')).body.items).toMatchObject([
    { kind: 'review_opened', title: `${key} waits for your review`, subject: { kind: 'review_round', id } },
  ]);

  // All six, mixed: nothing of an item says that its answer is known.
  const seen = await work(first, id, copies);
  expect([...seen].sort()).toEqual(
    ['A bag with a swoosh', 'A bag without', 'A known copy', 'A known original', 'A phone', 'A watch'].sort(),
  );
  expect(await take(first, id)).toBeNull();
  const mine = async (who: ApiClient): Promise<number> => (await who.get('/review-rounds/count?judge=me')).body.count;
  expect([await mine(first), await mine(second), await mine(c.adjudicator)]).toEqual([0, 1, 0]);
  expect((await first.get(`/search?q=${key}`)).body.items).toMatchObject([
    { kind: 'review_round', key, state: 'open' },
  ]);
  for (const who of [first, second, c.adjudicator]) expect(await doors(who, id)).toEqual(blind);
  expect(await doors(c.owner, id)).toEqual([200, 200, 2, 0, 'not named']);
  // Whoever judges is blind, whatever else they are.
  await tollgate.admin.must('/role-grants', {
    ...{ role: 'risk_analyst', scope: 'all', personId: c.reviewerIds[1], reason: 'Assesses' },
  });
  await standsInFor(c.owner, c.reviewerIds[1] ?? '', { scope: 'everything' });
  expect(await doors(second, id)).toEqual(blind);

  const item = await take(second, id);
  expect(Object.keys(item ?? {}).sort()).toEqual([
    'assignmentId',
    'duty',
    'heldUntil',
    'items',
    'language',
    'link',
    'market',
    'place',
    'policyLine',
    'said',
    'title',
  ]);
  expect(item?.said).toEqual([]);
  await work(second, id, copiesAndWatches);
  const shown = (await c.owner.get(`/review-rounds/${id}`)).body;
  expect(shown).toMatchObject({ status: 'adjudicating', progress: { answered: 12, disagreements: 1, adjudicated: 0 } });
  // Whose part is done has nothing left; whoever has none is refused.
  expect(await take(second, id)).toBeNull();
  expect([await mine(second), await mine(c.adjudicator)]).toEqual([0, 1]);
  expect((await c.boss.post(`/review-rounds/${id}/next`)).body).toMatchObject({ code: 'not-allowed' });

  // What two have said is shown to the third, and not who.
  const open = await take(c.adjudicator, id);
  expect(open).toMatchObject({ duty: 'adjudicate', title: 'A watch' });
  expect(open?.said.map(({ decision }) => decision)).toEqual(['genuine', 'counterfeit']);
  expect(await doors(c.adjudicator, id)).toEqual([403, 403, 'no sample', 1, 'not named']);
  expect((await answered(c.adjudicator, id, open, 'genuine')).status).toBe(200);
  const closed = (await first.get(`/review-rounds/${id}`)).body;
  expect(closed).toMatchObject({
    ...{ status: 'closed', ending: { reason: null, unanswered: 0, unadjudicated: 0 }, overdue: false },
    mine: { judges: true, seesAnswers: true, answered: 6, adjudicated: 0 },
  });

  const { body: results } = await first.get(`/review-rounds/${id}/results`);
  expect(results).toMatchObject({
    ...{ digest: closed.ending.digest, digestHolds: true, disagreementCount: 1 },
    all: {
      ...{ items: 6, answers: 12, agreement: { pairs: 4, single: 0, raw: { value: 0.75 } } },
      ...{ prevalence: { value: 0.25 }, weighted: { value: 0.25 }, golden: { right: 4, answered: 4 } },
    },
    disagreements: [{ key: 'L-3', final: 'genuine', adjudication: { reviewer: { id: c.adjudicatorId } } }],
    lines: expect.arrayContaining([expect.objectContaining({ line: 'IP-2', items: 2, differing: 1 })]),
  });
  expect(results.all.trust.at(-1)).toContain('Only 4 items were judged by two');
  const parts = (by: string): string[] =>
    results.parts.filter((p: { by: string }) => p.by === by).map((p: { label: string }) => p.label);
  expect(parts('market').sort()).toEqual(['SG', 'VN']);
  expect(parts('reviewer')).toHaveLength(2);
  const timeline = (await first.get(`/review-rounds/${id}/timeline`)).body.items;
  expect(timeline.map(({ type }: { type: string }) => type)).toEqual([
    ...['review_round.created', 'review_round.drawn', 'review_round.opened'],
    ...['review_round.adjudicating', 'review_round.closed'],
  ]);
  const headers = { authorization: `Bearer ${c.owner.token ?? ''}` };
  const book = await fetch(`${c.owner.url}${placeOf(`/review-rounds/${id}/results/export?format=xlsx`)}`, { headers });
  expect(JSON.stringify(await readSheets(Buffer.from(await book.arrayBuffer()), {}))).toContain('A known original');

  // An answer that was altered is found by what the trail has of all of them.
  await tollgate.asOwner((owner) =>
    owner.query(`UPDATE review_assignments SET decision = 'counterfeit' WHERE round_id = $1 AND duty = 'adjudicate'`, [
      id,
    ]),
  );
  expect((await c.owner.get(`/review-rounds/${id}/results`)).body).toMatchObject({ digestHolds: false });
  expect((await tg(c.owner, 'reviews', 'results', key)).out).toContain('NOT those with which');
});

test('an item is one person’s at a time: held, handed back, given to another once its time has passed', async () => {
  const { id } = await c.opened({ perItem: 1, adjudicatorIds: [] });
  const [first, second] = c.reviewers;
  const held = await take(first, id);
  expect((await take(first, id))?.assignmentId).toBe(held?.assignmentId);
  // Many at once: none is given twice.
  const thirds = await Promise.all([1, 2, 3, 4].map(() => take(second, id)));
  expect(new Set(thirds.map((item) => item?.assignmentId)).size).toBe(1);
  expect(thirds[0]?.title).not.toBe(held?.title);
  // Not by whom it was not given to.
  expect((await answered(second, id, held, 'genuine')).body).toMatchObject({ code: 'not-held' });
  expect((await c.owner.post(`/review-rounds/${id}/next`)).body).toMatchObject({ status: 403, code: 'not-allowed' });

  await first.must(`/review-rounds/${id}/hand-back`, { assignmentId: held?.assignmentId, note: 'I know the seller' });
  expect((await answered(first, id, held, 'genuine')).body).toMatchObject({ status: 409, code: 'not-held' });
  const others = await work(first, id, copies);
  expect(others).not.toContain(held?.title);
  expect(others).toHaveLength(4);
  // The second holds one and took no other: the one that was handed back waits for them.
  expect((await answered(second, id, thirds[0] ?? null, 'genuine')).status).toBe(200);
  const back = await take(second, id);
  expect(back?.title).toBe(held?.title);

  // Its time passes; while nobody else wants it an answer is taken, and after that it is not.
  const other = await tollgate.person('Third reviewer');
  await c.owner.must(`/review-rounds/${id}/staff`, { reviewerIds: [...c.reviewerIds, other] });
  const third = await tollgate.as(other);
  expect(await take(third, id)).toBeNull();
  await tollgate.asOwner((owner) =>
    owner.query(`UPDATE review_assignments SET held_until = now() - interval '1 minute' WHERE id = $1`, [
      back?.assignmentId,
    ]),
  );
  const lapsed = await take(third, id);
  expect(lapsed?.title).toBe(held?.title);
  expect((await answered(second, id, back, 'genuine')).body).toMatchObject({ code: 'not-held' });
  expect((await answered(third, id, lapsed, 'genuine')).status).toBe(200);
  expect((await c.owner.get(`/review-rounds/${id}`)).body).toMatchObject({ status: 'closed' });
  // Sent once more, after the round has ended, it is the same answer; another is refused.
  expect((await answered(third, id, lapsed, 'genuine')).status).toBe(200);
  expect((await answered(third, id, lapsed, 'counterfeit')).body).toMatchObject({ code: 'review-not-ready' });
});

test('nobody gets both sides of an item, by two accounts neither; who was taken out judges no more', async () => {
  const twin = await tollgate.person('Reviewer A, another account');
  await tollgate.admin.must(`/people/${twin}/same-as`, { personId: c.reviewerIds[0], reason: 'One and the same' });
  const alone = await c.drawn({ reviewerIds: [c.reviewerIds[0], twin] });
  expect((await c.owner.post(`/review-rounds/${alone.id}/open`)).body).toMatchObject({
    ...{ status: 422, code: 'review-not-ready', detail: expect.stringContaining('1 is named') },
  });
  await c.owner.must(`/review-rounds/${alone.id}/staff`, { reviewerIds: [...c.reviewerIds, twin] });
  const { id } = await c.owner.must(`/review-rounds/${alone.id}/open`);
  await work(c.reviewers[0], id, copies);
  expect(await take(await tollgate.as(twin), id)).toBeNull();
  const item = await take(c.reviewers[1], id);
  await c.owner.must(`/review-rounds/${id}/staff`, { reviewerIds: [c.reviewerIds[0], twin, c.adjudicatorId] });
  expect((await answered(c.reviewers[1], id, item, 'genuine')).status).toBe(403);
  // What they held goes to whoever takes their place.
  expect((await work(c.adjudicator, id, copiesAndWatches)).length).toBe(6);
  // The only adjudicator has reviewed it: nothing is left for them until another is named.
  expect((await c.owner.get(`/review-rounds/${id}`)).body).toMatchObject({ status: 'adjudicating' });
  expect(await take(c.adjudicator, id)).toBeNull();
  await c.owner.must(`/review-rounds/${id}/staff`, { adjudicatorIds: [c.bossId] });
  expect(await take(c.boss, id)).toMatchObject({ title: 'A watch' });
  // Whoever was once given an item of it stays blind, taken out or not.
  expect((await c.reviewers[1].get(`/review-rounds/${id}/results`)).status).toBe(403);
  const early = await c.owner.must(`/review-rounds/${id}/close`, { reason: 'The rest next month' });
  expect(early).toMatchObject({ status: 'closed', ending: { reason: 'The rest next month', unadjudicated: 1 } });
});

test('whoever owns a round or draws its sample judges nothing in it, and does not move its date', async () => {
  const own = await c.owner.post('/review-rounds', c.body({ reviewerIds: [c.ownerId, c.bossId] }));
  expect(own.body).toMatchObject({ status: 403, code: 'separation-of-duties' });
  const round = await c.drawn();
  const { id } = round;
  // Whoever drew it first knows the golden set too, though another drew it since.
  const file = { name: 'list.csv', content: shortList };
  const once = { options: JSON.stringify({ method: 'simple', size: 2, seed: 's' }) };
  expect((await c.boss.upload(`/review-rounds/${id}/list`, once, file)).status).toBe(200);
  expect((await c.draw(id, shortList)).status).toBe(200);
  expect((await c.owner.post(`/review-rounds/${id}/staff`, { adjudicatorIds: [c.bossId] })).body).toMatchObject({
    code: 'separation-of-duties',
  });
  const staff = await c.owner.post(`/review-rounds/${id}/staff`, { adjudicatorIds: [c.ownerId] });
  expect(staff.body).toMatchObject({ code: 'separation-of-duties', detail: expect.stringContaining('owns the round') });
  const given = await c.boss.post(`/review-rounds/${id}/reassign`, { ownerId: c.reviewerIds[0], reason: 'Theirs' });
  expect(given.body).toMatchObject({ code: 'separation-of-duties' });
  const later = await c.owner.post(`/review-rounds/${id}/schedule`, { due: inDays(40), reason: 'Later' });
  expect(later.status).toBe(403);
  expect(await c.boss.must(`/review-rounds/${id}/schedule`, { due: inDays(40), reason: 'Later' })).toMatchObject({
    due: { date: inDays(40).date },
  });
  expect((await c.reviewers[0].post(`/review-rounds/${id}/open`)).status).toBe(403);
  const options = { options: JSON.stringify({ method: 'simple', size: 2 }) };
  expect((await c.reviewers[0].upload(`/review-rounds/${id}/list`, options, file)).status).toBe(403);
  expect((await c.reviewers[0].post(`/review-rounds/${id}/next`)).body).toMatchObject({ code: 'review-not-ready' });
  await c.owner.must(`/review-rounds/${id}/open`);
  const again = await c.draw(id, shortList);
  expect(again.body).toMatchObject({ status: 409, code: 'illegal-transition' });
  const edited = await c.owner.patch(`/review-rounds/${id}`, { title: 'Other' }, { 'if-match': '*' });
  expect(edited.body).toMatchObject({ code: 'illegal-transition' });
  expect(await c.owner.must(`/review-rounds/${id}/cancel`, { reason: 'A wrong list' })).toMatchObject({
    ...{ status: 'cancelled', ending: { reason: 'A wrong list', unanswered: 12 } },
  });
  expect(await take(c.reviewers[0], id)).toBeNull();
});

test('the same list, seed and way draw the same sample; a bad list is refused with the place', async () => {
  const list = ['id,title', ...Array.from({ length: 40 }, (_, n) => `L-${n + 1},Listing ${n + 1}`)].join('\n');
  const simple = { method: 'simple', size: 5, seed: 'november' };
  const sampled = async (options: object): Promise<string[]> => {
    const { id } = await c.created({ perItem: 1 });
    expect((await c.draw(id, list, { ...options })).status).toBe(200);
    const rows = await tollgate.dataSource.query<{ key: string }[]>(
      'SELECT key FROM review_items WHERE round_id = $1 ORDER BY place',
      [id],
    );
    return rows.map(({ key }) => key);
  };
  const one = await sampled(simple);
  expect(await sampled(simple)).toEqual(one);
  expect(await sampled({ ...simple, seed: 'december' })).not.toEqual(one);
  expect(await sampled({ method: 'systematic', interval: 10, seed: 's' })).toHaveLength(4);

  const { id } = await c.created();
  const refusal = async (content: string, options?: Record<string, unknown>): Promise<unknown> => {
    const { body } = await c.draw(id, content, options);
    return [body.code, body.detail ?? body.errors?.[0]?.message];
  };
  expect(await refusal('id,known answer\nA,maybe\n')).toEqual([
    'rows-rejected',
    expect.stringContaining('Row 2, known answer: "maybe" cannot be decided here. Write one of counterfeit, genuine.'),
  ]);
  expect(await refusal('id\nA\nB\na\n')).toEqual([
    'rows-rejected',
    expect.stringContaining('Row 4, id: The same id stands in row 2.'),
  ]);
  expect(await refusal('id,link\nA,http://example.com\n')).toEqual([
    'rows-rejected',
    expect.stringContaining('Row 2, link:'),
  ]);
  expect(await refusal('colour\nred\n')).toEqual(['missing-columns', expect.any(String)]);
  expect(await refusal('id,known answer\nA,genuine\n')).toEqual([
    'invalid-command',
    expect.stringContaining('nothing to draw from'),
  ]);
  expect(await refusal('id\nA\n', { method: 'stratified', size: 1 })).toEqual([
    'invalid-command',
    expect.stringContaining('no column "stratum"'),
  ]);
  expect((await c.draw(id, 'id\nA\n', { method: 'simple', interval: 3 })).body).toMatchObject({
    errors: [{ path: 'options', message: expect.stringContaining('"size" alone') }],
  });
  expect((await c.draw(id, 'id\nA\n', { method: 'systematic', interval: 30 })).body).toMatchObject({
    code: 'invalid-command',
  });
  const dry = await c.draw(id, 'id,colour\nA,red\nB,\n,\n', { method: 'simple', size: 1, seed: 's', dryRun: true });
  expect(dry.body).toMatchObject({ dryRun: true, items: 1, population: 2, ignoredColumns: ['colour'] });
  expect((await c.owner.get(`/review-rounds/${id}`)).body).toMatchObject({ sample: null, progress: { items: 0 } });
  expect((await c.owner.post(`/review-rounds/${id}/open`)).body).toMatchObject({ code: 'review-not-ready' });
  // Labels that were changed since the golden set was read: it is drawn anew.
  const known = await c.drawn();
  const labels = [{ value: 'fake', violation: true }, { value: 'genuine' }];
  const asked = { decision: { text: 'Is it one?', labels } };
  expect((await c.owner.patch(`/review-rounds/${known.id}`, asked, { 'if-match': '*' })).status).toBe(200);
  expect((await c.owner.post(`/review-rounds/${known.id}/open`)).body).toMatchObject({
    ...{ code: 'review-not-ready', detail: expect.stringContaining('1 known answers') },
  });
  // Restricted, it is seen by those in it, and by those named.
  expect((await c.owner.put(`/review-rounds/${id}/readers`, { restricted: true })).status).toBe(200);
  expect((await c.reviewers[0].get(`/review-rounds/${id}`)).status).toBe(200);
  expect((await (await tollgate.as(await tollgate.person('Stranger'))).get(`/review-rounds/${id}`)).status).toBe(404);
});

test('an answer says what is asked for, in the words of the round', async () => {
  const questions = [
    { key: 'evidence', text: 'What shows it?', required: true },
    { key: 'sure', text: 'How sure?', options: ['very', 'hardly'] },
  ];
  const { id } = await c.opened({ perItem: 1, questions });
  const [first] = c.reviewers;
  const item = await take(first, id);
  const sent = async (body: object): Promise<unknown> => {
    const answer = await first.post(`/review-rounds/${id}/answers`, { assignmentId: item?.assignmentId, ...body });
    return [answer.status, answer.body.code, answer.body.path];
  };
  const answers = { evidence: 'The logo' };
  expect(await sent({ decision: 'fake', answers })).toEqual([422, 'invalid-answer', 'decision']);
  expect(await sent({ decision: 'counterfeit', answers })).toEqual([422, 'invalid-answer', 'policyLine']);
  expect(await sent({ decision: 'genuine', policyLine: 'IP-9', answers })).toEqual([
    422,
    'invalid-answer',
    'policyLine',
  ]);
  expect(await sent({ decision: 'genuine' })).toEqual([422, 'invalid-answer', 'answers.evidence']);
  expect(await sent({ decision: 'genuine', answers: { ...answers, sure: 'so so' } })).toEqual([
    422,
    'invalid-answer',
    'answers.sure',
  ]);
  expect(await sent({ decision: 'genuine', answers: { ...answers, mood: 'good' } })).toEqual([
    422,
    'invalid-answer',
    'answers.mood',
  ]);
  expect(await sent({ decision: 'genuine', answers: { evidence: 5 } })).toEqual([400, 'invalid-request', undefined]);
  expect(await sent({ decision: 'GENUINE ', answers: { ...answers, sure: 'Very' } })).toEqual([
    200,
    undefined,
    undefined,
  ]);
  expect(await sent({ decision: 'genuine', answers: { ...answers, sure: 'very' } })).toEqual([
    200,
    undefined,
    undefined,
  ]);
  expect(await sent({ decision: 'genuine', answers })).toEqual([409, 'answered-already', undefined]);
  const twice = await c.owner.post(
    '/review-rounds',
    c.body({ questions: [questions[1], { ...questions[1], key: 'SURE' }] }),
  );
  expect(twice.body).toMatchObject({ code: 'invalid-command', path: 'questions' });
});

test('a round is begun, drawn, judged and read from the command line', async () => {
  const said = ['--title', 'Bags by hand', '--decision', 'Is it a copy?', '--label', 'copy!', '--label', 'original'];
  const people = c.reviewerIds.flatMap((one) => ['--reviewer', one]);
  const made = await tg(
    ...[c.owner, 'reviews', 'create', ...said, '--per-item', '2', '--due', inDays(9).date, ...people],
    ...['--adjudicator', c.adjudicatorId, '--ask', 'why!=What shows it?', '--market', 'VN', '--hold', '45', '--json'],
  );
  expect(made).toMatchObject({ code: 0, err: '' });
  const { key } = JSON.parse(made.out);
  const file = join(tmpdir(), `list-${c.ownerId}.csv`);
  writeFileSync(file, 'id,title,stratum\nA,One,x\nB,Two,x\nC,Three,y\n');
  const drawn = await tg(c.owner, 'reviews', 'draw', key, file, '--method', 'stratified', '--size', '2', '--seed', 's');
  expect(drawn.out).toContain('Drew from 3 rows by the seed s: 2 items to judge');
  expect((await tg(c.owner, 'reviews', 'open', key)).out).toContain('open');
  expect((await tg(c.reviewers[0], 'reviews', 'list', '--judge', 'me')).out).toContain(key);
  const taken = JSON.parse((await tg(c.reviewers[0], 'reviews', 'take', key, '--json')).out).item;
  expect((await tg(c.reviewers[0], 'reviews', 'take', key)).out).toContain(`Item ${taken.place} of 2`);
  const answer = ['--decision', 'copy', '--answer', 'why=The logo'];
  expect((await tg(c.reviewers[0], 'reviews', 'answer', key, taken.assignmentId, ...answer)).out).toContain(
    'answered 1',
  );
  expect((await tg(c.owner, 'reviews', 'show', key)).out).toContain('1 of 4');
  expect((await tg(c.owner, 'reviews', 'results', key)).out).toContain('Nothing was judged by two');
  expect((await tg(c.owner, 'reviews', 'export', key)).out).toContain('The logo');
  expect((await tg(c.owner, 'reviews', 'close', key, '--reason', 'Enough')).out).toContain('closed');
  expect((await tg(c.owner, 'reviews', 'why', key)).out).toContain('Closed early, 3 answers');
  const size = await tg(c.owner, 'reviews', 'size', '--population', '1000', '--margin', '5');
  expect(size.out).toContain('Draw 278.');
});

test('a round that is not judged in time is late, climbs its ladder, and stands in the morning of whom it waits for', async () => {
  const { id, key } = await c.opened({ due: inDays(6) });
  const morning = async (personId: string): Promise<string[]> => {
    const sections = await digestSections(tollgate.dataSource.manager, [{ id: personId, timeZone: 'UTC' }], Date.now());
    return (sections.get(personId) ?? []).flatMap(({ heading, entries }) =>
      entries.map((e) => `${heading}: ${e.title}`),
    );
  };
  expect(await morning(c.reviewerIds[0] ?? '')).toEqual([
    `Waiting for you: ${key} “Bags of November” waits for you to judge`,
  ]);
  expect(await morning(c.ownerId)).toEqual([`Due soon: ${key} “Bags of November” is yours`]);
  expect(await morning(c.adjudicatorId)).toEqual([]);
  const next = (await c.owner.get(`/review-rounds/${id}/upcoming`)).body.items;
  expect(next.at(-1)).toMatchObject({ kind: 'breach', who: [] });
  await tollgate.clock.advance('P15D');
  const late = (await c.owner.get(`/review-rounds/${id}`)).body;
  expect(late).toMatchObject({ status: 'open', overdue: true });
  expect(late.ladderLevel).toBeGreaterThan(0);
  const held = await c.boss.must(`/review-rounds/${id}/acknowledge`, { note: 'Two more come' });
  expect(held).toMatchObject({ acknowledgedUntil: expect.any(String) });
  const kinds = (await c.boss.get('/notifications')).body.items.map(({ kind }: { kind: string }) => kind);
  expect(kinds).toContain('review_level');
  // Late or not, it is judged to its end.
  for (const who of c.reviewers) await work(who, id, copies);
  expect((await c.owner.get(`/review-rounds/${id}`)).body).toMatchObject({ status: 'closed', overdue: false });
  const toId = await tollgate.person('Successor');
  const { id: more } = await c.created();
  await c.boss.must(`/review-rounds/${more}/reassign`, { ownerId: toId, reason: 'Leads quality now' });
  expect((await c.boss.get(`/review-rounds/${more}`)).body.owner).toMatchObject({ id: toId });
});
