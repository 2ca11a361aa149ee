import type { EntityManager } from 'typeorm';
import type { DigestContent } from '../../domain/notification/compose-letter.js';

/** What a delivery is; `report`: a weekly report, kept beside it. */
export type DeliveryKind = 'messages' | 'digest' | 'test' | 'report';

export interface NewDelivery {
  id: string;
  /** Null: a room's. */
  personId: string | null;
  channel: string;
  contactPointId: string | null;
  destination: string | null;
  kind?: DeliveryKind;
  content?: DigestContent;
  /** By what the way of its reader was chosen. */
  routedUnder?: string;
  /** A delivery that died, which this one stands in for. */
  insteadOf?: string;
}

export interface NewPush {
  notificationId: number;
  channel: string;
  contactPointId?: string;
  deliveryId: string | null;
  because: string | null;
}

export async function insertDeliveries(manager: EntityManager, deliveries: NewDelivery[]): Promise<void> {
  if (deliveries.length === 0) return;
  await manager.query(
    `INSERT INTO deliveries (id, person_id, channel, contact_point_id, destination, kind, content, instead_of, routed_under)
     SELECT x.i, x.p, x.c, x.cp, x.d, coalesce(x.k, 'messages'), x.b, x.o, x.r
     FROM jsonb_to_recordset($1::jsonb) AS x(i uuid, p uuid, c text, cp uuid, d text, k text, b jsonb, o uuid, r text)
     ON CONFLICT (id) DO NOTHING`,
    [
      JSON.stringify(
        deliveries.map((d) => ({
          i: d.id,
          p: d.personId,
          c: d.channel,
          cp: d.contactPointId,
          d: d.destination,
          k: d.kind,
          b: d.content,
          o: d.insteadOf,
          r: d.routedUnder,
        })),
      ),
    ],
  );
  const destinations = [...new Set(deliveries.flatMap(({ destination }) => destination ?? []))];
  if (destinations.length > 0)
    await manager.query(
      'INSERT INTO channel_destinations (destination) SELECT unnest($1::text[]) ON CONFLICT DO NOTHING',
      [destinations],
    );
}

export async function insertPushes(manager: EntityManager, pushes: NewPush[]): Promise<void> {
  if (pushes.length === 0) return;
  await manager.query(
    `INSERT INTO notification_pushes (notification_id, channel, contact_point_id, delivery_id, because)
     SELECT x.n, x.c, x.cp, x.d, x.b FROM jsonb_to_recordset($1::jsonb) AS x(n bigint, c text, cp uuid, d uuid, b text)`,
    [
      JSON.stringify(
        pushes.map((p) => ({ n: p.notificationId, c: p.channel, cp: p.contactPointId, d: p.deliveryId, b: p.because })),
      ),
    ],
  );
}
