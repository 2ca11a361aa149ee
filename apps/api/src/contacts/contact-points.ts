import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { installationKey } from '../../../../config/installation-key.js';
import { Settings } from '../../../../config/settings.js';
import { webhookUrlProblem } from '../../../../config/webhook-guard.js';
import { addContactPoint, removeContactPoint } from '../../../../database/notifications/contact-points.js';
import { insertDeliveries } from '../../../../database/notifications/new-deliveries.js';
import { saveEvents, type TrailEntry } from '../../../../database/trail/events.js';
import { channelNames } from '../../../../domain/notification/channels.js';
import { Refusal } from '../../../../domain/refusal.js';
import { stableId } from '../../../../domain/stable-id.js';
import type { Asked } from '../commands/asked.js';
import { isUuid } from '../openapi/fields.js';
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
    const { channel, url, secret = null } = body;
    const problem = webhookUrlProblem(url, this.settings);
    if (problem !== null) throw invalidRequest([{ path: 'url', message: problem }]);
    if (secret !== null && channel !== 'lark')
      throw invalidRequest([{ path: 'secret', message: 'is known for Lark bots only. Leave it out.' }]);
    const id = stableId(JSON.stringify(owner), asked.actor.id, asked.key, 'contact-point');
    const name = body.name ?? channelNames[channel];
    const key = installationKey(this.settings, 'sealed-secrets');
    await this.dataSource.transaction(async (manager) => {
      if ('personId' in owner) await this.refuseSecond(manager, id, owner.personId, channel);
      const point = { id, owner, channel, name, url, secret, createdBy: asked.actor.id };
      if (await addContactPoint(manager, key, point))
        await record(manager, owner, 'contact_added', id, asked, { channel, name });
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

  /** A message to see whether it works. @throws Refusal `not-found` */
  async test(owner: ContactOwner, id: string, asked: Asked): Promise<{ deliveryId: string; state: string }> {
    const [row] = isUuid(id)
      ? await this.dataSource.query<
          { channel: string; destination: string; person_id: string | null; program_id: string | null }[]
        >(
          'SELECT channel, destination, person_id, program_id FROM contact_points WHERE id = $1 AND removed_at IS NULL',
          [id],
        )
      : [];
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

  private async refuseSecond(manager: EntityManager, id: string, personId: string, channel: string): Promise<void> {
    const [there] = await manager.query<{ id: string }[]>(
      'SELECT id FROM contact_points WHERE person_id = $1 AND channel = $2 AND removed_at IS NULL AND id <> $3',
      [personId, channel, id],
    );
    if (there)
      throw new Problem('already-exists', `The person has an address for ${channel} already. Remove that one first.`, {
        extra: { id: there.id },
      });
  }
}

function notFound(id: string): Refusal {
  return new Refusal('not-found', `There is no contact point ${id} here. List them to see their ids.`);
}

async function record(
  manager: EntityManager,
  owner: ContactOwner,
  what: 'contact_added' | 'contact_removed',
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
