import { withinApi } from '../../apps/api/src/http/api-prefix.js';
import { inFloors, longestTurn } from '../floor/floor.js';
import { hostileBody, plainValue, type Schema } from './hostile-json.js';
import { chanceOf } from './random.js';

/**
 * Hostile JSON bodies, sent to every route of the running application that takes one. Each must be answered, soon and
 * briefly, and none with an error of ours.
 *
 *     FUZZ_JSON_RUNS=10000 npm test -- test/e2e/api/json-fuzz.test.ts
 */
export interface JsonOutcome {
  runs: number;
  routes: number;
  /** By status. */
  answers: Record<string, number>;
  /** Of the process that serves, and sends: its own computing, as a multiple of this machine's floor. */
  longestTurnFloors: number;
  /** What took it. */
  longestTurn: string;
  slowestMs: number;
  /** In bytes. */
  largestAnswer: number;
}

interface Operation {
  requestBody?: { content?: Record<string, { schema: Schema }> };
}

interface Document {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
}

/** The application that is sent to; `idIn` gives ids of what is there, by the path before them. */
export interface Target {
  url: string;
  token: string;
  idIn: (path: string) => string;
}

/** What is made at once, and then sent: making it is no part of what is measured. */
const batch = 10;

interface Route {
  method: string;
  path: string;
  schema: Schema;
}

/** @throws Error for an answer of 5xx, or one that is no answer; it names the seed, the route and the body's beginning */
export async function fuzzJson(target: Target, seed: number, runs: number): Promise<JsonOutcome> {
  const document = (await (await fetch(`${target.url}/openapi.json`)).json()) as Document;
  const resolve = (ref: string): Schema => document.components.schemas[ref.split('/').at(-1) ?? ''] ?? {};
  const routes = routesOf(document);
  const outcome: JsonOutcome = {
    runs,
    routes: routes.length,
    answers: {},
    longestTurnFloors: 0,
    longestTurn: '',
    slowestMs: 0,
    largestAnswer: 0,
  };
  for (let from = 0; from < runs; from += batch) {
    const made = Array.from({ length: Math.min(batch, runs - from) }, (_, n) => {
      const own = seed + from + n;
      const chance = chanceOf(own);
      const route = routes[own % routes.length];
      if (!route) throw new Error('no route takes JSON');
      return { own, route, body: hostileBody(chance, () => plainValue(chance, route.schema, resolve)) };
    });
    for (const { own, route, body } of made) {
      const floors = await inFloors(async () => {
        const turn = longestTurn();
        await send(target, route, body, own, outcome);
        return turn.end();
      });
      if (floors <= outcome.longestTurnFloors) continue;
      outcome.longestTurnFloors = floors;
      outcome.longestTurn = `seed ${own}, ${route.method} ${route.path}, ${body.length} bytes`;
    }
  }
  return outcome;
}

function routesOf({ paths }: Document): Route[] {
  return Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).flatMap(([method, { requestBody }]) => {
      const schema = requestBody?.content?.['application/json']?.schema;
      return schema ? [{ method: method.toUpperCase(), path, schema }] : [];
    }),
  );
}

async function send(
  { url, token, idIn }: Target,
  { method, path, schema: _ }: Route,
  body: Buffer,
  seed: number,
  outcome: JsonOutcome,
): Promise<void> {
  const began = performance.now();
  const to = path.replace(/\{[^}]+\}/g, (_, at: number) => idIn(withinApi(path.slice(0, at))));
  const about = `seed ${seed}, ${method} ${to}, ${body.subarray(0, 200).toString()}`;
  let status: number;
  let size: number;
  try {
    const answer = await fetch(`${url}${to}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'if-match': '*' },
      body: new Uint8Array(body),
    });
    status = answer.status;
    size = (await answer.arrayBuffer()).byteLength;
  } catch (error) {
    throw new Error(`${about}: no answer`, { cause: error });
  }
  if (status >= 500) throw new Error(`${about}: ${status}`);
  outcome.answers[status] = (outcome.answers[status] ?? 0) + 1;
  outcome.slowestMs = Math.max(outcome.slowestMs, performance.now() - began);
  outcome.largestAnswer = Math.max(outcome.largestAnswer, size);
}
