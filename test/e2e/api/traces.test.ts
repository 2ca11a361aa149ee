import { join } from 'node:path';
import { Worker } from '@temporalio/worker';
import { projectRoot } from '../../../config/settings.js';
import { workflowOf } from '../../../database/engine/kinds.js';
import { makeDigests } from '../../../database/notifications/digests.js';
import type { PushChannel } from '../../../domain/notification/channels.js';
import { inDays, launchedCase } from '../../factories/case.js';
import { plainHistory } from '../../harness/histories.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';
import { until } from '../../harness/until.js';
import { startMailServer, type MailServer } from '../../harness/vendors/mail.js';
import { VendorServer } from '../../harness/vendors/vendor-server.js';

/** A part of a trace, as OTLP over HTTP has it. */
interface Part {
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  name: string;
  attributes: { key: string; value: { stringValue?: string; intValue?: number } }[];
}

interface Sent {
  resourceSpans: { scopeSpans: { spans: Part[] }[] }[];
}

let collector: VendorServer;
let mails: MailServer;
let tollgate: Tollgate;

beforeAll(async () => {
  collector = await VendorServer.start(() => ({ status: 200, body: '{}' }));
  mails = await startMailServer();
  tollgate = await startTollgate({
    settings: {
      otlpEndpoint: collector.url('/'),
      smtpUrl: mails.url,
      combineWindowSeconds: 0,
      webhookAllowLoopback: true,
    },
  });
});
afterAll(async () => {
  await tollgate.stop();
  await mails.stop();
  await collector.stop();
});

function parts(): Part[] {
  return collector
    .at('/v1/traces')
    .flatMap(({ body }) => (JSON.parse(body) as Sent).resourceSpans)
    .flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans));
}

const traceId = '0af7651916cd43dd8448eb211c80319c';
const sender = 'b7ad6b7169203331';

/** The names from the first part of the trace down to this one. */
function wayTo(part: Part, all: Part[]): string[] {
  const above = all.find(({ spanId }) => spanId === part.parentSpanId);
  return above ? [...wayTo(above, all), part.name] : [part.name];
}

