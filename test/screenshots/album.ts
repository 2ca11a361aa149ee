import { pages } from '../e2e/page/pages.js';
import type { Sample } from '../e2e/page/sample.js';
import type { Look } from '../harness/page/windows.js';
import type { Shot } from './shot.js';
import type { State } from './states.js';
import type { Found } from './world.js';

/** Pages that only whoever runs the installation has much of; others are taken as a program manager sees them. */
const ofAdministrators = [
  '/people',
  '/people/$id',
  '/teams',
  '/access',
  '/policies',
  '/policies/$id',
  '/calendars',
  '/calendars/$key',
  '/duty',
  '/deliveries',
  '/webhooks',
  '/webhooks/$id',
  '/deliveries/$id',
  '/engine',
  '/audit',
];
/** Pages that draw, or are looked at late: by night they are another picture. */
const byNight = [
  '/',
  '/items/$ref',
  '/programs/$id',
  '/rehearsals/$id',
  '/calendars/$key',
  '/policies/$id',
  '/engine',
  '/controls/$ref',
  '/controls/coverage',
];
const onPhone = ['/', '/items/$ref', '/controls/$ref', '/controls/coverage', '/occurrences/$ref'];
/** Other pictures of the same page, by what stands in its address. */
const views: Record<string, Record<string, string>> = {
  '/programs/$id': {
    board: '?view=board',
    timeline: '?view=timeline',
    'timeline as a table': '?view=timeline&as=table',
    progress: '?view=progress',
  },
  '/items': { 'in groups': '?group=owner', 'narrowed to nothing': '?q=nothing+is+called+so' },
};
const printed = ['/items/$ref', '/programs/$id', '/items'];

export interface Album {
  state: State;
  /** Who sees all of it. */
  adminId: string;
  found: Found;
  /** Pages of the list that are meant. */
  only: readonly string[] | null;
}

/** All pictures of a state, in the order of the list of pages. What has no record to be opened with is said. */
export function shotsOf({ state, adminId, found, only }: Album, say: (line: string) => void): Shot[] {
  const meant = pages.filter(({ path }) => only === null || only.includes(path));
  return meant.flatMap(({ path, at }): Shot[] => {
    const address = addressOf(at, found);
    if (address === null) {
      say(`${path}: there is nothing to open it with in the state “${state}”`);
      return [];
    }
    const personId = ofAdministrators.includes(path) ? adminId : found.managerId;
    const shot = (how: string, more: Partial<Shot> = {}): Shot => ({
      ...{ page: path, state, how, at: address, personId },
      ...more,
    });
    // Nothing of it comes from the server before a file is there.
    if (state === 'error' && path === '/imports/new') return [];
    if (state === 'error')
      return [
        shot('answers 500', { fails: 500 }),
        ...(path === '/'
          ? [
              shot('busy', { fails: 503 }),
              shot('away', { fails: 'away' }),
              shot('away, by night', { fails: 'away', look: { dark: true } }),
            ]
          : []),
        ...(path === '/items/$ref' ? [shot('not there', { at: '/items/AI-999999' })] : []),
      ];
    const look = (how: string, is: Look): Shot => shot(how, { look: is });
    const night = byNight.includes(path) && state === 'sample';
    return [
      shot(''),
      ...Object.entries(views[path] ?? {}).flatMap(([how, query]) => [
        shot(how, { at: address + query }),
        ...(night && !query.includes('table')
          ? [shot(`${how}, by night`, { at: address + query, look: { dark: true } })]
          : []),
      ]),
      ...(night ? [look('by night', { dark: true })] : []),
      ...(onPhone.includes(path) ? [look('on a phone', { phone: true })] : []),
      ...(path === '/' ? [shot('of an owner', { personId: found.ownerId })] : []),
      ...(path === '/items/$ref'
        ? [shot('of an owner, on a phone', { personId: found.ownerId, look: { phone: true } })]
        : []),
      ...(state === 'sample' && printed.includes(path) ? [shot('printed', { print: true })] : []),
      ...(state === 'sample' && path === '/' ? [look('in Chinese', { locale: 'zh-CN' })] : []),
    ];
  });
}

/** Null where there is no such record. */
function addressOf(at: (sample: Sample) => string, found: Found): string | null {
  try {
    const address = at(found as Sample);
    return address.includes('undefined') ? null : address;
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

/** Pages that stand outside the one of those who have signed in: ways in, and where links of messages lead. */
export function outside(links: Record<string, string>, itemId: string): Shot[] {
  const found = {
    'Signing in': '/sign-in',
    'A forgotten password': '/sign-in/forgotten',
    'A record, not signed in': `/open/action-items/${itemId}`,
    ...links,
  };
  const all = Object.entries(found).map(([page, at]): Shot => ({ page, state: 'sample', how: '', at, personId: null }));
  const gone = { page: 'A link that does not work', state: 'error', how: 'not there', at: '/act/nothing' } as const;
  return [...all, { ...gone, personId: null }].flatMap((shot) => [
    shot,
    { ...shot, how: 'on a phone', look: { phone: true } },
    { ...shot, how: 'by night', look: { dark: true } },
  ]);
}
