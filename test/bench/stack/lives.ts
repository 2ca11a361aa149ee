import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { workflowOf } from '../../../database/engine/kinds.js';
import { ApiClient, type ApiAnswer } from '../../harness/api-client.js';
import { BenchProblem } from '../row.js';
import { newToken, tokenHash } from '../../../database/people/token-text.js';
import type { BenchStack } from './bench-stack.js';
import { inLanes } from './lanes.js';
import { seedProgram } from './seed.js';
import { skipAhead } from './skip.js';
import { Waiting } from './waiting.js';

const day = 24 * 3_600_000;

/** Due in ten days, reminded a day before, escalated at the breach and two days after it. */
const reminderPolicy = { before: ['P1D'], channels: ['inbox', 'email'] };
const escalationPolicy = {
  levels: [
    { after: 'PT0S', roles: ['owner', 'owner_manager'], people: [], channels: ['inbox', 'email'] },
    { after: 'P2D', roles: ['program_manager'], people: [], channels: ['inbox', 'email'] },
  ],
  acknowledgementHolds: 'P1D',
};

/** Gives the lives per second, and the workflow id of one of them. */
export type Lives = (count: number, atOnce: number) => Promise<{ rate: number; oneOfThem: string }>;

/** A program with such policies; what it gives leads items through their lives, through the API. */
export async function preparedLives(stack: BenchStack): Promise<Lives> {
  const { admin, dataSource } = stack;
  const seed = await seedProgram(dataSource, 'Lives');
  const versions = {
    reminderPolicyVersionId: await publish(admin, 'reminder', reminderPolicy),
    escalationPolicyVersionId: await publish(admin, 'escalation', escalationPolicy),
  };
  const [owner, approver] = [await as(stack, seed.ownerIds[0] ?? ''), await as(stack, seed.managerId)];
  const dueAt = new Date(Date.now() + 10 * day);
  const facts = {
    programId: seed.programId,
    ownerId: seed.ownerIds[0],
    due: { date: dueAt.toISOString().slice(0, 10), time: '10:00', zone: 'Asia/Singapore' },
    ...versions,
  };
  // One stays open: the phase must not end in the middle.
  await approver.must('/action-items', { ...facts, title: 'Stays open' });

  return async (count, atOnce) => {
    const runs = new Waiting(
      dataSource,
      'SELECT id FROM action_items WHERE id = ANY($1) AND workflow_version = version AND workflow_version >= 1',
    );
    const climbed = new Waiting(dataSource, 'SELECT id FROM action_items WHERE id = ANY($1) AND ladder_level = 2');
    let last = '';
    const began = Date.now();
    await inLanes(Array.from({ length: count }), atOnce, async () => {
      const { id } = await patiently(approver, '/action-items', { ...facts, title: 'Retrain reviewers' });
      const workflowId = workflowOf('action_item', id).workflowId;
      last = workflowId;
      await runs.for(id);
      await skipAhead(stack.temporal, workflowId, 13 * day);
      await climbed.for(id);
      await patiently(owner, `/action-items/${id}/evidence`, { title: 'Sheet', url: 'https://example.com/sheet' });
      await patiently(owner, `/action-items/${id}/submit`);
      await patiently(approver, `/action-items/${id}/sign-off`, { decision: 'approve' });
    });
    const rate = count / ((Date.now() - began) / 1000);
    runs.stop();
    climbed.stop();
    return { rate, oneOfThem: last };
  };
}

/** As a good client does: told that something is away for a moment, it asks again under the same key. */
async function patiently(client: ApiClient, path: string, body: object = {}): Promise<ApiAnswer['body']> {
  const headers = { 'idempotency-key': randomUUID() };
  for (let attempt = 1; ; attempt += 1) {
    const answer = await client.post(path, body, headers);
    if (answer.status < 300) return answer.body;
    if (answer.status !== 503 || attempt === 20)
      throw new BenchProblem(`POST ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    await sleep(500);
  }
}

async function publish(admin: ApiClient, kind: string, body: object): Promise<string> {
  const policy = await admin.must('/policies', { kind, name: 'For lives', body });
  const published = await admin.must(`/policies/${policy.id}/versions/1/publish`);
  return published.versions[0].id;
}

async function as({ dataSource, url }: BenchStack, personId: string): Promise<ApiClient> {
  const token = newToken();
  await dataSource.query('INSERT INTO api_tokens (person_id, name, token_hash) VALUES ($1, $2, $3)', [
    personId,
    'bench',
    tokenHash(token),
  ]);
  return new ApiClient(url, token);
}
