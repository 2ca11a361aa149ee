import { Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { forgetBodies } from '../../../../database/commands/bodies.js';
import { claimKey, freeKey, keepAnswer, keyRow, releaseKey } from '../../../../database/requests/keys.js';
import { forgetAnswers } from '../../../../database/requests/forget-answers.js';
import { refusalAsSeen } from '../../../../database/access/texts-as-seen.js';
import { isSeen, unseenAmong } from '../../../../database/access/unseen.js';
import { isNoun, notThere } from '../../../../database/engine/not-there.js';
import type { Sight } from '../../../../domain/access/sight.js';
import { Refusal } from '../../../../domain/refusal.js';
import { isUuid } from '../../../../domain/uuid.js';
import type { Actor } from '../access/actor.js';
import { Problem } from '../problems/problem.js';
import { Presence } from './presence.js';

/** What was answered, to be answered again. */
export interface StoredAnswer {
  status: number;
  body: unknown;
  headers: Record<string, string>;
}

const keptForDays = 7;

/** Remembers what was answered to which `Idempotency-Key` of which person; for ever, which request it belongs to. */
@Injectable()
export class IdempotencyKeys implements OnModuleInit, OnModuleDestroy {
  private cleaning: NodeJS.Timeout | undefined;
  /** Requests that this process carries out now. */
  private readonly inFlight = new Set<string>();

  constructor(
    private readonly dataSource: DataSource,
    private readonly presence: Presence,
  ) {}

  onModuleInit(): void {
    this.cleaning = setInterval(() => void this.forgetOld(), 3_600_000).unref();
  }

  onModuleDestroy(): void {
    clearInterval(this.cleaning);
  }

  /**
   * Claims the key for this request, until `settle`; gives what was answered before, where it was. The key of a request
   * whose process died, or could not write down how it ended, may be taken over.
   * @throws Problem `idempotency-key-reused`, `request-in-progress`
   */
  async claim(personId: string, key: string, fingerprint: string): Promise<StoredAnswer | null> {
    const { manager } = this.dataSource;
    const sent = { personId, key, fingerprint };
    const name = nameOf(personId, key);
    const mine = this.inFlight.has(name);
    // Before the question is asked: the same request that comes meanwhile must find it.
    this.inFlight.add(name);
    let claimed = false;
    try {
      claimed = await claimKey(manager, sent, { processId: this.presence.id, mine });
    } finally {
      if (!claimed && !mine) this.inFlight.delete(name);
    }
    if (claimed) return null;
    const row = await keyRow(manager, sent);
    if (row?.others === true)
      throw new Problem(
        'idempotency-key-reused',
        'This Idempotency-Key was sent by somebody else. Use a random one, such as a UUID, for each request.',
      );
    if (row && row.fingerprint !== fingerprint)
      throw new Problem(
        'idempotency-key-reused',
        'This Idempotency-Key was sent with another request. Use a new key for a new request.',
      );
    if (row && row.status !== null && row.response) return { status: row.status, ...row.response };
    throw new Problem('request-in-progress', 'The same request is being carried out. Ask again in a second.', {
      headers: { 'retry-after': '1' },
    });
  }

  /**
   * What was answered, where whoever sends it again sees what it made and names, as things stand: what is changed is named by
   * the address, which was looked at.
   *
   * @throws Refusal `not-found`
   */
  async asSeen({ sight }: Actor, path: string, stored: StoredAnswer): Promise<StoredAnswer> {
    const { status, body } = stored;
    // What is not there was called as whoever asked called it.
    if (sight === undefined || sight.all || status === 404) return stored;
    const { manager } = this.dataSource;
    if (status >= 400) return { ...stored, body: await refusalAsSeen(manager, sight, body as Refused) };
    const id = (body as { id?: unknown } | null)?.id;
    if (typeof id === 'string') await this.requireSeen(sight, path, id);
    if ((await unseenAmong(manager, sight, namedIn(body))).size > 0)
      throw new Refusal(
        'not-found',
        'It was done; what was answered then names what is not there for you any more. Read the record itself.',
      );
    return stored;
  }

  private async requireSeen(sight: Sight, path: string, id: string): Promise<void> {
    const { manager } = this.dataSource;
    const [, noun, below] = path.split(/[/?]/);
    const made = isNoun(noun) ? noun : 'programs';
    const isThere =
      made === noun && below === undefined
        ? await isSeen(manager, sight, made, id)
        : (await unseenAmong(manager, sight, [id].filter(isUuid))).size === 0;
    if (!isThere) throw notThere(made, id);
  }

  async keep(personId: string, key: string, { status, body, headers }: StoredAnswer): Promise<void> {
    await keepAnswer(this.dataSource.manager, { personId, key }, status, { body, headers });
  }

  /** The request has ended, whether its answer could be kept or not. */
  settle(personId: string, key: string): void {
    this.inFlight.delete(nameOf(personId, key));
  }

  /** What came of it is not known: the same request may be sent again, and finds out; no other one under this key. */
  async release(personId: string, key: string): Promise<void> {
    await releaseKey(this.dataSource.manager, personId, key);
  }

  /** Nothing came of it: the key may be used again. */
  async free(personId: string, key: string): Promise<void> {
    await freeKey(this.dataSource.manager, personId, key);
  }

  private async forgetOld(): Promise<void> {
    await forgetAnswers(this.dataSource, keptForDays)
      .then(() => forgetBodies(this.dataSource.manager, keptForDays))
      // The next hour tries again.
      .catch(() => undefined);
  }
}

interface Refused {
  code: string;
  detail: string;
  extra: Record<string, unknown>;
}

/** The ids of records that an answer names with their key or title. */
function namedIn(answer: unknown): string[] {
  if (Array.isArray(answer)) return answer.flatMap(namedIn);
  if (typeof answer !== 'object' || answer === null) return [];
  const { id, key, title } = answer as Record<string, unknown>;
  const own = typeof id === 'string' && isUuid(id) && (key !== undefined || title !== undefined) ? [id] : [];
  return [...own, ...Object.values(answer).flatMap(namedIn)];
}

function nameOf(personId: string, key: string): string {
  return `${personId}/${key}`;
}
