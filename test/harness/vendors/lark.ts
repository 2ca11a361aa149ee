import { createHmac } from 'node:crypto';
import { VendorServer, type Answer, type Received } from './vendor-server.js';

export interface LarkServer {
  vendor: VendorServer;
  /** Requests that broke the limit of 5 a second or 100 a minute; a well-behaved sender has none. */
  tooOften: Received[];
}

/** Custom bots as Lark has them: each path is one, its signature checked with the secret; says no by a code in a 200. */
export async function startLark(secret: string): Promise<LarkServer> {
  const tooOften: Received[] = [];
  const vendor: VendorServer = await VendorServer.start((request) => {
    const before = vendor.at(request.path);
    const within = (ms: number): number => before.filter(({ at }) => at > request.at - ms).length;
    if (within(1_000) >= 5 || within(60_000) >= 100) {
      tooOften.push(request);
      return code(11232, 'create message trigger service frequency limited');
    }
    return check(request, secret);
  });
  return { vendor, tooOften };
}

function check({ body }: Received, secret: string): Answer {
  if (Buffer.byteLength(body) > 20 * 1024) return code(9499, 'Bad Request');
  const parsed = JSON.parse(body) as {
    timestamp?: string;
    sign?: string;
    msg_type?: string;
    card?: { elements?: unknown };
  };
  const right = createHmac('sha256', `${parsed.timestamp}\n${secret}`).update('').digest('base64');
  if (parsed.sign !== right || Math.abs(Date.now() / 1_000 - Number(parsed.timestamp)) > 3_600)
    return code(19021, 'sign match fail or timestamp is not within one hour from current time');
  if (parsed.msg_type !== 'interactive' || !Array.isArray(parsed.card?.elements)) return code(9499, 'Bad Request');
  return code(0, 'success');
}

export function code(of: number, msg: string): Answer {
  return {
    status: 200,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code: of, msg, data: {} }),
  };
}
