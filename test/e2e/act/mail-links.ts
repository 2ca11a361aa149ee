import type { Tollgate } from '../../harness/tollgate.js';
import { until } from '../../harness/until.js';
import type { MailServer } from '../../harness/vendors/mail.js';

/** Where the links of these tests lead. */
export const publicUrl = 'https://tollgate.example.com';

/** The address of a link in the newest mail to a person that has one. */
export async function linkInMail(
  tollgate: Tollgate,
  mail: MailServer,
  { personId, label, about }: { personId: string; label: string; about: string },
): Promise<string> {
  const { email } = (await tollgate.admin.get(`/people/${personId}`)).body;
  const url = await until(`a mail with "${label}"`, async () => {
    for (const { text = '' } of [...mail.to(email)].reverse()) {
      const part = text.split('\n* ').find((entry) => entry.includes(about) && entry.includes(`${label}: https://`));
      if (part) return new RegExp(`${label}: ${publicUrl}(/act/\\S+)`).exec(part)?.[1];
    }
    return undefined;
  });
  return `${tollgate.url}${url}`;
}

/** Presses the button of the page. */
export function press(url: string, fields: Record<string, string> = {}): Promise<Response> {
  return fetch(url, { method: 'POST', body: new URLSearchParams(fields) });
}
