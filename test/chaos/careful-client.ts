import { setTimeout as sleep } from 'node:timers/promises';
import { stableId } from '../../domain/stable-id.js';
import type { ApiAnswer, ApiClient } from '../harness/api-client.js';
import { within } from '../harness/within.js';

/** A command that was answered with 2xx: from then on it must be found. */
export interface Acknowledged {
  /** `action-item/…`, `program/…`, `exception/…` or `risk/…` */
  subject: string;
  /** Key of the one event of the trail that it stands for, and its type. */
  eventKey: string;
  type: string;
  /** Of the subject, as answered. */
  version: number;
  status: string;
}

export interface Person {
  id: string;
  client: ApiClient;
}

/** What was sent, and how it was answered. */
export interface Account {
  /** Commands, each counted once however often it was sent. */
  sent: number;
  acknowledged: number;
  /** Times that nothing final was heard, and the command was sent again under its key. */
  unknown: number;
  /** Why: by the code of the answer, or that there was none. */
  because: Record<string, number>;
  /** Commands that were sent twice at once, or once more long after. */
  doubled: number;
  /** What was refused, or answered with a fault of the API's own. */
  refused: string[];
  /** Epoch ms of each acknowledgement. */
  at: number[];
}

/** A command is given up after so long, and one attempt at it after so long, in ms. */
const patience = 300_000;
const attempt = 20_000;

/** Those sent before that are sent once more now and then. */
const remembered = 50;

/** Where a record of a kind stands in the API. */
const places: Record<string, string> = {
  'action-item': 'action-items',
  program: 'programs',
  exception: 'exceptions',
  risk: 'risks',
};

export function placeOfSubject(subject: string): string {
  const [kind = '', id = ''] = subject.split('/');
  return `/${places[kind] ?? kind}/${id}`;
}

/**
 * Sends commands as a client should that wants each carried out once: under a key of its own, and again under the same
 * one where the connection was lost, or the answer says that something is away. Some it sends twice at once, and some once more
 * long after they were answered. Keeps account of what was acknowledged.
 */
export class CarefulClient {
  readonly acknowledged: Acknowledged[] = [];
  readonly account: Account = { sent: 0, acknowledged: 0, unknown: 0, because: {}, doubled: 0, refused: [], at: [] };
  private readonly old: (() => Promise<unknown>)[] = [];

  constructor(private readonly name: string) {}

  /** A command that the state of the record allows. `type` names the event that it leads to. */
  async command(person: Person, subject: string, path: string, body: object, type: string): Promise<void> {
    const place = placeOfSubject(subject);
    const { key, answer } = await this.post(person, `${place}/${path}`, body);
    // Evidence answers with its list.
    const facts = 'version' in answer.body ? answer : await this.again(() => person.client.get(place));
    const { version, status } = facts.body as { version: number; status: string };
    const eventKey = `${subject}#cmd:${stableId(person.id, key)}`;
    this.acknowledged.push({ subject, eventKey, type, version, status });
  }

  /** Any POST; gives the key it was sent under. @throws where it is refused */
  async post(person: Person, path: string, body: object): Promise<{ key: string; answer: ApiAnswer }> {
    const count = (this.account.sent += 1);
    const key = `${this.name}-${count}`;
    const send = (): Promise<ApiAnswer> => this.again(() => person.client.post(path, body, { 'idempotency-key': key }));
    const [answer, other = answer] = await Promise.all(count % 7 === 0 ? [send(), send()] : [send()]);
    if (!answer || !other) throw new Error('nothing was sent');
    for (const { status, body: said } of [answer, other])
      if (status >= 300) {
        const problem = `${key} ${path} was refused: ${status} ${JSON.stringify(said)}`;
        this.account.refused.push(problem);
        throw new Error(problem);
      }
    this.account.acknowledged += 1;
    this.account.at.push(Date.now());
    await this.onceMore(count, send);
    return { key, answer };
  }

  /** Asks until there is an answer that is final. */
  async again(ask: () => Promise<ApiAnswer>): Promise<ApiAnswer> {
    const end = Date.now() + patience;
    for (;;) {
      const answer = await within(attempt, ask());
      if (answer && !isAway(answer)) return answer;
      this.noteUnknown(answer);
      if (Date.now() > end)
        throw new Error(`no answer for ${patience} ms; the last one was ${JSON.stringify(answer?.body ?? null)}`);
      await sleep(250);
    }
  }

  private noteUnknown(answer: ApiAnswer | null): void {
    const { code = 'no code' } = (answer?.body ?? {}) as { code?: string };
    const why = answer === null ? 'no answer' : code;
    this.account.unknown += 1;
    this.account.because[why] = (this.account.because[why] ?? 0) + 1;
  }

  /** A command that was answered long ago comes once more, as from a queue that lost count. */
  private async onceMore(count: number, send: () => Promise<ApiAnswer>): Promise<void> {
    this.old.push(send);
    if (count % 7 === 0) this.account.doubled += 1;
    if (count % 11 !== 0) return;
    this.account.doubled += 1;
    await this.old[Math.floor(this.old.length / 2)]?.();
    if (this.old.length > remembered) this.old.shift();
  }
}

/** The answer says "send it again". */
function isAway({ status, body }: ApiAnswer): boolean {
  return status === 503 || status === 429 || (body as { code?: string }).code === 'request-in-progress';
}
