import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { stateOfWorkflow } from '../../config/stuck-workflow.js';
import { recordKindNames, recordKinds, statesIn, workflowOf, type RecordKind } from '../../database/engine/kinds.js';
import { commandLine } from '../harness/command-line.js';
import { placeOfSubject, type Acknowledged } from './careful-client.js';
import { promises, unsettled, type Check } from './checks.js';
import { importedRows, type PeopleAtWork } from './people-at-work.js';
import type { ForgetfulReceiver } from './receiver-that-forgets.js';
import type { ChaosStack } from './stack.js';

/** Of one thing that is wrong, so many examples are told. */
const examples = 3;

/** What was found out in the end. */
export interface Findings {
  /** Each with examples. Empty: all is well. */
  wrong: string[];
  /** How long it took until nothing waited any more, in ms. */
  settledMs: number;
  workflows: number;
  events: number;
  /** What was promised, and held. */
  held: string[];
}

interface Checked {
  stack: ChaosStack;
  people: PeopleAtWork;
  receiver: ForgetfulReceiver;
  say: (line: string) => void;
}

/** Finds out whether anything was lost, doubled or forgotten, once the faults have ended. */
export class Checker {
  private readonly wrong: string[] = [];
  private readonly held: string[] = [];
  /** How many records are live, as of the last look. */
  private living = 0;

  private readonly stack: ChaosStack;
  private readonly people: PeopleAtWork;
  private readonly receiver: ForgetfulReceiver;
  private readonly say: (line: string) => void;

  constructor(given: Checked) {
    ({ stack: this.stack, people: this.people, receiver: this.receiver, say: this.say } = given);
  }

  async check(settleMs: number): Promise<Findings> {
    const settledMs = await this.settled(settleMs);
    for (const check of promises) this.note(check.promise, await this.rowsOf(check));
    await this.commands();
    await this.whatWasMade();
    this.note('an event that comes again to another system says the same', this.receiver.unlike);
    const events = await this.trail();
    this.note('the API took nothing for a fault of its own', this.stack.logged('api', '"request failed"'));
    this.note('no command that the rules allow was refused', this.people.wrong);
    return { wrong: this.wrong, held: this.held, settledMs, workflows: this.living, events };
  }

  /** Asks again and again until nothing waits any more, and says what still does when the time is over. */
  private async settled(withinMs: number): Promise<number> {
    const began = Date.now();
    for (let round = 0; ; round += 1) {
      const waiting = await Promise.all(unsettled.map(async (check) => ({ check, rows: await this.rowsOf(check) })));
      const health = await this.health();
      const still = waiting.every(({ rows }) => rows.length === 0) && health.length === 0;
      const ms = Date.now() - began;
      // Each is asked about: not before the rest is quiet.
      const ill = still || ms > withinMs ? await this.illWorkflows() : [];
      if ((still && ill.length === 0) || ms > withinMs) {
        for (const { check, rows } of waiting) this.note(check.promise, rows);
        this.note('every live record has a workflow that runs', ill);
        this.note('API, workers and their loops are well', health);
        return ms;
      }
      if (round % 10 === 9) {
        const left = waiting.filter(({ rows }) => rows.length > 0);
        this.say(
          `Not yet: ${[...left.map(({ check, rows }) => `${check.promise} (${rows.length})`), ...health].join(', ')}`,
        );
      }
      await sleep(1_000);
    }
  }

  private async health(): Promise<string[]> {
    const { status, body } = await this.stack.admin.get('/engine?hours=1');
    if (status !== 200) return [`GET /engine answers ${status}`];
    type Worker = { state: string; pid: number; problems: string[] };
    const here = (body.workers as Worker[]).filter(({ state }) => state === 'working' || state === 'troubled');
    const troubled = here.filter(({ state }) => state !== 'working');
    return [
      ...((await this.stack.isReady()) ? [] : ['the API is not ready']),
      ...(here.length === 2 ? [] : [`${here.length} workers instead of 2`]),
      ...troubled.map(({ pid, problems }) => `worker ${pid}: ${problems.join(', ')}`),
    ];
  }

  private async rowsOf({ sql }: Check): Promise<string[]> {
    const rows = await this.stack.query<{ what: string; more: string | null }>(sql);
    return rows.map(({ what, more }) => `${what}: ${more ?? ''}`);
  }

