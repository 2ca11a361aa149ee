import { digestDue, isDigestMorning } from './digest-morning.js';

const manila = { timeZone: 'Asia/Manila', at: '08:30' };

test('the digest is due from its local time on, on weekdays', () => {
  expect(digestDue(manila, Date.parse('2026-02-13T00:29:00Z'))).toBeNull();
  expect(digestDue(manila, Date.parse('2026-02-13T00:30:00Z'))).toBe('2026-02-13');
  expect(digestDue(manila, Date.parse('2026-02-13T15:59:00Z'))).toBe('2026-02-13');
  // Saturday there, Friday still in UTC.
  expect(digestDue(manila, Date.parse('2026-02-13T23:00:00Z'))).toBeNull();
  expect(digestDue(manila, Date.parse('2026-02-14T04:00:00Z'))).toBeNull();
  expect(isDigestMorning(manila, '2026-02-15')).toBe(false);
});
