import { randomUUID } from 'node:crypto';
import { installationKey } from '../../../../config/installation-key.js';
import { linkToken, linkTokenHash, type LinkFacts } from '../../../../domain/link/link-token.js';
import { Browser } from '../../../harness/browser.js';
import {
  anywhere,
  cell,
  inTheHead,
  intoSession,
  noMoreGuesses,
  ofOurs,
  sql,
  type Cell,
  type Row,
  type World,
} from './cells.js';
import { altered, own, press, pressed, random } from './pressing.js';
import { keyElsewhere } from './world.js';

/** The link of a message as it is kept. */
async function kept(world: World): Promise<LinkFacts> {
  const hash = linkTokenHash(world.approve.replace('/act/', ''));
  const [row] = (await sql(
    world,
    `SELECT id, action, person_id AS "personId", subject_id AS "subjectId", content_hash AS "contentHash", expires_at AS at
     FROM action_links WHERE token_hash = $1`,
    [hash],
  )) as (Omit<LinkFacts, 'expiresAt'> & { at: Date })[];
  if (!row) throw new Error('the link of the mail is not kept');
  const { at, ...facts } = row;
  return { ...facts, expiresAt: at.getTime() };
}
/** Changes the row of the link, until the case is over. */
async function changed(world: World, column: string, value: unknown): Promise<string> {
  const { id } = await kept(world);
  const [before] = (await sql(world, `SELECT ${column} AS value FROM action_links WHERE id = $1`, [id])) as {
    value: unknown;
  }[];
  const set = (to: unknown): Promise<unknown> =>
    sql(world, `UPDATE action_links SET ${column} = $2 WHERE id = $1`, [id, to]);
  await set(value);
  world.afterwards(() => set(before?.value));
  return world.approve;
}
const once = 'it stands for one decision on one content, which is said in its message';

/** A link in a message, by which its reader decides. */
export const actLink: Row = {
  ...ofOurs,
  unknown: pressed(404, /look in Tollgate/, () => `/act${random}`),
  malformed: pressed(404, /Copy it whole out of the message/, ({ approve }) => approve.slice(0, -4)),
  over: pressed(410, /Decide in Tollgate, or wait for the next message/, async (world) => {
    const facts = { ...(await kept(world)), expiresAt: Date.now() - 60_000 };
    const token = linkToken(installationKey(world.tollgate.settings, 'action-links'), facts);
    await changed(world, 'expires_at', new Date(facts.expiresAt));
    await sql(world, 'UPDATE action_links SET token_hash = $2 WHERE id = $1', [facts.id, linkTokenHash(token)]);
    const before = linkTokenHash(world.approve.replace('/act/', ''));
    world.afterwards(() => sql(world, 'UPDATE action_links SET token_hash = $2 WHERE id = $1', [facts.id, before]));
    return `/act/${token}`;
  }),
  'not used for too long': 'it has an end, and is used once',
  'used a second time': pressed(410, /A link works once/, (world) => changed(world, 'used_at', new Date())),
  'ended or switched off': pressed(410, /Look in Tollgate, or wait for the next message/, (world) =>
    changed(world, 'revoked_at', new Date()),
  ),
  'of somebody who has left': pressed(410, /It does nothing any more/, async (world) => {
    const set = (active: boolean): Promise<unknown> =>
      sql(world, 'UPDATE people SET active = $2 WHERE id = $1', [world.c.managerId, active]);
    await set(false);
    world.afterwards(() => set(true));
    return world.approve;
  }),
  'good for less': once,
  'good for another program': once,
  'of another key, or altered': pressed(404, /not one of ours/, ({ approve }) => altered(approve)),
  'one guess too many': cell(429, null, /without a valid token or link. Go on in/, async (world) => {
    noMoreGuesses(world);
    const headers = { ...own(world), 'x-forwarded-for': world.network() };
    return () => press(world, `/act${random}`, headers);
  }),
  'sent by a page of others':
    'who knows its address has the mail: no cookie counts but for proving who one is (proof/link.test.ts)',
  'from another place': anywhere,
  'of another installation': pressed(404, /not one of ours/, async (world) => {
    const facts = await kept(world);
    return `/act/${linkToken(keyElsewhere(world, 'action-links'), facts)}`;
  }),
  'about what is restricted': 'it goes to whoever is asked to decide, who has a part in the record and sees it',
  'of somebody external': 'it goes to whoever is asked to decide, who has a part in the record and sees it',
};

