import { setTimeout as sleep } from 'node:timers/promises';
import { stableId } from '../../domain/stable-id.js';
import type { ApiAnswer, ApiClient } from '../harness/api-client.js';

/** A command that was answered with 2xx: from then on it must be found. */
export interface Acknowledged {
  /** `action-item/…` or `program/…` */
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

/** A command is given up after so long, in ms: whatever was killed is back long before. */
const patience = 90_000;

/**
 * Sends commands as a client should that wants each carried out once: under a key of its own, and again under the same
 * one where the connection was lost, or the answer says that something is away. Keeps account of what was acknowledged.
 */
export class CarefulClient {
  readonly acknowledged: Acknowledged[] = [];
  private sent = 0;

  constructor(private readonly name: string) {}

  /** An item's command that its state allows. `type` names the event that it leads to. */
  async item(person: Person, id: string, path: string, body: object, type: string): Promise<void> {
    const { key, answer } = await this.post(person, `/action-items/${id}/${path}`, body);
    // Evidence answers with its list.
    const facts = 'version' in answer.body ? answer : await this.again(() => person.client.get(`/action-items/${id}`));
    this.note(person, key, `action-item/${id}`, type, facts);
  }

  async program(person: Person, id: string, path: string, body: object, type: string): Promise<void> {
    const { key, answer } = await this.post(person, `/programs/${id}/${path}`, body);
    this.note(person, key, `program/${id}`, type, answer);
  }

  /** Any POST; gives the key it was sent under. @throws where it is refused */
  async post(person: Person, path: string, body: object): Promise<{ key: string; answer: ApiAnswer }> {
    const key = `${this.name}-${(this.sent += 1)}`;
    const answer = await this.again(() => person.client.post(path, body, { 'idempotency-key': key }));
    if (answer.status >= 300)
      throw new Error(`${key} ${path} was refused: ${answer.status} ${JSON.stringify(answer.body)}`);
    return { key, answer };
  }

  /** Asks until there is an answer that is final. */
  async again(ask: () => Promise<ApiAnswer>): Promise<ApiAnswer> {
    const end = Date.now() + patience;
    for (;;) {
      const answer = await ask().catch(() => null);
      if (answer && !isAway(answer)) return answer;
      if (Date.now() > end)
        throw new Error(`no answer for ${patience} ms; the last one was ${JSON.stringify(answer?.body ?? null)}`);
      await sleep(250);
    }
  }

  private note(person: Person, key: string, subject: string, type: string, { body }: ApiAnswer): void {
    const eventKey = `${subject}#cmd:${stableId(person.id, key)}`;
    const { version, status } = body as { version: number; status: string };
    this.acknowledged.push({ subject, eventKey, type, version, status });
  }
}

/** The answer says "send it again". */
function isAway({ status, body }: ApiAnswer): boolean {
  return status === 503 || status === 429 || (body as { code?: string }).code === 'request-in-progress';
}
