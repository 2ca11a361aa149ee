import { createCipheriv, createHash, randomBytes } from 'node:crypto';
import { VendorServer, type Answer, type Received } from './vendor-server.js';

/** The keys of an app as its owner copies them out of Lark's console. */
export const larkKeys = {
  larkAppId: 'cli_a1b2c3d4e5f60708',
  larkAppSecret: 'the secret of the app',
  larkEncryptKey: 'the key for what is encrypted',
  larkVerificationToken: 'the token for what is verified',
};

export interface SentCard {
  /** `ou_…` */
  to: string;
  idType: string;
  uuid: string;
  card: Card;
  bytes: number;
}

export interface Card {
  config: { enable_forward?: boolean };
  header: { title: { content: string } };
  elements: { tag: string; [field: string]: unknown }[];
}

export interface Button {
  label: string;
  value: { step: string; act: string };
}

/** An open platform as Lark's documents describe it: tokens, messages to people, and callbacks of cards. */
export class LarkPlatform {
  readonly cards: SentCard[] = [];
  /** How often a token was asked for. */
  tokensGiven = 0;
  /** Requests that broke a limit; a well-behaved sender has none. */
  tooOften: Received[] = [];
  /** People whom the app reaches. */
  readonly people = new Set<string>();
  private tokens = new Set<string>();
  vendor!: VendorServer;

  static async start(): Promise<LarkPlatform> {
    const lark = new LarkPlatform();
    lark.vendor = await VendorServer.start((request) => lark.answer(request));
    return lark;
  }

  get url(): string {
    return this.vendor.url('');
  }

  /** Every token that was given so far is worth nothing any more. */
  takeTokensBack(): void {
    this.tokens.clear();
  }

  to(person: string): SentCard[] {
    return this.cards.filter(({ to }) => to === person);
  }

  private answer(request: Received): Answer {
    const [path, query] = request.path.split('?');
    if (path === '/open-apis/auth/v3/tenant_access_token/internal') return this.giveToken(request);
    if (path !== '/open-apis/im/v1/messages') return { status: 404, body: '404 page not found' };
    const token = /^Bearer (.+)$/.exec(String(request.headers.authorization))?.[1] ?? '';
    if (!this.tokens.has(token)) return said(400, 99991663, 'Invalid access token for authorization.');
    return this.takeMessage(request, new URLSearchParams(query).get('receive_id_type') ?? '');
  }

  private giveToken({ body }: Received): Answer {
    const { app_id: id, app_secret: secret } = JSON.parse(body) as { app_id?: string; app_secret?: string };
    if (id !== larkKeys.larkAppId) return said(200, 10003, 'invalid param');
    if (secret !== larkKeys.larkAppSecret) return said(200, 10014, 'app secret invalid');
    this.tokensGiven += 1;
    const token = `t-${randomBytes(12).toString('hex')}`;
    this.tokens.add(token);
    return { status: 200, body: JSON.stringify({ code: 0, msg: 'ok', tenant_access_token: token, expire: 7200 }) };
  }

  private takeMessage(request: Received, idType: string): Answer {
    const within = (path: string, ms: number, whom?: string): number =>
      this.vendor.received.filter(
        (r) => r.path.startsWith(path) && r.at > request.at - ms && (whom === undefined || r.body.includes(whom)),
      ).length;
    const { receive_id: to = '', msg_type: type, content = '', uuid = '' } = JSON.parse(request.body) as Message;
    if (within('/open-apis/im', 1_000) >= 50 || within('/open-apis/im', 60_000) >= 1_000) {
      this.tooOften.push(request);
      return said(429, 99991400, 'request trigger frequency limit', { 'x-ogw-ratelimit-reset': '1' });
    }
    if (within('/open-apis/im', 1_000, to) >= 5) {
      this.tooOften.push(request);
      return said(400, 230020, 'This operation triggers the frequency limit.');
    }
    if (!this.people.has(to)) return said(400, 230013, 'Bot has NO availability to this user.');
    if (type !== 'interactive' || uuid.length > 50)
      return said(400, 230001, 'Your request contains an invalid request parameter.');
    if (Buffer.byteLength(content) > 30 * 1024)
      return said(400, 230025, 'The length of the message content reaches its limit.');
    const card = JSON.parse(content) as Card;
    if (!Array.isArray(card.elements)) return said(400, 230099, 'Failed to create card content.');
    const seen = this.cards.some((sent) => sent.uuid === uuid);
    if (!seen) this.cards.push({ to, idType, uuid, card, bytes: Buffer.byteLength(content) });
    return said(200, 0, 'success');
  }
}

interface Message {
  receive_id?: string;
  msg_type?: string;
  content?: string;
  uuid?: string;
}

function said(status: number, code: number, msg: string, headers: Record<string, string> = {}): Answer {
  return { status, headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify({ code, msg }) };
}

/** Every button of a card, those in forms too. */
export function buttonsOf(card: Card): Button[] {
  const found: Button[] = [];
  const look = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    const { tag, text, value } = node as { tag?: string; text?: { content: string }; value?: Button['value'] };
    if (tag === 'button' && value) found.push({ label: text?.content ?? '', value });
    Object.values(node).forEach(look);
  };
  look(card);
  return found;
}

/** The names of what can be typed in a card. */
export function fieldsOf(card: Card): string[] {
  const form = card.elements.find(({ tag }) => tag === 'form');
  return ((form?.['elements'] ?? []) as { tag: string; name?: string }[]).flatMap(({ tag, name }) =>
    tag === 'input' || tag === 'date_picker' ? [name ?? ''] : [],
  );
}

/** A press as Lark tells of it. */
export function pressEvent(openId: string, value: object, typed: Record<string, string> = {}): object {
  return {
    schema: '2.0',
    header: {
      event_id: randomBytes(16).toString('hex'),
      token: larkKeys.larkVerificationToken,
      create_time: String(Date.now() * 1_000),
      event_type: 'card.action.trigger',
      tenant_key: 'company',
      app_id: larkKeys.larkAppId,
    },
    event: {
      operator: { tenant_key: 'company', user_id: `u${openId}`, open_id: openId, union_id: `on_${openId}` },
      token: `c-${randomBytes(8).toString('hex')}`,
      action: { value, tag: 'button', timezone: 'Asia/Singapore', form_value: typed, name: 'submit' },
      host: 'im_message',
      context: { open_message_id: 'om_1', open_chat_id: 'oc_1' },
    },
  };
}

/** A call as Lark makes it: encrypted and signed, its bytes with the headers. */
export function larkCall(
  event: object,
  { key = larkKeys.larkEncryptKey, at = Date.now() }: { key?: string; at?: number } = {},
): { body: string; headers: Record<string, string> } {
  const iv = randomBytes(16);
  const cipher = createCipheriv('aes-256-cbc', createHash('sha256').update(key).digest(), iv);
  const encrypt = Buffer.concat([iv, cipher.update(JSON.stringify(event), 'utf8'), cipher.final()]).toString('base64');
  const body = JSON.stringify({ encrypt });
  const timestamp = String(Math.floor(at / 1_000));
  const nonce = randomBytes(8).toString('hex');
  const signature = createHash('sha256')
    .update(timestamp + nonce + key + body)
    .digest('hex');
  return {
    body,
    headers: {
      'content-type': 'application/json',
      'x-lark-request-timestamp': timestamp,
      'x-lark-request-nonce': nonce,
      'x-lark-signature': signature,
    },
  };
}