const tellsNothing = 'it lets nobody in and tells nothing: it leads to signing in, and to what is refused there';
const opened = (status: number, says: RegExp, path: (world: World) => string): Cell =>
  cell(status, null, says, async (world) => () => new Browser(world.tollgate.url).get(path(world)));

/** A link to a record. */
export const openLink: Row = {
  ...ofOurs,
  ...intoSession,
  unknown: opened(404, /Copy the link whole out of the message/, () => `/open/no-such-kind/${randomUUID()}`),
  malformed: opened(404, /Copy the link whole out of the message/, () => '/open/action-items/AI-1'),
  over: tellsNothing,
  'not used for too long': tellsNothing,
  'used a second time': tellsNothing,
  'ended or switched off': tellsNothing,
  'of somebody who has left': tellsNothing,
  'of another key, or altered': tellsNothing,
  'one guess too many': tellsNothing,
  'sent by a page of others': tellsNothing,
  'from another place': anywhere,
  'of another installation': tellsNothing,
  // As one of a record that is not there.
  'about what is restricted': opened(200, /Sign in/, ({ hidden }) => `/open/action-items/${hidden.itemId}`),
};

/** The address of a calendar. */
async function feedOf(world: World, body: object = {}, facts: Record<string, unknown> = {}) {
  const personId = await world.somebody(facts);
  const client = await world.tollgate.as(personId);
  const { id, url } = await client.must(`/people/${personId}/feeds`, body);
  return { client, personId, id: String(id), path: new URL(String(url)).pathname };
}
const fetched = (path: (world: World) => string | Promise<string>): Cell =>
  cell(404, 'not-found', /Make a new one in Tollgate/, async (world) => {
    const at = await path(world);
    return () => new Browser(world.tollgate.url).get(at);
  });
export const feed: Row = {
  ...ofOurs,
  unknown: fetched(() => `/feeds/${'a'.repeat(43)}.ics`),
  malformed: fetched(async (world) => (await feedOf(world)).path.replace('.ics', 'x.ics')),
  over: 'it has no end: it is revoked, or its person leaves',
  'not used for too long': 'it has no end: it is revoked, or its person leaves',
  'used a second time': 'a calendar reads it again and again',
  'ended or switched off': fetched(async (world) => {
    const { client, personId, id, path } = await feedOf(world);
    expect((await client.delete(`/people/${personId}/feeds/${id}`)).status).toBe(204);
    return path;
  }),
  'of somebody who has left': fetched(async (world) => {
    const { personId, path } = await feedOf(world);
    await world.tollgate.admin.patch(`/people/${personId}`, { active: false }, { 'if-match': '*' });
    return path;
  }),
  'good for less': 'it is good to read dates, and there is nothing less',
  'good for another program': 'which program it shows stands in it: it cannot be asked for another',
  'of another key, or altered': fetched(async (world) => {
    const { path } = await feedOf(world);
    return `${path.slice(0, -5)}${path.at(-5) === 'a' ? 'b' : 'a'}.ics`;
  }),
  'one guess too many': cell(429, 'too-many-requests', /without a valid token or link. Go on in/, async (world) => {
    noMoreGuesses(world);
    const headers = { 'x-forwarded-for': world.network() };
    return () => new Browser(world.tollgate.url).get(`/feeds/${'b'.repeat(43)}.ics`, headers);
  }),
  'sent by a page of others': 'it reads, and changes nothing',
  'from another place': anywhere,
  'of another installation': inTheHead,
  'about what is restricted': fetched(async (world) => {
    const { path } = await feedOf(world, { programId: world.elsewhereId });
    const restricted = (to: boolean) =>
      world.c.manager.put(`/programs/${world.elsewhereId}/readers`, { restricted: to });
    expect((await restricted(true)).status).toBe(200);
    world.afterwards(() => restricted(false));
    return path;
  }),
  'of somebody external': fetched(async (world) => {
    const { path, personId } = await feedOf(world, { programId: world.elsewhereId });
    await sql(world, 'UPDATE people SET external = true WHERE id = $1', [personId]);
    return path;
  }),
};
