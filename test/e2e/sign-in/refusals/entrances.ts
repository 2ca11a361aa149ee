import { installationKey } from '../../../../config/installation-key.js';
import { claimPath } from '../../../../database/sign-in/claim.js';
import { signInPath, signInToken, type SignInLinkFacts } from '../../../../domain/sign-in/link.js';
import { anywhere, cell, intoSession, noMoreGuesses, ofOurs, sql, type Row, type World } from './cells.js';
import { altered, foreign, own, press, pressed, random } from './pressing.js';
import { keyElsewhere } from './world.js';

/** A link of somebody new by which they get in, and what it was made of. */
async function linkOf(world: World): Promise<{ personId: string; path: string; id: string }> {
  const personId = await world.somebody();
  const { id, url } = await world.tollgate.admin.must(`/people/${personId}/sign-in-links`, { purpose: 'sign_in' });
  return { personId, id, path: new URL(String(url)).pathname };
}
async function forged(world: World, id: string): Promise<string> {
  const [row] = (await sql(
    world,
    'SELECT id, person_id AS "personId", purpose, ends_at AS at FROM sign_in_links WHERE id = $1',
    [id],
  )) as (Omit<SignInLinkFacts, 'endsAt'> & { at: Date })[];
  if (!row) throw new Error('there is no such link');
  const { at, ...facts } = row;
  return signInPath(signInToken(keyElsewhere(world, 'sign-in-links'), { ...facts, endsAt: at.getTime() }));
}
const another = /ask whoever sent it for another/;

/** A link by which somebody gets in, or sets a password. */
export const signInLink: Row = {
  ...ofOurs,
  ...intoSession,
  unknown: pressed(410, another, () => `/sign-in/link${random}`),
  malformed: pressed(410, another, async (world) => (await linkOf(world)).path.slice(0, -4)),
  over: pressed(410, another, async (world) => {
    const { id, path } = await linkOf(world);
    await sql(world, 'UPDATE sign_in_links SET ends_at = now() WHERE id = $1', [id]);
    return path;
  }),
  'not used for too long': 'it has an end, and is used once',
  'used a second time': pressed(410, another, async (world) => {
    const { path } = await linkOf(world);
    expect((await press(world, path)).status).toBe(303);
    return path;
  }),
  'ended or switched off': pressed(410, another, async (world) => {
    const { personId, path } = await linkOf(world);
    await world.tollgate.admin.must(`/people/${personId}/sign-in-links`, { purpose: 'sign_in' });
    return path;
  }),
  'of somebody who has left': pressed(410, another, async (world) => {
    const { personId, path } = await linkOf(world);
    await world.tollgate.admin.patch(`/people/${personId}`, { active: false }, { 'if-match': '*' });
    return path;
  }),
  'of another key, or altered': pressed(410, another, async (world) => altered((await linkOf(world)).path)),
  'one guess too many': cell(429, null, /Go on in \d+ s/, async (world) => {
    noMoreGuesses(world);
    const headers = { ...own(world), 'x-forwarded-for': world.network() };
    return () => press(world, `/sign-in/link${random}`, headers);
  }),
  'sent by a page of others': cell(403, null, /Open that address and do it there/, async (world) => {
    const { path } = await linkOf(world);
    return () => press(world, path, foreign);
  }),
  'from another place': anywhere,
  'of another installation': pressed(410, another, async (world) => forged(world, (await linkOf(world)).id)),
};

/** Where the first administrator's account is claimed. */
const claim = async (world: World): Promise<string> => {
  const path = await claimPath(world.tollgate.dataSource, installationKey(world.tollgate.settings, 'sign-in-links'));
  if (path === null) throw new Error('it was claimed');
  return path;
};
const claimed = async (world: World, column: string): Promise<string> => {
  const path = await claim(world);
  const which = `purpose = 'claim' AND ended_at IS NULL`;
  const [row] = (await sql(world, `UPDATE sign_in_links SET ${column} = now() WHERE ${which} RETURNING id`)) as {
    id: string;
  }[][];
  // So that another can be made.
  world.afterwards(() => sql(world, 'UPDATE sign_in_links SET used_at = NULL WHERE id = $1', [row?.[0]?.id]));
  return path;
};
export const claimLink: Row = {
  ...ofOurs,
  ...intoSession,
  unknown: signInLink.unknown,
  malformed: pressed(410, another, async (world) => (await claim(world)).slice(0, -4)),
  over: pressed(410, another, (world) => claimed(world, 'ends_at')),
  'not used for too long': 'it has an end, and is used once',
  'used a second time': pressed(410, another, (world) => claimed(world, 'used_at')),
  'ended or switched off': pressed(410, another, async (world) => {
    const path = await claim(world);
    await claim(world);
    return path;
  }),
  'of somebody who has left': pressed(410, another, async (world) => {
    const path = await claim(world);
    const set = (active: boolean): Promise<unknown> =>
      sql(world, `UPDATE people SET active = $1 WHERE name = 'Administrator'`, [active]);
    await set(false);
    world.afterwards(() => set(true));
    return path;
  }),
  'of another key, or altered': pressed(410, another, async (world) => altered(await claim(world))),
  'one guess too many': signInLink['one guess too many'],
  'sent by a page of others': cell(403, null, /Open that address and do it there/, async (world) => {
    const path = await claim(world);
    return () => press(world, path, foreign);
  }),
  'from another place': cell(403, null, /tollgate sign-in-link Administrator/, async (world) => {
    const path = await claim(world);
    return () => press(world, path, { ...own(world), 'x-forwarded-for': world.network() });
  }),
  'of another installation': pressed(410, another, async (world) => {
    await claim(world);
    const [row] = (await sql(
      world,
      `SELECT id FROM sign_in_links WHERE purpose = 'claim' AND ended_at IS NULL AND used_at IS NULL`,
    )) as { id: string }[];
    return forged(world, row?.id ?? '');
  }),
};
