import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { SignInProvider } from '../../../../database/entities/sign-in-provider.js';
import { insertPerson } from '../../../../database/people/write-people.js';
import {
  addIdentity,
  holdersOfAddress,
  identityOf,
  lockSubject,
  noteUse,
  replaceGroups,
} from '../../../../database/providers/identities.js';
import { saveEvents } from '../../../../database/trail/events.js';
import { groupSource } from '../../../../domain/provider/provider.js';
import { isOfDomains, type Stranger } from '../../../../domain/provider/stranger.js';
import { zoneWhere } from '../people/write-person.js';
import { Problem } from '../problems/problem.js';

/**
 * Who a provider's stranger is here: known by the subject; else, once, by an address that the provider stands up for; else
 * created, where that is wanted. Gives the id of the person.
 *
 * @throws Problem `stranger`, with what an administrator needs to know to link them
 */
export async function letIn(manager: EntityManager, provider: SignInProvider, stranger: Stranger): Promise<string> {
  await lockSubject(manager, provider.id, stranger.subject);
  const known = await identityOf(manager, provider.id, stranger.subject);
  if (known && !known.person_active) throw unknown(provider, stranger, 'has left, as far as this installation knows');
  const personId = known?.person_id ?? (await firstTime(manager, provider, stranger));
  if (known) await noteUse(manager, known.id);
  if (stranger.groups !== null)
    await replaceGroups(manager, personId, groupSource(provider.kind, provider.key), stranger.groups);
  return personId;
}

async function firstTime(manager: EntityManager, provider: SignInProvider, stranger: Stranger): Promise<string> {
  const { address } = stranger;
  if (address === null)
    throw unknown(
      provider,
      stranger,
      stranger.unverified === null
        ? `is not known here, and ${provider.name} tells no address of theirs that it stands up for`
        : `is not known here; ${provider.name} tells the address ${stranger.unverified}, but does not say that it is verified`,
    );
  if (!isOfDomains(address, provider.domains))
    throw unknown(provider, stranger, `has the address ${address}, for which ${provider.name} does not stand up here`);
  const holders = await holdersOfAddress(manager, address, provider.id);
  const [holder, another] = holders;
  if (another) throw unknown(provider, stranger, `has the address ${address}, and so have several people here`);
  if (holder && !holder.active) throw unknown(provider, stranger, 'has left, as far as this installation knows');
  if (holder?.linked)
    throw unknown(provider, stranger, `has the address of somebody whom ${provider.name} knows as another already`);
  if (!holder && provider.unknown === 'refuse')
    throw unknown(provider, stranger, `is not known here: nobody has the address ${address}`);
  const personId = holder?.id ?? (await create(manager, provider, { ...stranger, address }));
  await link(manager, provider, stranger, personId, holder ? 'address' : 'created');
  return personId;
}

async function create(
  manager: EntityManager,
  provider: SignInProvider,
  { name, address }: Stranger & { address: string },
): Promise<string> {
  const id = randomUUID();
  const { market, team_id: teamId } = provider;
  const facts = { name: name ?? address, email: address, market, teamId };
  await insertPerson(manager, id, { ...facts, timeZone: await zoneWhere(manager, facts) });
  const event = {
    key: `person/${id}#v1`,
    type: 'person.created',
    at: Date.now(),
    actorId: null,
    version: 1,
    data: { ...facts, by: provider.key },
  };
  await saveEvents(manager, [{ subjectKind: 'person', subjectId: id, programId: null, event }]);
  return id;
}

async function link(
  manager: EntityManager,
  { id: providerId, key: provider }: SignInProvider,
  { subject }: Stranger,
  personId: string,
  how: 'address' | 'created',
): Promise<void> {
  const id = randomUUID();
  await addIdentity(manager, { id, provider_id: providerId, subject, person_id: personId, how, created_by: null });
  const event = {
    key: `person/${personId}#identity:${id}`,
    type: 'person.identity_found',
    at: Date.now(),
    actorId: personId,
    version: 0,
    data: { identityId: id, provider, subject, how },
  };
  await saveEvents(manager, [{ subjectKind: 'person', subjectId: personId, programId: null, event }]);
}

function unknown({ name, key }: SignInProvider, { subject }: Stranger, why: string): Problem {
  return new Problem(
    'stranger',
    `Whoever signed in at ${name} as ${subject} ${why}. Give an administrator this, to link it to a person: ` +
      `tollgate providers link ${key} ${subject} PERSON`,
  );
}
