import Fastify from 'fastify';
import { defaults, Pool } from 'pg';
import { itemJson } from '../../../apps/api/src/items/item-json.js';
import type { ListedItem } from '../../../database/items/listed-items.js';
import { endWithParent, reportToParent } from '../../../config/child-process.js';
import { loadSettings } from '../../../config/settings.js';

/** The query as the API puts it together; as JSON in `BARE_LIST`. */
export interface BareList {
  sql: string;
  params: unknown[];
  limit: number;
  nextCursor: string | null;
}

/** The floor of a list: Fastify and pg, the same statement, the same JSON, and nobody asks who is there. */
const settings = loadSettings();
const { sql, params, limit, nextCursor } = JSON.parse(process.env['BARE_LIST'] ?? '{}') as BareList;
// Numbers as the API has them.
defaults.parseInt8 = true;
const pool = new Pool({ connectionString: settings.databaseUrl, max: settings.databasePoolSize });
const app = Fastify();
app.get('/items', async () => {
  const { rows } = await pool.query<ListedItem>(sql, params);
  return { items: rows.slice(0, limit).map(itemJson), nextCursor };
});
await app.listen({ port: settings.port, host: '127.0.0.1' });
endWithParent(async () => {
  await app.close();
  await pool.end();
});
reportToParent({ ready: true });
