import type { Letter, LetterEntry } from '../../domain/notification/letter.js';
import { byStatus } from './channel.js';
import { renderMail } from './email/render.js';
import { renderLarkCard } from './lark/render.js';
import { renderSlackMessage } from './slack/render.js';
import { renderTeamsMessage } from './teams/render.js';

function entry(n: number, length: number): LetterEntry {
  return {
    title: `AI-${n} 逾期`,
    body: '逾'.repeat(length),
    facts: 'Fri 13 Feb 2026 17:00 (Asia/Singapore)',
    urgent: true,
    links: [{ label: 'Approve', url: `https://tollgate.example.com/act/${'x'.repeat(66)}`, style: 'primary' }],
  };
}

function letter(entries: number, length = 900): Letter {
  return {
    id: '0d9c1c4e-0000-8000-8000-000000000000',
    name: 'Lin',
    subject: 'Level 1: AI-1 is overdue',
    urgent: true,
    sections: [{ heading: 'Leakage', entries: Array.from({ length: entries }, (_, n) => entry(n, length)) }],
    more: 0,
    readUrl: 'https://tollgate.example.com/act/read',
    footer: 'Sent by Tollgate.',
  };
}

test.each([
  ['Lark', renderLarkCard, 20 * 1024],
  ['Slack', renderSlackMessage, 40_000],
  ['Teams', renderTeamsMessage, 28 * 1024],
])('a card of %s stays within its size, counts what it leaves out and says where it is', (_vendor, render, most) => {
  const body = render(letter(300));
  expect(Buffer.byteLength(body)).toBeLessThanOrEqual(most);
  const written = body.match(/AI-\d+ 逾期/g)?.length ?? 0;
  expect(written).toBeGreaterThan(3);
  expect(body).toContain(`And ${300 - written} more.`);
  expect(body).toContain('Read all');
  expect(render(letter(2, 10))).not.toContain('more.');
});

test('a mail writes out fifty entries and counts the others; what people wrote is text, and no header', () => {
  const to = { name: 'Lin\r\nBcc: all@example.com', address: 'lin@example.com' };
  const whole = { ...letter(60, 5), subject: 'Late\r\nBcc: all@example.com <b>' };
  const mail = renderMail(whole, { from: 'Tollgate <t@example.com>', to, thread: 'action_item.1' });
  expect(mail.subject).toBe('Late Bcc: all@example.com <b>');
  expect(mail.to.name).toBe('Lin Bcc: all@example.com');
  expect(mail.text).toContain('And 10 more');
  expect(mail.html).toContain('&#60;b&#62;');
  expect(mail.inReplyTo).toBe('<action_item.1@example.com>');
});

test('what a status means', () => {
  const of = (status: number, headers = {}) => byStatus({ status, headers, text: '' });
  expect(of(204)).toMatchObject({ outcome: 'sent' });
  expect(of(429, { 'retry-after': '7' })).toMatchObject({ outcome: 'retry', afterMs: 7_000, throttled: true });
  expect(of(503)).toMatchObject({ outcome: 'retry', afterMs: null, throttled: false });
  expect(of(429, { 'retry-after': '999999' })).toMatchObject({ afterMs: 86_400_000 });
  expect(of(500)).toMatchObject({ outcome: 'retry', throttled: false });
  for (const status of [301, 400, 403, 404, 410]) expect(of(status)).toMatchObject({ outcome: 'refused' });
});
