import { concerns, type Asked, type Change } from './concerns.js';

const [item, other, program] = [1, 2, 3].map((n) => `00000000-0000-4000-8000-00000000000${n}`) as [
  string,
  string,
  string,
];
const started: Change = {
  seq: 1,
  type: 'item.started',
  subject: { kind: 'action_item', id: item },
  programId: program,
};
const get = (path: string, params: object = {}, data?: unknown): Asked => ({
  queryKey: ['get', path, { params }],
  data,
});

test.each<[string, Asked, boolean]>([
  ['the item, by its id', get('/action-items/{id}', { path: { id: item } }), true],
  ['the item, by its key', get('/action-items/{id}', { path: { id: 'AI-7' } }, { id: item }), true],
  ['another item, by its key', get('/action-items/{id}', { path: { id: 'AI-8' } }, { id: other }), false],
  ['its ladder', get('/action-items/{id}/upcoming', { path: { id: item } }), true],
  ['another item', get('/action-items/{id}', { path: { id: other } }, { id: other }), false],
  ['an item that waits for it', get('/action-items/{id}', { path: { id: other } }, { waitsFor: [{ id: item }] }), true],
  ['lists of items', get('/action-items', { query: { owner: 'me' } }), true],
  ['the list of its program', get('/action-items', { query: { program } }), true],
  ['the list of another program', get('/action-items', { query: { program: other } }), false],
  ['its program', get('/programs/{id}', { path: { id: program } }), true],
  ['the tollgates of its program', get('/programs/{id}/timeline', { path: { id: program } }), true],
  ['another program', get('/programs/{id}', { path: { id: other } }, { id: other }), false],
  ['programs, which count their items', { queryKey: ['pages', '/programs', {}, {}], data: undefined }, true],
  ['what one is told', get('/notifications'), true],
  ['risks', get('/risks'), false],
  ['policies', { queryKey: ['pages', '/policies', {}, {}], data: undefined }, false],
  ['what says that it is about items', { queryKey: ['mine'], meta: { kinds: ['action_item'] }, data: 0 }, true],
  ['what says that it is about programs', { queryKey: ['mine'], meta: { kinds: ['program'] }, data: 0 }, false],
  ['what does not say', { queryKey: ['mine'], data: 0 }, true],
  ['a file', { queryKey: ['file'], meta: { still: true }, data: 0 }, false],
])('an item is started: %s', (_, query, is) => {
  expect(concerns(query, started)).toBe(is);
});
