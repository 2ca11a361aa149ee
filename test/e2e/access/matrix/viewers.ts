import { ApiClient } from '../../../harness/api-client.js';
import type { Tollgate } from '../../../harness/tollgate.js';
import type { Ids } from './things.js';

/** What is hidden from whom: what stands in another scope, where reading is by scope; and what is restricted. */
export interface Viewer {
  name: string;
  id: string;
  client: ApiClient;
  /** Their calendar feeds: of theirs, and of the program. */
  feeds: string[];
  /** Where they are asked every question; elsewhere, and the others, read what there is. */
  asksAll: readonly ('open' | 'scoped')[];
  sees: { open: Seen; scoped: Seen };
}

/** Of what is made later: all of it, what is not restricted, or nothing. */
export type Seen = 'all' | 'other' | 'nothing';

/**
 * Those who see in all the ways that there are: by what is open or in a scope, by a token, by a part. To the latter two nothing is
 * open anywhere.
 */
const ofEveryKind: Readonly<Record<string, Viewer['asksAll']>> = {
  member: ['open', 'scoped'],
  'token for one program': ['scoped'],
  'person of an outsourced site': ['scoped'],
};

/** A person of every kind, none of whom has a part in what is made later; the first are the ids of the program that all may see. */
export async function viewersOf(
  tollgate: Tollgate,
  { programs: programId, 'action-items': itemId }: Ids,
  market: string,
) {
  const { admin, dataSource } = tollgate;
  const made = async (name: string, facts: Record<string, unknown> = {}): Promise<[string, ApiClient]> => {
    const id = await tollgate.person(name, facts);
    return [id, await tollgate.as(id)];
  };
  const holds = async (personId: string, role: string, scope: string, value: string | null): Promise<void> => {
    await dataSource.query(
      `INSERT INTO role_grants (id, person_id, role, scope, scope_text, given_by, starts_at, reason)
       VALUES (gen_random_uuid(), $1, $2, $3, $4, (SELECT id FROM people WHERE access = 'administrator' LIMIT 1), now(), 'test')`,
      [personId, role, scope, value],
    );
  };
  const viewers: Viewer[] = [];
  const add = (name: string, [id, client]: [string, ApiClient], open: Seen, scoped: Seen): void => {
    viewers.push({ name, id, client, feeds: [], asksAll: ofEveryKind[name] ?? [], sees: { open, scoped } });
  };
  add('administrator', [(await admin.get('/people/me')).body.id, admin], 'all', 'all');
  const auditor = await made('Viewing auditor', { access: 'auditor' });
  add('auditor', auditor, 'all', 'all');
  const head = await made('Viewing head');
  await holds(head[0], 'head_of_governance', 'market', market);
  add('head of governance of a market', head, 'other', 'nothing');
  const manager = await made('Viewing manager', { access: 'program_manager' });
  add('program manager', manager, 'other', 'nothing');
  const analyst = await made('Viewing analyst');
  await holds(analyst[0], 'risk_analyst', 'market', market);
  add('risk analyst of a market', analyst, 'other', 'nothing');
  const scoped = await made('Viewing member with a scope');
  await holds(scoped[0], 'member', 'market', market);
  add('member with a scope', scoped, 'other', 'nothing');
  const ruler = await made('Viewing administrator of a market');
  await holds(ruler[0], 'administrator', 'market', market);
  add('administrator of a market', ruler, 'other', 'nothing');
  const steerer = await made('Viewing manager of a market');
  await holds(steerer[0], 'program_manager', 'market', market);
  add('program manager of a market', steerer, 'other', 'nothing');
  const [memberId, member] = await made('Viewing member');
  add('member', [memberId, member], 'other', 'nothing');
  const token = async (limits: object): Promise<[string, ApiClient]> => {
    const made = await member.must(`/people/${memberId}/tokens`, { name: 'narrow', ...limits });
    return [memberId, new ApiClient(member.url, made.token)];
  };
  add('token that reads', await token({ level: 'read' }), 'other', 'nothing');
  add('token for one program', await token({ programId: programId }), 'nothing', 'nothing');
  const [externalId, external] = await made('Viewing external');
  await dataSource.query('UPDATE people SET external = true WHERE id = $1', [externalId]);
  const [outsideId, outside] = await made('Viewing administrator from outside', { access: 'administrator' });
  await dataSource.query('UPDATE people SET external = true WHERE id = $1', [outsideId]);
  await admin.put(`/action-items/${itemId}/readers`, { restricted: false, people: [externalId, outsideId] });
  add('person of an outsourced site', [externalId, external], 'nothing', 'nothing');
  add('administrator of an outsourced site', [outsideId, outside], 'nothing', 'nothing');
  const [rootId, root] = await made('Viewing administrator', { access: 'administrator' });
  const narrow = await root.must(`/people/${rootId}/tokens`, { name: 'narrow', programId });
  add('token of an administrator', [rootId, new ApiClient(root.url, narrow.token)], 'nothing', 'nothing');
  for (const viewer of viewers)
    for (const body of [{}, { programId }]) {
      const { status, body: feed } = await (viewer.id === memberId ? member : viewer.client).post(
        `/people/${viewer.id}/feeds`,
        body,
      );
      if (status < 300) viewer.feeds.push(new URL(feed.url).pathname);
    }
  return viewers;
}