  /** Each is in the trail once, as what it was; and the record has not gone back behind any of them. */
  private async commands(): Promise<void> {
    const all = this.people.all.flatMap(({ acknowledged }) => acknowledged);
    const rows = await this.stack.query<{ key: string; type: string; n: string }>(
      'SELECT key, type, count(*) AS n FROM audit_events WHERE key = ANY($1) GROUP BY key, type',
      [all.map(({ eventKey }) => eventKey)],
    );
    const found = new Map(rows.map((row) => [row.key, row]));
    const lost = all.filter(
      ({ eventKey, type }) => found.get(eventKey)?.type !== type || found.get(eventKey)?.n !== '1',
    );
    this.note(
      'every acknowledged command is in the trail, once',
      lost.map(({ eventKey, type }) => `${eventKey}: ${type}, found ${JSON.stringify(found.get(eventKey) ?? null)}`),
    );
    const last = new Map(all.map((command) => [command.subject, command]));
    const behind: string[] = [];
    for (const command of last.values()) behind.push(...(await this.behind(command)));
    this.note('every record stands where the last acknowledged command left it', behind);
  }

  private async behind({ subject, version, status }: Acknowledged): Promise<string[]> {
    const { body } = await this.stack.admin.get(placeOfSubject(subject));
    const same = body.version >= version && body.status === status;
    return same
      ? []
      : [`${subject}: ${status} at ${version}, and is ${String(body.status)} at ${String(body.version)}`];
  }

  private async whatWasMade(): Promise<void> {
    const { made } = this.people.population;
    const [row] = await this.stack.query<Record<string, string>>(
      `SELECT (SELECT count(*) FROM action_items WHERE import_id IS NULL) AS items, (SELECT count(*) FROM exceptions) AS exceptions,
         (SELECT count(*) FROM risks) AS risks, (SELECT count(*) FROM comments) AS comments,
         (SELECT count(*) FROM action_items WHERE import_id = $1) AS imported`,
      [this.people.importId === '' ? null : this.people.importId],
    );
    const expected = { ...made, comments: this.people.comments, imported: importedRows };
    this.note(
      'all that was made is there, and nothing besides',
      Object.entries(expected).flatMap(([name, n]) =>
        row?.[name] === String(n) ? [] : [`${name}: ${row?.[name] ?? 'none'} instead of ${n}`],
      ),
    );
  }

  /** Of every live record one runs, and is not stuck in a task: those of which that is not so. */
  private async illWorkflows(): Promise<string[]> {
    const living: [RecordKind, string][] = [];
    for (const kind of recordKindNames) {
      const { table, live } = recordKinds[kind];
      const rows = await this.stack.query<{ id: string }>(
        `SELECT id FROM ${table} WHERE status IN (${statesIn(live)})`,
      );
      for (const { id } of rows) living.push([kind, id]);
    }
    const ill: string[] = [];
    const left = living.values();
    const lane = async (): Promise<void> => {
      for (const [kind, id] of left) {
        const { workflowId } = workflowOf(kind, id);
        const state = await stateOfWorkflow(this.stack.temporal, workflowId).catch(String);
        if (state !== 'well') ill.push(`${workflowId} is ${state}`);
      }
    };
    await Promise.all(Array.from({ length: 20 }, lane));
    this.living = living.length;
    return ill;
  }

  /** By the command that an auditor has, and checkpoints that were kept elsewhere. */
  private async trail(): Promise<number> {
    const elsewhere = join(this.stack.elsewhere, 'checkpoints.jsonl');
    const { code, out, err } = await commandLine(this.stack.admin)(
      'audit',
      'verify',
      '--checkpoints',
      elsewhere,
      '--json',
    );
    let verified: { entries?: number; findings?: object[]; provenUntil?: object | null } = {};
    try {
      verified = JSON.parse(out) as typeof verified;
    } catch {
      this.note('the trail is proven', [`tollgate audit verify ended with ${code}: ${err}${out}`]);
      return 0;
    }
    const unproven = verified.provenUntil ? [] : ['no checkpoint proves anything'];
    this.note('the trail is proven', [...(verified.findings ?? []).map((f) => JSON.stringify(f)), ...unproven]);
    return verified.entries ?? 0;
  }

  private note(promise: string, rows: readonly string[]): void {
    if (rows.length === 0) {
      this.held.push(promise);
      return;
    }
    const more = rows.length > examples ? `, and ${rows.length - examples} more` : '';
    this.wrong.push(`Not so: ${promise}. ${rows.slice(0, examples).join(' · ')}${more}`);
  }
}
