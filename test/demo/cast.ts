import { ApiClient } from '../harness/api-client.js';
import type { Person, Policy, Story } from './program/story.js';

/** Somebody of the story, known to the API. */
export interface Member extends Person {
  id: string;
  /** Speaks with a token of their own. */
  api: ApiClient;
}

/** The people of the story by key. */
export class Cast {
  constructor(private readonly members: ReadonlyMap<string, Member>) {}

  get size(): number {
    return this.members.size;
  }

  of(key: string): Member {
    const member = this.members.get(key);
    if (!member) throw new Error(`nobody of the story is called "${key}"`);
    return member;
  }
}

/** Those who may launch a program. */
const launches: ReadonlySet<Person['part']> = new Set(['program manager', 'risk analyst']);

/**
 * Adds teams and people through the API, as an administrator does, and gives each a token.
 *
 * @param tokenFor one of their own, where they are to approve what is proposed
 */
export async function castOf(
  story: Pick<Story, 'teams' | 'people' | 'markets'>,
  admin: ApiClient,
  tokenFor: (personId: string) => Promise<string> = (id) => tokenBy(admin, id),
): Promise<Cast> {
  const teams = new Map<string, string>();
  for (const { key, name, market } of story.teams) teams.set(key, (await admin.must('/teams', { name, market })).id);
  const members = new Map<string, Member>();
  for (const person of story.people) {
    const { id } = await admin.must('/people', {
      name: person.name,
      email: `${person.name.toLowerCase().replaceAll(' ', '.')}@marketplace.example`,
      teamId: teams.get(person.team),
      managerId: person.manager === undefined ? null : (members.get(person.manager)?.id ?? null),
      market: person.market,
      timeZone: story.markets[person.market].zone,
      access: launches.has(person.part) ? 'program_manager' : 'member',
    });
    members.set(person.key, { ...person, id, api: new ApiClient(admin.url, await tokenFor(id)) });
  }
  const cast = new Cast(members);
  for (const { key, lead } of story.teams) {
    const answer = await admin.patch(
      `/teams/${teams.get(key) ?? ''}`,
      { leadId: cast.of(lead).id },
      { 'if-match': '"1"' },
    );
    if (answer.status !== 200) throw new Error(`PATCH /teams: ${answer.status} ${JSON.stringify(answer.body)}`);
  }
  return cast;
}

/** One that an administrator has made for them: by it nobody approves what a rule or a model proposes. */
async function tokenBy(admin: ApiClient, personId: string): Promise<string> {
  return (await admin.must(`/people/${personId}/tokens`, { name: 'demo', level: 'administer' })).token;
}

/** Publishes a policy of the story; gives the id of its version. */
export async function publish(policy: Policy, cast: Cast, admin: ApiClient): Promise<string> {
  const created = await admin.must('/policies', { ...policy, body: withIds(policy.body, cast) });
  const published = await admin.must(`/policies/${created.id}/versions/1/publish`);
  return published.versions[0].id;
}

/** People are named by key in the story, and by id in a policy. */
function withIds(body: Record<string, unknown>, cast: Cast): unknown {
  const put = (value: unknown, field: string): unknown => {
    if (Array.isArray(value))
      return value.map((entry) => (field === 'people' ? cast.of(String(entry)).id : put(entry, '')));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, put(entry, key)]));
  };
  return put(body, '');
}
