import type { ApiClient } from '../../../harness/api-client.js';
import { defaultExceptionPolicy } from '../../../../domain/policy/exception.js';
import { exampleRule } from '../../../../domain/rule/example.js';
import { templateBody } from '../../../factories/template.js';
import { until } from '../../../harness/until.js';
import { placeOf } from '../../../harness/api-client.js';
import type { Ids } from './things.js';

/** What is sent to a route that says what would be. */
export interface Preview {
  path: string;
  body?: object;
  file?: string;
  /** It counts from when it is asked: instants are no part of what is compared. */
  fromNow?: true;
  /** Of what is answered: where the whole of it stands, once it is worked out. */
  more?: (id: string) => string[];
}

/** Who asks, what there is for all to see, and what is named that they may not see, or that is not there. */
export interface Aim {
  plain: Ids;
  ownerId: string;
  leadId: string;
  /** Ids, `key` and `word` of what is aimed at. */
  at: Ids;
}

const bulk = (body: object): Preview => ({
  path: '/bulk-operations',
  body: { dryRun: true, kind: 'hold', body: { reason: 'x' }, ...body },
  more: (id) => [`/bulk-operations/${id}`, `/bulk-operations/${id}/items?limit=200`],
});

const imported = (path: string, file: string, options: object): Preview => ({
  path,
  file: `${file}\u0000${JSON.stringify(options)}`,
  more: (id) => [`/imports/${id}`, `/imports/${id}/rejected`, `/imports/${id}/rejected-rows`],
});

/** A register that names what is aimed at in every way in which a row can. */
function rowsAbout({ at, ownerId }: Aim): string {
  const head = 'ID,Key,Title,Owner,Due,Depends on\n';
  return `${head}N-1,,New,${ownerId},2030-01-01,${at['key'] ?? ''}\n,${at['key'] ?? ''},Named,${ownerId},2030-01-01,\n${at['word'] ?? ''}-1,,By its id,${ownerId},2030-01-01,${at['word'] ?? ''}-2\n`;
}

/** A spreadsheet of a register that names what is aimed at: by its word, and by each of the first keys that there are. */
function registerOf(
  { at, leadId }: Aim,
  path: 'cases' | 'findings' | 'controls',
  letters: string,
  head: string,
  said: string,
): Preview[] {
  const word = at['word'] ?? '';
  const keys = Array.from({ length: 9 }, (_, index) => `${letters}-${index + 1},${word},new,x,x`);
  const own = `${{ CA: 'Case', FI: 'Finding', CO: 'Control' }[letters] ?? ''},Title,Status,Overdue,Due,Closed,Runs,Version\n`;
  const files = [
    `Reference,${head}\n${word},${word},${said},${word}-domain,${leadId}\n${word}-2,${word},${said},,${word}\n`,
    `${own}${keys.map((line) => `${line},x,x,x\n`).join('')}`,
  ];
  return files.map((file) => ({ path: `/${path}/imports/preview`, file: `${file}\u0000{}` }));
}

const signOffNaming = (id: string): object => ({
  stages: [{ name: 'Quality', required: 1, roles: ['domain_lead'], people: [id] }],
  ...{ limit: 'P3D', escalateTo: ['approver_manager'], channels: ['inbox'] },
});

