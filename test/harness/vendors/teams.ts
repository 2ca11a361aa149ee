import { VendorServer } from './vendor-server.js';

/** Webhooks as Teams' Workflows have them: 202 for a message with an Adaptive Card of at most 28 KB. */
export async function startTeams(): Promise<VendorServer> {
  return VendorServer.start(({ body }) => {
    if (Buffer.byteLength(body) > 28 * 1024) return { status: 413, body: 'RequestEntityTooLarge' };
    const { type, attachments } = JSON.parse(body) as {
      type?: string;
      attachments?: { contentType: string; content: { type: string; version: string } }[];
    };
    const [card] = attachments ?? [];
    const valid =
      type === 'message' &&
      card?.contentType === 'application/vnd.microsoft.card.adaptive' &&
      card.content.type === 'AdaptiveCard';
    return valid ? { status: 202 } : { status: 400, body: 'InvalidCard' };
  });
}
