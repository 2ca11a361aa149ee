import { ApiClient } from '../harness/api-client.js';
import type { RunningStack } from '../harness/local-stack.js';
import type { CarefulClient, Person } from './careful-client.js';
import type { Cast, Item } from './working-people.js';

/** A level every 12 s from the breach on, so that at every moment of the test something falls due. */
const ladder = Array.from({ length: 10 }, (_, index) => ({
  after: `PT${index * 12}S`,
  roles: index === 0 ? ['owner', 'owner_manager'] : [index % 2 === 0 ? 'domain_lead' : 'program_manager'],
  people: [],
  channels: ['inbox'],
}));

export interface Setting {
  cast: Cast;
  /** The program with the items that people work on. */
  programId: string;
  /** Another, with ten items, to be put on hold as a whole. */
  heldId: string;
}

/** Who exists before anything happens, and two launched programs whose items escalate within seconds. */
export async function prepare({ admin, url }: RunningStack): Promise<Setting> {
  const person = async (name: string, more: object = {}): Promise<Person> => {
    const { id } = await admin.must('/people', { name, ...more });
    const { token } = await admin.must(`/people/${id}/tokens`, { name: 'test', level: 'administer' });
    return { id, client: new ApiClient(url, token) };
  };
  const published = async (kind: string, body: object): Promise<string> => {
    const { id } = await admin.must('/policies', { kind, name: 'Within seconds', body });
    return (await admin.must(`/policies/${id}/versions/1/publish`)).versions[0].id;
  };
  const boss = await person('Boss');
  const cast = {
    owner: await person('Olive Tan', { managerId: boss.id }),
    manager: await person('Manager', { access: 'program_manager' }),
    lead: await person('Lead'),
  };
  const policies = {
    escalationPolicyVersionId: await published('escalation', { levels: ladder, acknowledgementHolds: 'PT10S' }),
    reminderPolicyVersionId: await published('reminder', { before: ['PT1M', 'PT2M'], channels: ['inbox'] }),
  };
  const launched = async (name: string): Promise<string> =>
    (await cast.manager.client.must('/programs', { name, launch: true, domainLeadId: cast.lead.id, ...policies })).id;
  return { cast, programId: await launched('Worked on'), heldId: await launched('Held') };
}

/** Makes items: every third is late when it comes, the others are due at one of the next two minutes. */
export async function makeItems(
  count: number,
  programId: string,
  client: CarefulClient,
  { manager, owner }: Cast,
): Promise<Item[]> {
  const items: Item[] = [];
  for (let n = 0; n < count; n += 1) {
    const late = n % 3 === 0;
    const due = late ? { date: '2026-01-05', time: '18:00', zone: 'Asia/Singapore' } : inMinutes(n % 3);
    const facts = { programId, title: `Item ${n}`, ownerId: owner.id, due };
    const { answer } = await client.post(manager, '/action-items', facts);
    items.push({ id: answer.body.id, late });
  }
  return items;
}

/** The end of that minute, counted from now. */
function inMinutes(count: number): { date: string; time: string; zone: string } {
  const at = new Date(Date.now() + count * 60_000).toISOString();
  return { date: at.slice(0, 10), time: at.slice(11, 16), zone: 'UTC' };
}
