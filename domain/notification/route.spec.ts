import type { Channel, PushChannel } from './channels.js';
import { defaultPreferences, type Preferences } from './preferences.js';
import { routeMessage, type Reader } from './route.js';
import { defaultMessageSettings, type MessageSettings } from './settings.js';

const noon = Date.parse('2026-02-13T04:00:00Z');
const midnight = Date.parse('2026-02-13T16:00:00Z');

function reader(contacts: PushChannel[], preferences: Partial<Preferences> = {}): Reader {
  return {
    active: true,
    timeZone: 'Asia/Singapore',
    contacts: new Set(contacts),
    preferences: { ...defaultPreferences, ...preferences },
  };
}

function route(
  message: { kind: Parameters<typeof routeMessage>[0]['kind']; named: Channel[] },
  to: Reader,
  more: { able?: PushChannel[]; settings?: MessageSettings; now?: number } = {},
) {
  const { able = ['email', 'lark', 'slack', 'teams'], settings = defaultMessageSettings, now = noon } = more;
  return routeMessage(message, to, { settings, able: new Set(able) }, now);
}

const level = { kind: 'level' as const, named: ['inbox', 'email'] as Channel[] };
const news = { kind: 'tollgate_passed' as const, named: ['inbox', 'email'] as Channel[] };
const push = (...ways: [PushChannel, string | null][]) => ({
  kind: 'push',
  ways: ways.map(([channel, because]) => ({ channel, because })),
});
const choose = (group: string, channels: PushChannel[] | null, when = 'immediate') =>
  ({ groups: { [group]: { channels, when } } }) as Partial<Preferences>;

test('the policy’s channels, where nothing was chosen; only the inbox stays in the inbox', () => {
  expect(route(level, reader(['email']))).toEqual(push(['email', null]));
  expect(route({ ...level, named: ['inbox'] }, reader(['email', 'lark'])).kind).toBe('inbox');
  expect(route({ ...level, named: ['lark', 'email'] }, reader(['email', 'lark']))).toEqual(
    push(['lark', null], ['email', null]),
  );
});

test('what was chosen goes before the policy', () => {
  expect(route(level, reader(['email', 'lark'], choose('escalations', ['lark'])))).toEqual(push(['lark', null]));
});

test('a channel without an address falls back to mail, then to the inbox, and says so', () => {
  const named: Channel[] = ['inbox', 'lark'];
  expect(route({ ...level, named }, reader(['email']))).toEqual(push(['email', 'no Lark address']));
  expect(route({ ...level, named }, reader([]))).toEqual({ kind: 'unreachable', because: 'no Lark address' });
  expect(route(level, { ...reader(['email']), active: false }).kind).toBe('unreachable');
});

test('what this installation does not have is not missed: without a mail server the inbox is what was meant', () => {
  expect(route(level, reader(['email']), { able: ['lark', 'slack', 'teams'] }).kind).toBe('inbox');
  const off = { ...defaultMessageSettings, channels: { ...defaultMessageSettings.channels, lark: false } };
  expect(route({ ...level, named: ['lark'] }, reader(['email', 'lark']), { settings: off })).toEqual(
    push(['email', 'no Lark here']),
  );
});

test('escalations cannot be silenced, put off, or held back by quiet hours, whatever was stored', () => {
  const stubborn = reader(['email'], {
    ...choose('escalations', [], 'digest'),
    quietHours: { from: '20:00', to: '08:00' },
  });
  expect(route(level, stubborn, { now: midnight })).toEqual(push(['email', null]));
});

test('quiet hours hold back anything else until they end; a digest waits for the morning; switched off is off', () => {
  const quiet = reader(['email'], { quietHours: { from: '20:00', to: '08:00' } });
  expect(route(news, quiet, { now: midnight })).toEqual({ kind: 'held', until: Date.parse('2026-02-14T00:00:00Z') });
  expect(route(news, quiet)).toEqual(push(['email', null]));
  expect(route(news, reader(['email'], choose('program_news', null, 'digest')))).toEqual({ kind: 'digest' });
  expect(route(news, reader(['email'], choose('program_news', []))).kind).toBe('inbox');
});
