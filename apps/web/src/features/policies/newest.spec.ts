import { publishedNewest } from './newest.js';

const version = (number: number, status: 'draft' | 'published') => ({
  id: String(number),
  version: number,
  status,
  createdAt: '2026-11-01T00:00:00Z',
  publishedAt: null,
  proof: null,
  changes: null,
  replan: null,
  body: { before: ['P1D'], channels: [] },
});

test('in force is the last version that was published, in whatever order they come', () => {
  expect(publishedNewest([version(1, 'published'), version(3, 'draft'), version(2, 'published')])?.version).toBe(2);
  expect(publishedNewest([version(1, 'draft')])).toBeUndefined();
});
