import { simpleParser, type HeaderValue } from 'mailparser';
import { returnedDelivery } from '../../../../domain/notification/return-address.js';

/** What a report says became of a mail (RFC 3464). */
export interface BounceReport {
  /** The delivery to whose return address it came; null: to none of ours. */
  deliveryId: string | null;
  /** `failed`, `delayed`, `delivered`, `relayed`, `expanded`; null: it is no report. */
  action: string | null;
  /** `5.1.1`. */
  status: string;
  /** What the last server said, e.g. `550 5.1.1 no such user`. */
  diagnostic: string;
}

/** Headers that name the address to which a mail came. */
const recipientHeaders = ['to', 'delivered-to', 'x-original-to', 'envelope-to', 'x-envelope-to', 'x-failed-recipients'];

/**
 * Reads a mail that came back.
 *
 * @param key of return addresses
 * @param recipient the address to which it came, where whoever hands it over knows
 */
export async function readBounce(key: Buffer, raw: string, recipient = ''): Promise<BounceReport> {
  const mail = await simpleParser(raw, { keepDeliveryStatus: true, skipHtmlToText: true, skipTextToHtml: true });
  const said = mail.attachments.find(({ contentType }) => contentType === 'message/delivery-status');
  const [, ...recipients] = groupsOf(said?.content.toString('utf8') ?? '');
  // One mail of ours has one recipient; of several that a server speaks of, one that failed counts.
  const group = recipients.find((fields) => actionOf(fields) === 'failed') ?? recipients[0];
  const addresses = [recipient, ...recipientHeaders.map((name) => textOf(mail.headers.get(name)))];
  const deliveryId = addresses.map((address) => returnedDelivery(key, address)).find((id) => id !== null) ?? null;
  if (!group) return { deliveryId, action: null, status: '', diagnostic: '' };
  const diagnostic = (group.get('diagnostic-code') ?? '').replace(/^\s*[a-z0-9.-]+\s*;\s*/i, '');
  return { deliveryId, action: actionOf(group), status: (group.get('status') ?? '').trim(), diagnostic };
}

/** The fields of a delivery status: first those of the mail, then of each recipient. */
function groupsOf(text: string): Map<string, string>[] {
  const unfolded = text.replaceAll('\r\n', '\n').replace(/\n[ \t]+/g, ' ');
  return unfolded
    .split(/\n{2,}/)
    .filter((block) => block.trim() !== '')
    .map((block) => {
      const fields = block.split('\n').flatMap((line) => {
        const at = line.indexOf(':');
        return at < 1 ? [] : [[line.slice(0, at).trim().toLowerCase(), line.slice(at + 1).trim()] as const];
      });
      return new Map(fields);
    });
}

function actionOf(fields: Map<string, string>): string {
  return (fields.get('action') ?? '').toLowerCase().trim();
}

function textOf(value: HeaderValue | undefined): string {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.join(' ');
  return value && 'text' in value && typeof value.text === 'string' ? value.text : '';
}