/** Every route that says what would be, and what it is asked: about what is there for all, and about what is aimed at. */
export const previews: Record<string, (aim: Aim) => Preview[]> = {
  'POST /action-items/{id}/what-if': ({ plain, at }) =>
    [plain['action-items'], plain['successor'], at['action-items'], at['key']].map((id) => ({
      path: `/action-items/${id ?? ''}/what-if`,
      body: { slip: 'P60D' },
    })),
  'POST /action-items/{id}/policy-preview': ({ plain, ownerId, at }) =>
    [plain['action-items'], plain['successor'], at['action-items'], at['key']].map((id) => ({
      path: `/action-items/${id ?? ''}/policy-preview`,
      body: {
        kind: 'escalation',
        body: {
          levels: [{ after: 'P2D', roles: ['program_manager'], people: [ownerId], channels: ['inbox'] }],
          acknowledgementHolds: 'P1D',
        },
      },
    })),
  'POST /action-items/{id}/policy-meaning': ({ plain, ownerId, at }) =>
    [plain['action-items'], plain['successor'], at['action-items'], at['key']].flatMap((id) =>
      [
        { kind: 'sign_off', body: signOffNaming(ownerId) },
        { kind: 'exception', body: defaultExceptionPolicy },
      ].map((body) => ({ path: `/action-items/${id ?? ''}/policy-meaning`, body, fromNow: true as const })),
    ),
  'POST /exceptions/{id}/policy-meaning': ({ plain, at }) =>
    [plain['exceptions'], at['exceptions']].map((id) => ({
      path: `/exceptions/${id ?? ''}/policy-meaning`,
      body: { body: defaultExceptionPolicy },
      fromNow: true,
    })),
  'POST /templates/{id}/preview': ({ plain, ownerId, leadId }) => [
    {
      path: `/templates/${plain['templates'] ?? ''}/preview`,
      body: { version: 1, name: 'Of a template', domainLeadId: leadId, parameters: { market: 'SG', analyst: ownerId } },
    },
  ],
  'POST /templates/preview': ({ ownerId, leadId }) => [
    {
      path: '/templates/preview',
      body: { body: templateBody(), domainLeadId: leadId, parameters: { market: 'SG', analyst: ownerId } },
    },
  ],
  // What is like a text goes by the text: it is the same whatever is aimed at, and says what all that is hidden is called.
  'POST /cases/{id}/merges/preview': ({ plain, at }) =>
    [plain['cases'], at['cases']].map((id) => ({
      path: `/cases/${plain['cases'] ?? ''}/merges/preview`,
      body: { cases: [id] },
    })),
  'POST /cases/similar': () => [
    { path: '/cases/similar', body: { title: 'Zeppelin case', text: 'Quokka seen' } },
    { path: '/cases/similar', body: { title: 'Quokka item 1', text: 'Zeppelin item 2' } },
  ],
  'POST /cases/imports/preview': (aim) =>
    registerOf(aim, 'cases', 'CA', 'Title,Description,Source,Likelihood,Impact,Domain,Lead', 'x,audit,3,3'),
  'POST /findings/imports/preview': (aim) =>
    registerOf(aim, 'findings', 'FI', 'Title,Condition,Grade,Rating,Markets,Domain,Owner', 'x,finding,high,SG'),
  'POST /controls/imports/preview': (aim) =>
    registerOf(
      ...([aim, 'controls', 'CO', 'Title,Objective,Type,Automation,Stage,Frequency,Domain,Operator'] as const),
      'x,detective,manual,appeals,daily',
    ),
  'POST /review-rounds/{id}/list': ({ plain, at }) =>
    [plain, at].map((where) => ({
      path: `/review-rounds/${where['review-rounds'] ?? ''}/list`,
      file: `id,known answer\n${at['word'] ?? ''},\n\u0000${JSON.stringify({ method: 'simple', size: 1, seed: 's', dryRun: true })}`,
    })),
  'POST /findings/{id}/launch-preview': ({ plain, at }) =>
    [plain['findings'], at['findings']].map((id) => ({ path: `/findings/${id ?? ''}/launch-preview`, body: {} })),
  'POST /alignments/{id}/revise-preview': ({ plain, at }) =>
    [plain['alignments'], at['alignments']].map((id) => ({
      path: `/alignments/${id ?? ''}/revise-preview`,
      body: { proposal: 'Another' },
    })),
  // What is played is read in `inside.test.ts`; here is what is refused before it.
  'POST /templates/{id}/rehearse': ({ plain }) => [
    { path: `/templates/${plain['templates'] ?? ''}/rehearse`, body: { days: 1, parameters: {} } },
  ],
  'POST /rehearsals': ({ at }) => [{ path: '/rehearsals', body: { programId: at['programs'], days: 1 } }],
  'POST /bulk-operations': ({ plain, at, ownerId, leadId }) => [
    bulk({ filter: { owner: ownerId } }),
    bulk({ filter: { owner: ownerId }, kind: 'reassign', body: { ownerId: leadId, reason: 'x' } }),
    bulk({ filter: { status: 'open' }, kind: 'cancel' }),
    bulk({ filter: { program: at['programs'] } }),
    bulk({ filter: { program: at['word'] } }),
    bulk({ filter: { q: at['word'] } }),
    bulk({ filter: { tag: `${at['word'] ?? ''}-tag` } }),
    bulk({ filter: { severity: `${at['word'] ?? ''}-severity` } }),
    bulk({ itemIds: [plain['action-items'], at['action-items']] }),
    bulk({ itemIds: [at['key']] }),
  ],
  'POST /policies/{id}/versions/{version}/preview': ({ plain }) => [
    { path: `/policies/${plain['policies'] ?? ''}/versions/2/preview`, body: {} },
  ],
  'POST /calendars/{key}/draft/preview': () => [
    {
      path: '/calendars/SG/draft/preview',
      body: {},
      more: (id) => [`/bulk-operations/${id}`, `/bulk-operations/${id}/items?limit=200`],
    },
  ],
  'POST /calendars/{key}/import': () => [
    { path: '/calendars/SG/import', file: 'Date,Name\n2030-03-01,Founding day\n\u0000{"dryRun": true}' },
  ],
  'POST /imports/preview': (aim) => [
    ...[aim.plain['programs'], aim.at['programs'], `${aim.at['word'] ?? ''}x`].map((program) => ({
      path: '/imports/preview',
      file: `${rowsAbout(aim)}\u0000${JSON.stringify({ program })}`,
    })),
  ],
  'POST /imports': (aim) => [
    ...[aim.plain['programs'], aim.at['programs'], `${aim.at['word'] ?? ''}x`].map((program) =>
      imported('/imports', rowsAbout(aim), { program, dryRun: true }),
    ),
  ],
  'POST /imports/{id}/again': ({ plain, at }) =>
    [plain['imports'], at['imports']].map((id) => ({
      path: `/imports/${id ?? ''}/again`,
      body: { dryRun: true },
      more: (made) => [`/imports/${made}`],
    })),
  'POST /people/import': ({ at }) => [
    {
      path: '/people/import',
      file: `Name,Manager,Team\nSomebody New,${at['word'] ?? ''},${at['word'] ?? ''}\n\u0000{"dryRun": true}`,
    },
  ],
  'POST /people/{id}/hand-over/preview': ({ ownerId, leadId }) => [
    {
      path: `/people/${ownerId}/hand-over/preview`,
      body: { toId: leadId },
    },
  ],
  'POST /rules/check': () => [{ path: '/rules/check', body: { text: exampleRule } }],
  // What hangs on it is told of what somebody sees; the rule of the world listens to findings.
  'POST /rules/{id}/back-test': ({ plain }) => [
    {
      path: `/rules/${plain['rules'] ?? ''}/back-test`,
      body: { from: '2020-01-01T00:00:00Z', until: '2100-01-01T00:00:00Z' },
    },
  ],
  'POST /recurrences/preview': ({ plain, at, ownerId }) => [
    ...[plain['programs'], at['programs']].map((programId) => ({
      path: '/recurrences/preview',
      body: { schedule: { rule: 'FREQ=MONTHLY', startsOn: '2190-01-01' }, programId },
    })),
    {
      path: '/recurrences/preview',
      body: { schedule: { rule: 'FREQ=MONTHLY', startsOn: '2190-01-01' }, managerId: ownerId },
    },
  ],
  'POST /recurrences/{id}/preview': ({ plain, at }) =>
    [plain['recurrences'], at['recurrences']].map((id) => ({
      path: `/recurrences/${id ?? ''}/preview`,
      body: { schedule: { rule: 'FREQ=MONTHLY', startsOn: '2190-01-01' } },
    })),
  'POST /retention/{class}/preview': () => [{ path: '/retention/messages/preview', body: { days: 365 } }],
  'POST /people/{id}/erase/preview': ({ plain, ownerId }) =>
    [plain['left'], ownerId].map((id) => ({ path: `/people/${id ?? ''}/erase/preview`, body: {} })),
  'POST /people/{id}/leave/preview': ({ ownerId, leadId, at }) => [
    { path: `/people/${ownerId}/leave/preview`, body: { toId: leadId } },
    {
      path: `/people/${ownerId}/leave/preview`,
      body: { toId: leadId, choices: [{ kind: 'action_item', id: at['action-items'], toId: leadId }] },
    },
  ],
};

