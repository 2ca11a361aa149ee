import type { EntityManager } from 'typeorm';
import { channelNames, pushChannels, type PushChannel } from '../../domain/notification/channels.js';
import type { Fault } from '../../domain/notification/send-result.js';
import type { Instant } from '../../domain/time.js';
import { administratorsNow } from '../people/standing.js';
import { saveEvents } from '../trail/events.js';
import { saveNotices } from '../inbox/save-notices.js';
import { databaseTime } from '../sql/database-time.js';

interface About {
  id: string;
  server: string;
  channel: PushChannel;
}

/** Nothing leaves by a channel: administrators hear of it once, by any other. */
export async function tellServerDown(
  manager: EntityManager,
  { id, server, channel }: About,
  { since, answer, fault }: { since: Instant; answer: string; fault: Fault },
): Promise<void> {
  const key = `channel/${id}#down:${since}`;
  const data = { server, channel, answer, fault };
  const event = { key, type: 'channel.down', at: since, actorId: null, version: 0, data };
  await saveEvents(manager, [{ subjectKind: 'channel', subjectId: id, programId: null, event }]);
  const administrators = await administratorsNow(manager);
  await saveNotices(manager, [
    {
      subjectKind: 'channel',
      subjectId: id,
      programId: null,
      facts: { itemTitle: channelNames[channel], itemNumber: null, programName: server },
      notice: {
        eventKey: key,
        kind: 'channel_down',
        to: administrators.map((personId) => ({ personId, role: 'administrator' as const })),
        channels: ['inbox', ...pushChannels.filter((other) => other !== channel)],
        at: since,
        facts: { reason: answer },
      },
    },
  ]);
}

export async function tellServerWell(
  manager: EntityManager,
  { id, server, channel }: About,
  since: Instant,
): Promise<void> {
  const key = `channel/${id}#well:${since}`;
  const at = await databaseTime(manager);
  const event = { key, type: 'channel.well', at, actorId: null, version: 0, data: { server, channel } };
  await saveEvents(manager, [{ subjectKind: 'channel', subjectId: id, programId: null, event }]);
}
