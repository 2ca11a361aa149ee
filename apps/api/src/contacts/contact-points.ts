import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { installationKey } from '../../../../config/installation-key.js';
import { Settings } from '../../../../config/settings.js';
import { webhookUrlProblem } from '../../../../config/webhook-guard.js';
import { larkAppOf } from '../../../../config/lark-app.js';
import { confirmContact } from '../../../../database/notifications/confirm-contact.js';
import {
  addContactPoint,
  destinationOf,
  otherContactPoint,
  presentContactPoint,
  removeContactPoint,
  type Address,
} from '../../../../database/notifications/contact-points.js';
import { insertDeliveries } from '../../../../database/notifications/new-deliveries.js';
import { saveEvents, type TrailEntry } from '../../../../database/trail/events.js';
import { isContactCode } from '../../../../domain/link/contact-code.js';
import { larkUserOf } from '../../../../domain/notification/lark-user.js';
import { channelNames, type WebhookChannel } from '../../../../domain/notification/channels.js';
import { Refusal } from '../../../../domain/refusal.js';
import { stableId } from '../../../../domain/stable-id.js';
import type { Asked } from '../commands/asked.js';
import { isUuid } from '../../../../domain/uuid.js';
import { invalidRequest, Problem } from '../problems/problem.js';
import type { NewContactPointRequest } from './contact.dto.js';

export type ContactOwner = { personId: string } | { programId: string };

/** Adds, tries and removes the webhooks of people and of rooms. */
@Injectable()
export class ContactPoints {
  constructor(
    private readonly dataSource: DataSource,
    private readonly settings: Settings,
  ) {}

  /** @throws Problem `invalid-request` for a URL that must not be reached; `already-exists` */
  async add(owner: ContactOwner, body: NewContactPointRequest, asked: Asked): Promise<string> {
    const { channel } = body;
    const address = this.addressOf(owner, body);
    const id = stableId(JSON.stringify(owner), asked.actor.id, asked.key, 'contact-point');
    const name = body.name ?? channelNames[channel];
    const key = installationKey(this.settings, 'sealed-secrets');
    await this.dataSource.transaction(async (manager) => {
      if ('personId' in owner) await this.refuseSecond(manager, id, owner.personId, channel);
      const point = { id, owner, channel, name, address, createdBy: asked.actor.id };
      if (!(await addContactPoint(manager, key, point))) return;
      await record(manager, owner, 'contact_added', id, asked, { channel, name });
      // With the code by which the person shows that it is theirs.
      if ('lark' in address && 'personId' in owner)
        await insertDeliveries(manager, [
          {
            id: stableId(id, 'code'),
            personId: owner.personId,
            channel,
            contactPointId: id,
            destination: destinationOf(address),
            kind: 'test',
          },
        ]);
    });
    return id;
  }

  /** Removed twice, it is removed. @throws Refusal `not-found` */
  async remove(owner: ContactOwner, id: string, asked: Asked): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      if (!isUuid(id) || !(await removeContactPoint(manager, id, owner))) throw notFound(id);
      await record(manager, owner, 'contact_removed', id, asked, {});
    });
  }

  /** @throws Refusal `not-found`, `invalid-command` for a wrong code; Problem `illegal-transition` after too many */
  async confirm(personId: string, id: string, code: string, asked: Asked): Promise<void> {
    const right = isContactCode(installationKey(this.settings, 'action-links'), id, code);
    const outcome = isUuid(id)
      ? await this.dataSource.transaction(async (manager) => {
          const came = await confirmContact(manager, { id, personId, right });
          if (came === 'confirmed') await record(manager, { personId }, 'contact_confirmed', id, asked, {});
          return came;
        })
      : 'absent';
    if (outcome === 'absent') throw notFound(id);
    if (outcome === 'wrong')
      throw new Refusal('invalid-command', 'That is not the code. Type the eight digits that came to this address.');
    if (outcome === 'too often')
      throw new Refusal(
        'illegal-transition',
        'Too many wrong codes. Remove the address and add it anew: a new code comes.',
      );
  }

  /** @throws Problem `invalid-request` */
  private addressOf(owner: ContactOwner, { channel, url, secret = null, larkId }: NewContactPointRequest): Address {
    const wrong = (path: string, message: string): Problem => invalidRequest([{ path, message }]);
    if (larkId !== undefined) {
      const app = larkAppOf(this.settings);
      if (url !== undefined) throw wrong('larkId', 'stands instead of a webhook. Leave one of the two out.');
      if (channel !== 'lark') throw wrong('larkId', 'is of Lark. Say channel lark, or give a webhook.');
      if (secret !== null) throw wrong('secret', 'is of a webhook. Leave it out.');
      if (!('personId' in owner))
        throw wrong('larkId', 'is of a person. A room is reached by a webhook: give its url.');
      if (app === null)
        throw wrong('larkId', 'cannot be reached: this installation has no app of Lark (LARK_APP_ID). Give a webhook.');
      return { lark: larkUserOf(larkId), appId: app.appId };
    }
    if (url === undefined) throw wrong('url', 'is missing: the webhook, or larkId instead.');
    const problem = webhookUrlProblem(url, this.settings);
    if (problem !== null) throw wrong('url', problem);
    if (secret !== null && channel !== 'lark') throw wrong('secret', 'is known for Lark bots only. Leave it out.');
    return { url, secret };
  }

  /** A message to see whether it works. @throws Refusal `not-found` */
  async test(owner: ContactOwner, id: string, asked: Asked): Promise<{ deliveryId: string; state: string }> {
    const row = isUuid(id) ? await presentContactPoint(this.dataSource.manager, id) : undefined;
    const mine = 'personId' in owner ? row?.person_id === owner.personId : row?.program_id === owner.programId;
    if (!row || !mine) throw notFound(id);
    const deliveryId = stableId(id, asked.actor.id, asked.key, 'test');
    await insertDeliveries(this.dataSource.manager, [
      {
        id: deliveryId,
        personId: row.person_id,
        channel: row.channel,
        contactPointId: id,
        destination: row.destination,
        kind: 'test',
      },
    ]);
    return { deliveryId, state: 'pending' };
  }

  private async refuseSecond(
    manager: EntityManager,
    id: string,
    personId: string,
    channel: WebhookChannel,
  ): Promise<void> {
    const there = await otherContactPoint(manager, id, personId, channel);
    if (there !== undefined)
      throw new Problem('already-exists', `The person has an address for ${channel} already. Remove that one first.`, {
        extra: { id: there },
      });
  }
}

function notFound(id: string): Refusal {
  return new Refusal('not-found', `There is no contact point ${id} here. List them to see their ids.`);
}

async function record(
  manager: EntityManager,
  owner: ContactOwner,
  what: 'contact_added' | 'contact_confirmed' | 'contact_removed',
  id: string,
  { actor }: Asked,
  data: Record<string, unknown>,
): Promise<void> {
  const [subjectKind, subjectId] =
    'personId' in owner ? (['person', owner.personId] as const) : (['program', owner.programId] as const);
  const entry: TrailEntry = {
    subjectKind,
    subjectId,
    programId: 'programId' in owner ? owner.programId : null,
    event: {
      key: `contact-point/${id}#${what}`,
      type: `${subjectKind}.${what}`,
      at: Date.now(),
      actorId: actor.id,
      version: 0,
      data: { contactPointId: id, ...data },
    },
  };
  await saveEvents(manager, [entry]);
}
