import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DataSource, type EntityManager } from 'typeorm';
import { Settings } from '../../../../config/settings.js';
import { installationKey } from '../../../../config/installation-key.js';
import type { Seeing } from '../../../../database/people/load-sight.js';
import { keepElsewhere, leftAt, type Elsewhere } from '../../../../database/sign-in/elsewhere.js';
import {
  endSession,
  openSession,
  sessionHash,
  sessionHolder,
  type OpenSession,
  type SessionHolder,
} from '../../../../database/sign-in/sessions.js';
import { saveEvents } from '../../../../database/trail/events.js';
import type { HowProved } from '../../../../domain/sign-in/how.js';
import { cookieOf, cookies, sessionCookie } from './cookie.js';
import { keepKnown } from './known-browser.js';
import { keepLeaving } from './leaving.js';
import { sessionEvent } from './session-event.js';
import { Sights } from './sights.js';

export interface SignIn {
  personId: string;
  how: HowProved;
  /** Who made the link by which they come, where it was another. */
  madeBy?: string | null;
  /** See `SessionDraft`. */
  provedAt?: Date | null;
  /** By which provider they came, and what it says of their session there. */
  elsewhere?: Elsewhere | null;
}

/** Who has signed in by a browser. Every way to sign in ends in `open`. */
@Injectable()
export class Sessions {
  constructor(
    private readonly dataSource: DataSource,
    private readonly settings: Settings,
    private readonly sights: Sights,
  ) {}

  /** Whose browser sends the request, and how far they see; null where nobody has signed in there, or not any more. */
  async find(request: FastifyRequest): Promise<(SessionHolder & { actor: Seeing }) | null> {
    const value = sessionCookie(request);
    return value === null ? null : this.holder(sessionHash(value), 'used');
  }

  /**
   * Whose session it still is, of which a page stays open: for what goes on after the request, such as a stream. That it is
   * looked at is no use of it, so that a page that is left alone does not keep its session alive.
   */
  watched(hash: string): Promise<(SessionHolder & { actor: Seeing }) | null> {
    return this.holder(hash, 'watched');
  }

  private holder(hash: string, how: 'used' | 'watched'): Promise<(SessionHolder & { actor: Seeing }) | null> {
    const { sessionIdleMinutes: minutes } = this.settings;
    const key = how === 'used' ? `session/${hash}` : `session/${hash}/watched`;
    return this.sights.remembered(key, (manager) => sessionHolder(manager, hash, minutes, how === 'used'));
  }

  /**
   * Signs somebody in: a new session, whatever the browser had before ends, and the trail says so. To be called within the
   * transaction that used up what they came by; `setCookie` once that is written.
   */
  async open(
    manager: EntityManager,
    request: FastifyRequest,
    { personId, how, madeBy = null, provedAt, elsewhere = null }: SignIn,
  ): Promise<Opened> {
    const at = new Date();
    const before = await this.find(request);
    if (before) await this.end(manager, before.session.personId, before.session.id, before.session.personId);
    const { sessionHours: hours } = this.settings;
    const browser = request.headers['user-agent'] ?? null;
    const known = { address: request.ip, browser, ...(provedAt === undefined ? {} : { provedAt }) };
    const opened = await openSession(manager, { personId, how, at, hours, madeBy, ...known });
    if (elsewhere) {
      const key = installationKey(this.settings, 'sign-out-elsewhere');
      await keepElsewhere(manager, key, opened.id, elsewhere);
    }
    const provider = how.kind === 'provider' ? { provider: how.provider } : {};
    await saveEvents(manager, [
      sessionEvent('person.signed_in', personId, opened.id, personId, { how: how.kind, ...provider }),
    ]);
    return { ...opened, personId };
  }

  /** Has the browser keep it. */
  setCookie(reply: FastifyReply, { value, endsAt, personId }: Opened): void {
    const { name, options } = cookieOf(reply.request);
    void reply.setCookie(name, value, { ...options, expires: endsAt });
    keepKnown(reply, this.settings, personId);
  }

  /** Has the browser forget it, by whichever name it has it. */
  clearCookie(reply: FastifyReply): void {
    for (const { name, options } of cookies) void reply.clearCookie(name, options);
  }

  /** Signs out whoever asks: here, and with a way to do so where they came from. False where that was done before. */
  async leave(reply: FastifyReply, { id, personId }: Pick<OpenSession, 'id' | 'personId'>): Promise<boolean> {
    const { ended, left } = await this.dataSource.transaction(async (manager) => ({
      ended: await this.end(manager, personId, id, personId, true),
      left: await leftAt(manager, id),
    }));
    this.clearCookie(reply);
    if (left) keepLeaving(reply, this.settings, left);
    return ended;
  }

  /** Ends one of a person's sessions, once; false where they have none such. @param leaving see `endSession` */
  async end(manager: EntityManager, personId: string, id: string, actorId: string, leaving = false): Promise<boolean> {
    const known = await endSession(manager, personId, id, leaving);
    if (known === 'ended') await saveEvents(manager, [sessionEvent('person.signed_out', personId, id, actorId)]);
    return known !== null;
  }
}

export interface Opened {
  id: string;
  personId: string;
  value: string;
  endsAt: Date;
}