/** A request of an administrator that is part of a trace already. */
async function asked(path: string, body: object, trace: string): Promise<void> {
  const response = await fetch(`${tollgate.url}/api/v1${path}`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${tollgate.admin.token ?? ''}`,
      'content-type': 'application/json',
      traceparent: `00-${trace}-${sender}-01`,
    },
    body: JSON.stringify(body),
  });
  expect([path, response.ok]).toEqual([path, true]);
}

/** The way down to a part of a trace, once it and all above it have been sent. */
function way(trace: string, name: RegExp): Promise<string[]> {
  return until(`${String(name)} in the trace`, async () => {
    const all = parts().filter((part) => part.traceId === trace);
    const ways = all.filter((part) => name.test(part.name)).map((part) => wayTo(part, all));
    return ways.find(([first]) => first?.startsWith('POST ')) ?? null;
  });
}

test('one trace goes from a request to the workflow, its activity, a statement, and the mail that comes of it', async () => {
  const c = await launchedCase(tollgate);
  const ownerId = await tollgate.person('Nadia Rahman', { email: 'nadia@example.com', managerId: c.bossId });
  const item = await c.item({ due: inDays(20), ownerId });
  await asked(`/action-items/${item.id}/cancel`, { reason: 'Knows the market' }, traceId);
  const all = await until('the trace to be sent', async () => {
    const found = parts().filter((part) => part.traceId === traceId);
    return found.some(({ name }) => name === 'send email') && found.some(({ name }) => name.startsWith('POST'))
      ? found
      : null;
  });
  const named = (name: string): Part => {
    const part = all.find((one) => one.name === name);
    if (!part) throw new Error(`no ${name} among ${all.map((one) => one.name).join(', ')}`);
    return part;
  };
  const request = named('POST /api/v1/action-items/:id/cancel');
  expect(request.parentSpanId).toBe(sender);
  const activity = wayTo(named('RunActivity:commandItem'), all);
  expect(activity).toEqual([
    request.name,
    'StartWorkflowUpdate:command',
    'HandleUpdate:command',
    'StartActivity:commandItem',
    'RunActivity:commandItem',
  ]);
  const told = all.find(({ name, attributes }) =>
    name === 'WITH'
      ? attributes.some(
          ({ key, value }) => key === 'db.statement' && /INSERT INTO notifications/.test(value.stringValue ?? ''),
        )
      : false,
  );
  expect(told && wayTo(told, all)).toEqual([...activity, 'WITH']);
  expect(wayTo(named('send email'), all)).toEqual([...activity, 'send email']);
  // What people wrote, and their names and addresses, stay out.
  const text = JSON.stringify(all);
  for (const theirs of ['Knows the market', 'nadia@example.com', 'Nadia Rahman'])
    expect([theirs, text.includes(theirs)]).toEqual([theirs, false]);
});

test('it goes on to the workflow that a request begins, to outgoing webhooks, digests and rehearsals', async () => {
  const c = await launchedCase(tollgate);
  await tollgate.admin.must('/webhooks', { name: 'Traced', url: collector.url('/hook'), events: ['item.created'] });
  const [made, digested, rehearsed] = ['a', 'b', 'c'].map((one) => one.repeat(32)) as [string, string, string];
  const due = inDays(20);
  await asked('/action-items', { programId: c.programId, title: 'Traced', ownerId: c.ownerId, due }, made);
  const create = 'POST /api/v1/action-items';
  expect(await way(made, /^send webhook$/)).toEqual([create, 'send webhook']);
  expect(await way(made, /^StartWorkflow/)).toEqual([create, 'outbox start', 'StartWorkflow:actionItem']);
  // A part that has not ended is not sent: the workflow lives on. What it has done is there.
  await until('what the workflow did', async () =>
    parts().some((part) => part.traceId === made && part.name.startsWith('RunActivity:')),
  );

  const item = await c.item({ due });
  const readerId = await tollgate.person('Rhea', { email: 'rhea@example.com' });
  const reader = await tollgate.as(readerId);
  await reader.put(`/people/${readerId}/preferences`, {
    groups: { own_work: { channels: null, when: 'digest' } },
    quietHours: null,
    digest: { at: '08:30', channels: ['email'] },
  });
  await asked(`/action-items/${item.id}/reassign`, { ownerId: readerId, reason: 'Knows it' }, digested);
  await until('the message to wait for the digest', async () => {
    const { items } = (await reader.get('/notifications')).body;
    return items.some(({ kind, push }: { kind: string; push: string }) => kind === 'assigned' && push !== 'pending');
  });
  const able: ReadonlySet<PushChannel> = new Set<PushChannel>(['email']);
  // Some working day that comes, after its digest's time: by the clock of the reader, whatever this machine's says.
  for (const days of [1, 2, 3, 4, 5]) {
    const now = Date.parse(`${inDays(days).date}T12:00:00+08:00`);
    await makeDigests(tollgate.dataSource, { able, now });
  }
  // Whoever owns it now, its workflow waits for the same: none has a part in it.
  const given = 'POST /api/v1/action-items/:id/reassign';
  expect(await way(digested, /^send digest by email$/)).toEqual([given, 'send digest by email']);

  await asked('/rehearsals', { programId: c.programId, days: 2 }, rehearsed);
  const play = ['POST /api/v1/rehearsals', 'play rehearsal'];
  expect(await way(rehearsed, /^play rehearsal$/)).toEqual(play);
  expect(await way(rehearsed, /^TRUNCATE$/)).toEqual([...play, 'TRUNCATE']);
});

test('loops that look for work are no traces', async () => {
  await until('a part that is nobody’s', async () => parts().length > 0);
  const roots = parts().filter(({ parentSpanId }) => !parentSpanId);
  expect(roots.filter(({ name }) => /^[A-Z]+$/.test(name))).toEqual([]);
});

test('what a workflow did while it was traced is replayed by one that is not, so that tracing is switched off and on', async () => {
  const c = await launchedCase(tollgate);
  const item = await c.item({ due: inDays(20) });
  await c.owner.post(`/action-items/${item.id}/start`, {});
  const both = ['submit', 'withdraw'].map((what) => c.owner.post(`/action-items/${item.id}/${what}`, {}));
  await Promise.all(both);
  const { workflowId } = workflowOf('action_item', item.id);
  const history = await plainHistory(tollgate.temporal, workflowId);
  for (const bundle of ['workflow-bundle.js', 'workflow-bundle-traced.js']) {
    const options = {
      workflowBundle: { codePath: join(projectRoot, 'dist', bundle) },
      sinks: { exporter: { export: { fn: () => undefined } } },
    };
    await expect(Worker.runReplayHistory(options, history, workflowId)).resolves.toBeUndefined();
  }
});
