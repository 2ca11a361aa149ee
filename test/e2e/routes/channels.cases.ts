import { installationKey } from '../../../config/installation-key.js';
import { contactCode } from '../../../domain/link/contact-code.js';
import { absent, at, type RouteCase, type RouteTable, type World } from './world.js';

/** A port where nobody listens: what is sent there is tried again later. */
export const deafUrl = 'http://127.0.0.1:9/hook/0123456789';

const slack = { channel: 'slack', url: deafUrl };
const unknown = { ...slack, colour: 1 };

/** Somebody with no address yet. */
const personId = async (w: World): Promise<string> => (await w.admin.must('/people', { name: w.name() })).id;

/** Where a person, or the rooms of a program, have their addresses; whom they belong to may change them. */
interface Place {
  path: (w: World) => Promise<string>;
  absent: string;
}

const ofPerson: Place = {
  path: async (w) => `/people/${await personId(w)}/contact-points`,
  absent: `/people/${absent}/contact-points`,
};
const ofProgram: Place = {
  path: async (w) => `/programs/${w.c.programId}/rooms`,
  absent: `/programs/${absent}/rooms`,
};

async function address(w: World, { path }: Place): Promise<string> {
  const at = await path(w);
  return `${at}/${(await w.admin.must(at, slack)).id}`;
}

function adding(place: Place): RouteCase[] {
  return [
    { why: 'added', gives: 201, ask: async (w) => w.admin.post(await place.path(w), slack) },
    {
      why: 'not on a channel that is none',
      gives: 400,
      ask: async (w) => w.admin.post(await place.path(w), { ...slack, channel: 'pigeon' }),
    },
    {
      why: 'not without an address',
      gives: 400,
      ask: async (w) => w.admin.post(await place.path(w), { channel: 'slack' }),
    },
    {
      why: 'not with an id of Lark on another channel',
      gives: 400,
      ask: async (w) => w.admin.post(await place.path(w), { channel: 'slack', larkId: 'ou_1' }),
    },
    {
      why: 'not with a field that nobody knows',
      gives: 400,
      ask: async (w) => w.admin.post(await place.path(w), unknown),
    },
    {
      why: 'not into the own network',
      gives: 400,
      code: 'invalid-request',
      ask: async (w) => w.admin.post(await place.path(w), { ...slack, url: 'https://10.0.0.1/hook' }),
    },
    {
      why: 'not with a secret that its vendor does not know',
      gives: 400,
      ask: async (w) => w.admin.post(await place.path(w), { ...slack, secret: 'x' }),
    },
    { why: 'not by somebody else', gives: 403, ask: async (w) => w.stranger.post(await place.path(w), slack) },
    { why: 'not by an auditor', gives: 403, ask: async (w) => w.auditor.post(await place.path(w), slack) },
    { why: 'not where nothing is', gives: 404, ask: (w) => w.admin.post(place.absent, slack) },
  ];
}

function trying(place: Place): RouteCase[] {
  return [
    { why: 'a test is sent', gives: 202, ask: async (w) => w.admin.post(`${await address(w, place)}/test`) },
    {
      why: 'not with a field that nobody knows',
      gives: 400,
      ask: async (w) => w.admin.post(`${await address(w, place)}/test`, { colour: 1 }),
    },
    {
      why: 'not by somebody else',
      gives: 403,
      ask: async (w) => w.stranger.post(`${await address(w, place)}/test`),
    },
    {
      why: 'not to an address that is not there',
      gives: 404,
      ask: async (w) => w.admin.post(`${await place.path(w)}/${absent}/test`),
    },
  ];
}

/** An address with the bot of an app, and the code that would come there. */
async function unconfirmed(w: World): Promise<{ path: string; code: string }> {
  const at = `/people/${w.strangerId}/contact-points`;
  for (const { id, channel } of (await w.admin.get(at)).body.items)
    if (channel === 'lark') await w.admin.delete(`${at}/${id}`);
  const { id } = await w.stranger.must(at, { channel: 'lark', larkId: `ou_${w.name().replaceAll(/\W/g, '')}` });
  const key = installationKey(w.tollgate.settings, 'action-links');
  return { path: `${at}/${id}/confirm`, code: contactCode(key, id) };
}

