import type { Sorts } from '../paging/page.js';

const id = { sql: 'i.id', type: 'uuid' } as const;

export const itemSorts: Sorts<'due' | 'created' | 'number' | 'level' | 'updated'> = {
  due: [{ sql: 'i.due_at', type: 'timestamptz' }, id],
  created: [{ sql: 'i.created_at', type: 'timestamptz' }, id],
  number: [{ sql: 'i.number', type: 'bigint' }],
  level: [{ sql: 'i.ladder_level', type: 'integer' }, { sql: 'i.due_at', type: 'timestamptz' }, id],
  updated: [{ sql: 'i.updated_at', type: 'timestamptz' }, id],
};
