import { InFlight, mostAtOnce } from './in-flight.js';

test('so many of one token at once, of each token, and again when one is answered', async () => {
  const calls = new InFlight();
  const ends: (() => void)[] = [];
  const one = (secret: string): Promise<void> => calls.within(secret, () => new Promise((end) => ends.push(end)));
  const going = Array.from({ length: mostAtOnce }, () => one('a'));
  await expect(one('a')).rejects.toMatchObject({ code: 'too-many-requests', status: 429 });
  const other = one('b');
  ends[0]?.();
  await going[0];
  const next = one('a');
  await expect(one('a')).rejects.toMatchObject({ code: 'too-many-requests' });
  for (const end of ends) end();
  await Promise.all([...going, other, next]);
});

test('a call that fails makes room too', async () => {
  const calls = new InFlight();
  for (let at = 0; at < 2 * mostAtOnce; at++)
    await expect(calls.within('a', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
});
