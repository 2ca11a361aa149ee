import { ApiClient } from '../harness/api-client.js';
import type { Person } from './careful-client.js';
import type { ChaosStack } from './stack.js';

/** How many levels the ladder has. */
export const levels = 10;

export interface Cast {
  owner: Person;
  manager: Person;
  lead: Person;
  /** Asks for exceptions, and raises risks; `head` answers for these. */
  analyst: Person;
  head: Person;
}

export interface Setting {
  cast: Cast;
  /** The program with the items that people work on. */
  programId: string;
  /** Another, to be put on hold as a whole. */
  heldId: string;
  /** One that has not begun: its items are drafts. */
  draftId: string;
}

/**
 * Who exists before anything happens, and programs whose items escalate within seconds: a level every so many seconds from
 * the breach on, so that at every moment something falls due.
 */
export async function prepare(
  { admin, url }: Pick<ChaosStack, 'admin' | 'url'>,
  everySeconds: number,
): Promise<Setting> {
  const person = async (name: string, more: object = {}): Promise<Person> => {
    const { id } = await admin.must('/people', { name, ...more });
    const { token } = await admin.must(`/people/${id}/tokens`, { name: 'chaos', level: 'administer' });
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
    analyst: await person('Analyst'),
    head: await person('Head', { managerId: boss.id }),
  };
  const policies = {
    escalationPolicyVersionId: await published('escalation', {
      levels: ladder(everySeconds),
      acknowledgementHolds: 'PT10S',
    }),
    reminderPolicyVersionId: await published('reminder', { before: ['PT1M', 'PT2M'], channels: ['inbox'] }),
  };
  const made = async (name: string, launch: boolean): Promise<string> => {
    const body = { name, domainLeadId: cast.lead.id, ...policies, ...(launch ? { launch } : {}) };
    return (await cast.manager.client.must('/programs', body)).id;
  };
  return {
    cast,
    programId: await made('Worked on', true),
    heldId: await made('Held', true),
    draftId: await made('Not begun', false),
  };
}

function ladder(everySeconds: number): object[] {
  return Array.from({ length: levels }, (_, index) => ({
    after: `PT${index * everySeconds}S`,
    roles: index === 0 ? ['owner', 'owner_manager'] : [index % 2 === 0 ? 'domain_lead' : 'program_manager'],
    people: [],
    channels: ['inbox'],
  }));
}