/** What of an answer is another each time that it is asked: names and times of what was made for it. */
const made = ['requestId', 'id', 'createdAt', 'startedAt', 'finishedAt', 'requestedAt', 'readAt'];

function withoutMade(answer: unknown): unknown {
  if (Array.isArray(answer)) return answer.map(withoutMade);
  if (typeof answer !== 'object' || answer === null) return answer;
  const isMade = 'counts' in answer || 'rowsDone' in answer || 'requestId' in answer;
  return Object.fromEntries(
    Object.entries(answer).flatMap(([name, value]) =>
      isMade && made.includes(name) ? [] : [[name, withoutMade(value)]],
    ),
  );
}

/** Status and content of what somebody is answered, with all that stands behind it. */
export async function previewed(client: ApiClient, { path, body, file, fromNow, more }: Preview): Promise<string> {
  const response = await fetch(`${client.url}${placeOf(path)}`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${client.token ?? ''}`,
      ...(file === undefined ? { 'content-type': 'application/json' } : {}),
    },
    body: file === undefined ? JSON.stringify(body) : parts(file),
  });
  const answer = (await response.json()) as { id?: unknown; replanning?: { id: string } | null };
  const id = answer.replanning?.id ?? answer.id;
  if (!response.ok || more === undefined || typeof id !== 'string')
    return `${response.status} ${fromNow ? withoutInstants(withoutMade(answer)) : JSON.stringify(withoutMade(answer))}`;
  const whole: string[] = [String(response.status)];
  for (const at of more(id)) {
    const { status, body: said } = await until(`${at} to be worked out`, async () => {
      const is = await client.get(at);
      return is.body?.rowsDone !== undefined && is.body.finishedAt === null ? false : is;
    });
    whole.push(`${at.replaceAll(id, '')} ${status} ${JSON.stringify(withoutMade(said))}`);
  }
  return whole.join('\n');
}

function withoutInstants(answer: unknown): string {
  return JSON.stringify(answer).replaceAll(/"(at|local|from|until)":"[^"]*"/g, '"$1":"…"');
}

/** A file, and behind it the options with which it is sent. */
function parts(file: string): FormData {
  const [content = '', options = '{}'] = file.split('\u0000');
  const form = new FormData();
  form.append('options', options);
  form.append('file', new Blob([content], { type: 'text/csv' }), 'file.csv');
  return form;
}
