import { VendorServer, type Received } from './vendor-server.js';

/** Incoming webhooks as Slack has them: each path is one; one message a second, or 429 with Retry-After. */
export async function startSlack(): Promise<{ vendor: VendorServer; tooOften: Received[] }> {
  const tooOften: Received[] = [];
  const vendor: VendorServer = await VendorServer.start((request) => {
    if (vendor.at(request.path).some(({ at }) => at > request.at - 1_000)) {
      tooOften.push(request);
      return { status: 429, headers: { 'retry-after': '1' }, body: 'rate_limited' };
    }
    const { text, blocks } = JSON.parse(request.body) as {
      text?: string;
      blocks?: { type: string; text?: { text: string } }[];
    };
    const valid =
      typeof text === 'string' &&
      Array.isArray(blocks) &&
      blocks.length <= 50 &&
      blocks.every((b) => (b.text?.text.length ?? 0) <= (b.type === 'header' ? 150 : 3_000));
    return valid ? { status: 200, body: 'ok' } : { status: 400, body: 'invalid_blocks' };
  });
  return { vendor, tooOften };
}
