// By what token an installation is attacked, and what must not come of it.
import { Buffer } from 'node:buffer';
import { generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

/** Those who are nobody here are let in to nothing but what is open to all. */
export const outsiders = ['nobody', 'expired', 'foreign', 'forged'];
export const attackers = ['administrator', 'scoped', ...outsiders];

const base64 = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** What an issuer has signed that nobody here trusts: in form all is well. */
function forged(url) {
  const said = { iss: 'https://issuer.example', sub: 'somebody', aud: url, jti: randomUUID() };
  const now = Math.floor(Date.now() / 1_000);
  const text = `${base64({ alg: 'EdDSA', kid: 'one' })}.${base64({ ...said, iat: now, exp: now + 86_400 })}`;
  return `${text}.${sign(null, Buffer.from(text), generateKeyPairSync('ed25519').privateKey).toString('base64url')}`;
}

/** As every installation makes them, and none that was made here. */
async function foreign() {
  const made = new URL('../../dist/database/people/token-text.js', import.meta.url);
  return (await import(made.href)).newToken();
}

/** By what whoever attacks comes; null: by nothing. */
export async function tokenOf(as, { url, token, call, known }) {
  const own = async (facts) => {
    const { id } = await call('GET', '/people/me');
    return (await call('POST', `/people/${id}/tokens`, { name: as, ...facts })).token;
  };
  if (as === 'administrator') return token;
  if (as === 'scoped') return own({ level: 'read', programId: known.programs[1] });
  if (as === 'foreign') return foreign();
  if (as === 'forged') return forged(url);
  if (as === 'nobody') return null;
  const short = await own({ expiresAt: new Date(Date.now() + 2_000).toISOString() });
  const headers = { authorization: `Bearer ${short}` };
  while ((await fetch(`${url}/api/v1/people/me`, { headers })).status !== 401) await sleep(250);
  return short;
}

/** Which event is the newest of the trail. */
export async function newestEvent(call) {
  return (await call('GET', '/audit-events?limit=1')).items[0]?.seq ?? 0;
}

/** What is refused before anybody asks who it is: what cannot be read, has no end, or is no request of ours. */
const unread = [400, 405, 413, 414, 415, 429, 431];

/**
 * What was answered as it may not be to whoever comes so, out of all that was sent.
 *
 * @param paths of the OpenAPI document
 * @param entries of the report (HAR)
 */
export function faultsOf(as, paths, entries) {
  const find = operationsOf(paths);
  const faults = entries.flatMap(({ request, response: { status, headers } }) => {
    const { pathname } = new URL(request.url);
    const operation = find(request.method, pathname);
    // Without a status there was no answer: that is told by schemathesis.
    if (operation === null || operation.security === undefined || status === 0) return [];
    const why = outsiders.includes(as) ? letIn(status, headers) : changed(request.method, operation, status);
    return why === null ? [] : [`${request.method} ${operation.path}: ${status}, ${why}`];
  });
  return [...new Set(faults)].sort();
}

function letIn(status, headers) {
  const of = (name) => headers.find((header) => header.name.toLowerCase() === name)?.value ?? '';
  if (status !== 401) return unread.includes(status) ? null : 'and nobody had asked who it was';
  if (!of('content-type').startsWith('application/problem+json')) return 'without problem details';
  return of('www-authenticate') === '' ? 'without WWW-Authenticate' : null;
}

function changed(method, operation, status) {
  const reads = ['GET', 'HEAD', 'OPTIONS'].includes(method) || operation['x-previews'] === true;
  return reads || status >= 400 ? null : 'though the token only reads';
}

/** Finds what the document says of a request: the path with the fewest parameters that fits; null: nothing. */
function operationsOf(paths) {
  const all = Object.entries(paths).map(([path, operations]) => {
    const text = path.split(/\{[^}]+\}/).map((plain) => plain.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`));
    return { path, operations, parameters: text.length, fits: new RegExp(`^${text.join('[^/]+')}/?$`) };
  });
  all.sort((one, other) => one.parameters - other.parameters);
  return (method, pathname) => {
    const found = all.find(({ fits, operations }) => fits.test(pathname) && method.toLowerCase() in operations);
    return found ? { path: found.path, ...found.operations[method.toLowerCase()] } : null;
  };
}
