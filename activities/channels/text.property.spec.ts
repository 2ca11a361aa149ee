import fc from 'fast-check';
import { simpleParser } from 'mailparser';
import { createTransport } from 'nodemailer';
import type { Letter } from '../../domain/notification/letter.js';
import { composeLetter } from '../../domain/notification/compose-letter.js';
import { renderMail } from './email/render.js';
import { renderLarkCard } from './lark/render.js';
import { renderSlackMessage } from './slack/render.js';
import { renderTeamsMessage } from './teams/render.js';

/** What people and files put into titles and reasons: marks, escapes, half characters, emoji, any script, any length. */
const unit = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...'*_~`<>&#[]()!|:-+@\\"\'=?\r\n\t\u0000\u202e') },
  {
    weight: 3,
    arbitrary: fc.constantFrom('👨‍👩‍👧‍👦', '🛒', '🇸🇬', 'é', '逾', 'ป้', 'ع', '\ud83d', '\udc00', '&amp;', '&#42;', ':OK:'),
  },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', minLength: 1, maxLength: 3 }) },
);
const text = fc
  .tuple(fc.array(unit, { minLength: 1, maxLength: 30 }), fc.constantFrom(1, 1, 3, 40, 120))
  .map(([units, times]) => units.join('').repeat(times));
const letter = fc
  .record({ titles: fc.array(text, { minLength: 1, maxLength: 40 }), body: text, program: text, name: text })
  .map(({ titles, body, program, name }) =>
    composeLetter({
      id: '0d9c1c4e-0000-8000-8000-000000000000',
      to: { name, timeZone: 'Asia/Singapore' },
      messages: titles.map((title, id) => ({
        id,
        kind: 'held' as const,
        title,
        body,
        at: 0,
        subjectKind: 'action_item',
        subjectId: '0d9c1c4e-0000-8000-8000-000000000001',
        record: title,
        programName: program,
      })),
      linksOf: () => [],
      readUrl: 'https://tollgate.example.com/act/read',
      publicUrl: 'https://tollgate.example.com',
    }),
  );

/** Every string in it, wherever it stands. */
function strings(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(strings) : [];
}

/** Every object in it that has this property. */
function having(value: unknown, name: string): Record<string, unknown>[] {
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.values(value).flatMap((one) => having(one, name));
  return name in value ? [value as Record<string, unknown>, ...inner] : inner;
}

test.each([
  ['Lark', renderLarkCard, 0.8 * 20 * 1024],
  ['Slack', renderSlackMessage, 0.8 * 40_000],
  ['Teams', renderTeamsMessage, 0.8 * 28 * 1024],
] as [string, (letter: Letter) => string, number][])(
  'a card of %s is whole characters, and a fifth below its limit, whatever people write',
  (_vendor, render, most) => {
    fc.assert(
      fc.property(letter, (given) => {
        const body = render(given);
        expect(Buffer.byteLength(body)).toBeLessThanOrEqual(most);
        for (const one of strings(JSON.parse(body))) expect(one.isWellFormed()).toBe(true);
      }),
      { numRuns: 60 },
    );
  },
);

test('Slack shows every mark: no text of ours is mrkdwn, each is within its limit, and no escape is cut', () => {
  fc.assert(
    fc.property(letter, (given) => {
      const message = JSON.parse(renderSlackMessage(given)) as { text: string; mrkdwn: boolean; blocks: unknown[] };
      expect(message.mrkdwn).toBe(false);
      const texts = having(message.blocks, 'text').filter(({ type }) => String(type).endsWith('text'));
      expect(texts.map(({ type }) => type)).not.toContain('mrkdwn');
      for (const one of [message.text, ...texts.map((object) => String(object['text']))]) {
        expect(one).not.toMatch(/[<>]|&(?!amp;|lt;|gt;)/);
        expect(one.length).toBeLessThanOrEqual(3_000);
        expect(one.length).toBeGreaterThan(0);
      }
      const [header] = message.blocks as [{ text: { text: string } }];
      expect(header.text.text.length).toBeLessThanOrEqual(150);
    }),
    { numRuns: 60 },
  );
});

test('Lark shows every mark: within lark_md nothing of people is more than letters and escapes', () => {
  fc.assert(
    fc.property(letter, (given) => {
      const marked = having(JSON.parse(renderLarkCard(given)), 'tag').filter(({ tag }) => tag === 'lark_md');
      for (const { content } of marked) {
        const inner = String(content)
          .slice(2, -2)
          .replace(/&#\d+;/g, '');
        expect(inner).not.toMatch(/[&<>*_~[\]()`#\\!|:]/);
      }
    }),
    { numRuns: 60 },
  );
});

test('Teams shows every mark: people’s text stands in runs, which know none', () => {
  fc.assert(
    fc.property(letter, (given) => {
      expect(having(JSON.parse(renderTeamsMessage(given)), 'type').map(({ type }) => type)).not.toContain('TextBlock');
    }),
    { numRuns: 30 },
  );
});

test('a mail arrives with the subject that was written, one line, and nothing else in its head', async () => {
  const transport = createTransport({ streamTransport: true, buffer: true });
  await fc.assert(
    fc.asyncProperty(letter, async (given) => {
      const to = { name: given.name ?? '', address: 'lin@example.com' };
      const mail = renderMail(given, { from: 'Tollgate <t@example.com>', to, thread: null });
      const { message } = (await transport.sendMail(mail)) as unknown as { message: Buffer };
      const head = message.subarray(0, message.indexOf('\r\n\r\n')).toString('latin1');
      for (const line of head.split('\r\n')) expect(line.length).toBeLessThanOrEqual(998);
      const parsed = await simpleParser(message);
      expect(parsed.subject ?? '').toBe(mail.subject);
      expect(mail.subject).not.toMatch(/\p{Cc}/u);
      expect(mail.subject.isWellFormed()).toBe(true);
      expect(parsed.headers.get('x-tollgate-delivery')).toBe(given.id);
      expect(parsed.headers.has('bcc')).toBe(false);
    }),
    { numRuns: 60 },
  );
});
