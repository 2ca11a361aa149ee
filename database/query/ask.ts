import { Socket } from 'node:net';
import { Client, type FieldDef } from 'pg';
import { mostBytes } from '../../domain/query/limits.js';
import { QueryProblem } from '../../domain/query/place.js';
import { viewSchema } from '../roles/grant.js';

/** Rows as the database writes them: each value is its text, or null. */
export interface Asked {
  columns: { name: string; type: string }[];
  rows: (string | null)[][];
  /** Whether there are more than were wanted. */
  more: boolean;
}

/** It takes longer than it may, or comes to more than fits. The message says what, and what to do. */
export class QueryTooLarge extends Error {}

/** The database cannot be asked now. */
export class QueryAway extends Error {}

/** By its extended protocol a server takes one statement and no more. */
const extended = { queryMode: 'extended' } as const;

const opening = 'DECLARE asked NO SCROLL CURSOR WITHOUT HOLD FOR ';

/**
 * Carries one statement out that `statementOf` has let through, as the role that reads the views and nothing else: on a connection that
 * begins and ends with it, in a transaction that only reads, behind a cursor, which takes nothing but a query. What comes is
 * counted on the wire: of a value that is too long, nobody holds more than that.
 *
 * @throws QueryProblem, QueryTooLarge, QueryAway
 */
export async function ask(
  url: string,
  statement: string,
  { rows: wanted, withinMs }: { rows: number; withinMs: number },
): Promise<Asked> {
  const wire = new CountedSocket(mostBytes);
  const client = new Client({
    connectionString: url,
    application_name: 'tollgate query',
    connectionTimeoutMillis: 5_000,
    stream: () => wire,
    types: { getTypeParser: () => (text: string) => text },
  });
  client.on('error', () => undefined);
  try {
    await client.connect().catch((error: unknown) => {
      throw new QueryAway('The database of the views cannot be reached. Try again shortly.', { cause: error });
    });
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    await client.query(settings, [viewSchema, String(withinMs), String(withinMs + 5_000)]);
    await client.query({ text: opening + statement, ...extended });
    const text = `FETCH FORWARD ${wanted + 1} FROM asked`;
    const found = await client.query<(string | null)[]>({ text, rowMode: 'array', ...extended });
    const types = await typesOf(client, found.fields);
    const columns = found.fields.map(({ name }, at) => ({ name, type: types[at] ?? 'text' }));
    return { columns, rows: found.rows.slice(0, wanted), more: found.rows.length > wanted };
  } catch (error) {
    if (wire.full)
      throw new QueryTooLarge(
        `The answer is more than ${mostBytes / 1024 / 1024} MB. Ask for fewer rows or columns, or for sums instead of all there is.`,
      );
    throw problemOf(error, statement, withinMs);
  } finally {
    // Whatever it does still, the server sees that nobody waits for it.
    await client.end().catch(() => undefined);
    wire.destroy();
  }
}

/** For this transaction, whatever the role or the server has. Nothing in a statement can call `set_config`. */
const settings = `SELECT set_config('search_path', $1, true), set_config('statement_timeout', $2, true),
  set_config('idle_in_transaction_session_timeout', $3, true), set_config('lock_timeout', '2000', true),
  set_config('standard_conforming_strings', 'on', true), set_config('cursor_tuple_fraction', '1', true),
  set_config('work_mem', '16MB', true), set_config('jit', 'off', true), set_config('timezone', 'UTC', true),
  set_config('datestyle', 'ISO, YMD', true), set_config('intervalstyle', 'iso_8601', true),
  set_config('bytea_output', 'hex', true), set_config('extra_float_digits', '1', true)`;

/** What types are called: `text[]`, `numeric(10,2)`. */
async function typesOf(client: Client, fields: readonly FieldDef[]): Promise<string[]> {
  const { rows } = await client.query<{ type: string }>(
    `SELECT format_type(f.id, f.size) AS type FROM unnest($1::oid[], $2::integer[]) WITH ORDINALITY AS f (id, size, at) ORDER BY f.at`,
    [fields.map(({ dataTypeID }) => dataTypeID), fields.map(({ dataTypeModifier }) => dataTypeModifier)],
  );
  return rows.map(({ type }) => type);
}

interface ServerError {
  code?: unknown;
  position?: unknown;
  hint?: unknown;
  message: string;
}

function problemOf(error: unknown, statement: string, withinMs: number): unknown {
  if (!(error instanceof Error) || error instanceof QueryAway) return error;
  const { code, position, hint, message }: ServerError = error;
  if (typeof code !== 'string')
    return new QueryAway('The connection to the database of the views was lost. Try again.');
  if (code === '57014')
    return new QueryTooLarge(
      `It took more than ${withinMs / 1000} seconds. Narrow it by WHERE, look at fewer views at once, or ask for fewer rows.`,
    );
  if (code.startsWith('53') || code.startsWith('54'))
    return new QueryTooLarge(`It takes more of the server than it may: ${sentence(message)}`);
  if (code.startsWith('08') || code.startsWith('57P') || code.startsWith('58') || code.startsWith('XX'))
    return new QueryAway('The database of the views cannot answer now. Try again shortly.', { cause: error });
  const at = Number(position) - opening.length;
  const more = typeof hint === 'string' ? ` ${sentence(hint)}` : '';
  const said = code === '42501' ? `${sentence(message)} Only the views of ${viewSchema} are read.` : sentence(message);
  return new QueryProblem(`${said}${more}`, at >= 1 && at <= statement.length + 1 ? at : null);
}

function sentence(text: string): string {
  const said = text.slice(0, 500);
  return `${said.charAt(0).toUpperCase()}${said.slice(1)}${/[.?!]$/.test(said) ? '' : '.'}`;
}

/** Takes so many bytes and is closed by one more. */
class CountedSocket extends Socket {
  full = false;
  private left: number;

  constructor(most: number) {
    super();
    this.left = most;
  }

  /** What libuv has read comes by this way, before anybody else sees it. */
  override push(chunk: Uint8Array | string | null, encoding?: BufferEncoding): boolean {
    if (chunk !== null) this.left -= chunk.length;
    if (this.left >= 0) return super.push(chunk, encoding);
    this.full = true;
    this.destroy(new Error('the answer is too long'));
    return false;
  }
}