const wrongCode = (code: string): string => (code === '00000000' ? '00000001' : '00000000');

function removing(place: Place): RouteCase[] {
  return [
    { why: 'removed', gives: 204, ask: async (w) => w.admin.delete(await address(w, place)) },
    { why: 'not by somebody else', gives: 403, ask: async (w) => w.stranger.delete(await address(w, place)) },
    {
      why: 'not what is not there',
      gives: 404,
      ask: async (w) => w.admin.delete(`${await place.path(w)}/${absent}`),
    },
    { why: 'not by a name that is no id', gives: 404, ask: async (w) => w.admin.delete(`${await place.path(w)}/x`) },
  ];
}

const preferences = (groups: object = {}): object => ({
  groups,
  quietHours: { from: '22:00', to: '07:00' },
  digest: { at: '08:30', channels: ['email'] },
});
const mine = (w: World): string => `/people/${w.strangerId}/preferences`;

/** The settings as they are, with what is said instead, and their version. */
async function settings(w: World, more: object = {}): Promise<{ body: object; version: number }> {
  const { channels, groups, version } = (await w.admin.get('/message-settings')).body;
  return { body: { channels, groups, ...more }, version };
}

export const channelCases: RouteTable = {
  'POST /people/{id}/contact-points': [
    ...adding(ofPerson),
    {
      why: 'not a second one of the same channel',
      gives: 409,
      code: 'already-exists',
      ask: async (w) => {
        const path = await ofPerson.path(w);
        await w.admin.must(path, slack);
        return w.admin.post(path, slack);
      },
    },
  ],
  'POST /people/{id}/contact-points/{contactId}/test': trying(ofPerson),
  'POST /people/{id}/contact-points/{contactId}/confirm': [
    {
      why: 'confirmed by the code that came there',
      gives: 200,
      ask: async (w) => {
        const { path, code } = await unconfirmed(w);
        return w.stranger.post(path, { code });
      },
    },
    {
      why: 'not by what is no code',
      gives: 400,
      ask: async (w) => w.stranger.post((await unconfirmed(w)).path, { code: 'please' }),
    },
    {
      why: 'not by an administrator in their place',
      gives: 403,
      ask: async (w) => {
        const { path, code } = await unconfirmed(w);
        return w.admin.post(path, { code });
      },
    },
    {
      why: 'not one that is not there',
      gives: 404,
      ask: (w) => w.stranger.post(`/people/${w.strangerId}/contact-points/${absent}/confirm`, { code: '12345678' }),
    },
    {
      why: 'not after too many wrong codes',
      gives: 409,
      ask: async (w) => {
        const { path, code } = await unconfirmed(w);
        for (let n = 0; n < 5; n += 1) await w.stranger.post(path, { code: wrongCode(code) });
        return w.stranger.post(path, { code });
      },
    },
    {
      why: 'not by a wrong code',
      gives: 422,
      code: 'invalid-command',
      ask: async (w) => {
        const { path, code } = await unconfirmed(w);
        return w.stranger.post(path, { code: wrongCode(code) });
      },
    },
  ],
  'DELETE /people/{id}/contact-points/{contactId}': removing(ofPerson),
  'POST /programs/{id}/rooms': [
    ...adding(ofProgram),
    {
      why: 'added by the manager of the program',
      gives: 201,
      ask: async (w) => w.c.manager.post(await ofProgram.path(w), slack),
    },
  ],
  'POST /programs/{id}/rooms/{roomId}/test': trying(ofProgram),
  'DELETE /programs/{id}/rooms/{roomId}': removing(ofProgram),
  'PUT /people/{id}/preferences': [
    { why: 'chosen', gives: 200, ask: (w) => w.stranger.put(mine(w), preferences()) },
    {
      why: 'not to switch off what must reach somebody',
      gives: 400,
      ask: (w) => w.stranger.put(mine(w), preferences({ escalations: { channels: [], when: 'immediate' } })),
    },
    {
      why: 'not at a time that is none',
      gives: 400,
      ask: (w) => w.stranger.put(mine(w), { ...preferences(), digest: { at: '25:00', channels: ['email'] } }),
    },
    { why: 'not those of somebody else', gives: 403, ask: (w) => w.c.owner.put(mine(w), preferences()) },
    {
      why: 'not those of nobody',
      gives: 404,
      ask: (w) => w.admin.put(`/people/${absent}/preferences`, preferences()),
    },
    {
      why: 'not on another version',
      gives: 412,
      code: 'version-mismatch',
      ask: (w) => w.stranger.put(mine(w), preferences(), at(99)),
    },
  ],
  'PUT /message-settings': [
    {
      why: 'said',
      gives: 200,
      ask: async (w) => {
        const { body, version } = await settings(w);
        return w.admin.put('/message-settings', body, at(version));
      },
    },
    {
      why: 'not with every channel off',
      gives: 400,
      ask: async (w) => {
        const channels = { email: false, lark: false, slack: false, teams: false };
        const { body, version } = await settings(w, { channels });
        return w.admin.put('/message-settings', body, at(version));
      },
    },
    {
      why: 'not by a member',
      gives: 403,
      ask: async (w) => w.stranger.put('/message-settings', (await settings(w)).body, at(0)),
    },
    {
      why: 'not on another version',
      gives: 412,
      ask: async (w) => w.admin.put('/message-settings', (await settings(w)).body, at(99)),
    },
    {
      why: 'not without the version that was read',
      gives: 428,
      ask: async (w) => w.admin.put('/message-settings', (await settings(w)).body),
    },
  ],
  'POST /people/{id}/action-links/revoke': [
    {
      why: 'revoked',
      gives: 200,
      ask: (w) => w.stranger.post(`/people/${w.strangerId}/action-links/revoke`),
    },
    {
      why: 'not one whose id is none',
      gives: 400,
      ask: (w) => w.stranger.post(`/people/${w.strangerId}/action-links/revoke`, { id: 'x' }),
    },
    {
      why: 'not those of somebody else',
      gives: 403,
      ask: (w) => w.stranger.post(`/people/${w.c.ownerId}/action-links/revoke`),
    },
    {
      why: 'not those of nobody',
      gives: 404,
      ask: (w) => w.admin.post(`/people/${absent}/action-links/revoke`),
    },
  ],
  'POST /people/{id}/feeds': [
    { why: 'made', gives: 201, ask: (w) => w.stranger.post(`/people/${w.strangerId}/feeds`) },
    {
      why: 'made of a program',
      gives: 201,
      ask: (w) => w.stranger.post(`/people/${w.strangerId}/feeds`, { programId: w.c.programId }),
    },
    {
      why: 'not more than one can keep an eye on',
      gives: 422,
      code: 'too-many-secrets',
      ask: async (w) => {
        const id = await w.tollgate.person(w.name());
        const person = await w.tollgate.as(id);
        for (let n = 0; n < 50; n += 1) await person.must(`/people/${id}/feeds`);
        return person.post(`/people/${id}/feeds`);
      },
    },
    {
      why: 'not of a program whose id is none',
      gives: 400,
      ask: (w) => w.stranger.post(`/people/${w.strangerId}/feeds`, { programId: 'x' }),
    },
    { why: 'not for somebody else', gives: 403, ask: (w) => w.stranger.post(`/people/${w.c.ownerId}/feeds`) },
    {
      why: 'not of a program that is not there',
      gives: 404,
      ask: (w) => w.stranger.post(`/people/${w.strangerId}/feeds`, { programId: absent }),
    },
  ],
  'DELETE /people/{id}/feeds/{feedId}': [
    {
      why: 'revoked',
      gives: 204,
      ask: async (w) => {
        const { id } = await w.stranger.must(`/people/${w.strangerId}/feeds`);
        return w.stranger.delete(`/people/${w.strangerId}/feeds/${id}`);
      },
    },
    {
      why: 'not that of somebody else',
      gives: 403,
      ask: (w) => w.stranger.delete(`/people/${w.c.ownerId}/feeds/${absent}`),
    },
    {
      why: 'not one that is not there',
      gives: 404,
      ask: (w) => w.stranger.delete(`/people/${w.strangerId}/feeds/${absent}`),
    },
  ],
};
