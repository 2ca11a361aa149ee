import { shownKinds } from '../../../../database/engine/kinds.js';
import type { BoundKind } from '../../../../database/people/program-bound.js';
import type { TokenLevel } from '../../../../domain/access/limits.js';

/**
 * How what a route is about is found to be within one program, for a token that is good for one only.
 *
 * `free`: it is about no program, and an answer to whoever works in one needs it. `asked`: the handler asks, for only it
 * knows the program. `record`: one is named in its path, and for some in its body too. `list`: it is narrowed by this
 * field of its query. `seen`: what is seen with such a token is of that program, by the condition of the list. `body`: the program is named there. `items`: a filter that is narrowed, or items by name.
 */
export type Bound =
  | { is: 'free' | 'asked' | 'seen' | 'refused' }
  | { is: 'record'; kind: BoundKind; also?: { kind: BoundKind; field: string } }
  | { is: 'list'; field: 'program' | 'programId' }
  | { is: 'body'; field: 'programId' }
  | { is: 'items' };

const free: Bound = { is: 'free' };
const asked: Bound = { is: 'asked' };
const seen: Bound = { is: 'seen' };
const refused: Bound = { is: 'refused' };
const listed: Bound = { is: 'list', field: 'program' };
const inBody: Bound = { is: 'body', field: 'programId' };
const record = (kind: BoundKind): Bound => ({ is: 'record', kind });

/**
 * By route; records and paths that end with a slash also for what is below them, unless that is here itself. What is not here
 * is refused to a token for one program.
 */
const bounds: Record<string, Bound> = {
  'GET /action-items': listed,
  'GET /action-items/count': listed,
  'GET /action-items/states': free,
  'POST /action-items': inBody,
  '* /action-items/:id': record('action_item'),
  'POST /action-items/:id/dependencies': {
    is: 'record',
    kind: 'action_item',
    also: { kind: 'action_item', field: 'on' },
  },
  // What it answers goes through the programs behind.
  'POST /action-items/:id/what-if': refused,
  'GET /audit-events': { is: 'list', field: 'programId' },
  'POST /bulk-operations': { is: 'items' },
  '* /bulk-operations/:id': record('bulk_operation'),
  'GET /calendars': free,
  'GET /calendars/': free,
  'GET /delegations': seen,
  'GET /delegations/:id': seen,
  // What it tells of is asked at each event.
  'GET /events': seen,
  'GET /exceptions/:id': record('exception'),
  // It tells what is held of all its items, whose programs are others.
  'POST /exceptions/:id/policy-meaning': refused,
  'GET /exports/action-items': listed,
  'GET /imports': listed,
  'POST /imports': asked,
  '* /imports/:id': record('import'),
  'POST /maintenance-windows': inBody,
  '* /maintenance-windows/:id': record('maintenance_window'),
  'GET /governance-reports/preview': seen,
  'GET /governance-reports/preview/document': seen,
  'GET /names': asked,
  // What it asks for in the right of whoever came in is looked at by itself.
  'POST /mcp': free,
  'GET /notifications': listed,
  'GET /people': free,
  'GET /people/me': free,
  'GET /people/:id': free,
  // Its own, so that whoever is done with it can end it.
  'DELETE /people/:id/tokens/:tokenId': asked,
  'GET /policies': free,
  'GET /policies/': free,
  '* /programs/:id': record('program'),
  'POST /programs/:id/template': refused,
  'GET /recurrences': listed,
  'POST /recurrences': asked,
  'POST /recurrences/preview': asked,
  '* /recurrences/:id': record('recurrence'),
  'GET /rehearsals': listed,
  'POST /rehearsals': inBody,
  '* /rehearsals/:id': record('rehearsal'),
  // Of what belongs to no program there is none to be seen.
  ...Object.fromEntries(
    shownKinds.flatMap(({ path }) => [
      [`GET /${path}`, seen],
      [`GET /${path}/count`, seen],
    ]),
  ),
  'GET /sign-off-rounds/:id': record('sign_off_round'),
  'GET /teams': free,
  'GET /teams/:id': free,
  'GET /time/': free,
};

/** Sent by POST, and yet they change nothing. */
const readByPost = [
  'POST /action-items/:id/policy-meaning',
  'POST /action-items/:id/policy-preview',
  'POST /action-items/:id/what-if',
  'POST /alignments/:id/revise-preview',
  'POST /cases/:id/merges/preview',
  'POST /cases/similar',
  'POST /exceptions/:id/policy-meaning',
  'POST /findings/:id/launch-preview',
  'POST /mcp',
  'POST /query',
  'POST /recurrences/:id/preview',
  'POST /recurrences/preview',
  'POST /templates/:id/preview',
  'POST /templates/preview',
];

/** What only administrators change, at all or of others. What is one's own is changed by whoever acts. */
const administered = [
  '/acting-licences',
  '/calendars',
  '/cause-taxonomy',
  '/command-keys',
  '/deliveries',
  '/finding-limits',
  '/message-settings',
  '/people',
  '/policies',
  '/role-grants',
  '/rules',
  '/severity-matrix',
  '/sign-in-providers',
  '/teams',
  '/webhooks',
];
const ownAffairs = /^\/people\/:id\/(?:action-links|contact-points|feeds|preferences)(?:\/|$)/;

/** What a token must be good for at this route; `asked`: the handler asks. @param path within the API, `/teams/:id` */
export function needOf(method: string, path: string): TokenLevel | 'asked' {
  const route = `${method} ${path}`;
  if (path.startsWith('/scim/')) return 'directory';
  if (isRead(method) || readByPost.includes(route)) return 'read';
  if (bounds[route]?.is === 'asked' && path.startsWith('/people/')) return 'asked';
  const below = administered.some((place) => path === place || path.startsWith(`${place}/`));
  return below && !ownAffairs.test(path) ? 'administer' : 'act';
}

export function boundOf(method: string, path: string): Bound {
  const verb = method === 'HEAD' ? 'GET' : method;
  const own = bounds[`${verb} ${path}`] ?? bounds[`* ${path}`];
  if (own) return own;
  for (let place = above(path); place !== ''; place = above(place)) {
    const found = bounds[`${verb} ${place}/`] ?? bounds[`${verb} ${place}`] ?? bounds[`* ${place}`];
    if (found && (found.is === 'record' || `${verb} ${place}/` in bounds)) return found;
  }
  return refused;
}

function above(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

function isRead(method: string): boolean {
  return method === 'GET' || method === 'HEAD';
}
