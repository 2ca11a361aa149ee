import { randomBytes, X509Certificate } from 'node:crypto';
import { Integer } from 'asn1js';
import { PKIStatus } from 'pkijs';
import { TimeStampAuthority, type Misdeeds } from '../../test/factories/time-stamp-authority.js';
import { attestedBy, timeStampRequest, tokenIn } from './time-stamp.js';

const bytes = Buffer.from('tollgate-checkpoint-1\n12\n');
let authority: TimeStampAuthority;
beforeAll(async () => {
  authority = await TimeStampAuthority.make();
});

async function asked(misdeeds?: Misdeeds, nonce = randomBytes(16)): Promise<Awaited<ReturnType<typeof tokenIn>>> {
  const answer = await authority.answer(timeStampRequest(bytes, nonce), misdeeds);
  return tokenIn(answer, { bytes, nonce });
}

test('what an authority attests: the bytes, when and by whom; with its root it is believed, with another not', async () => {
  const at = new Date('2026-11-29T09:00:00Z');
  const stamped = await asked({ at: new Date() });
  expect(stamped.authority).toBe('Time authority of the tests');
  const root = new X509Certificate(authority.pem);
  const other = new X509Certificate((await TimeStampAuthority.make('Another')).pem);
  const { token } = stamped;
  expect(await attestedBy(token, bytes, null)).toEqual({ at: stamped.at, authority: stamped.authority });
  expect(await attestedBy(token, bytes, [other, root])).toMatchObject({ at: stamped.at });
  await expect(attestedBy(token, bytes, [other])).rejects.toThrow('is no authority that is trusted');
  await expect(attestedBy(token, Buffer.from('others'), [root])).rejects.toThrow('over other bytes');
  // Years after its certificate ended it still attests; what it says of a time when it had none, it does not.
  const early = await asked({ at: new Date(at.getTime() - 10 * 365 * 86_400_000) });
  await expect(attestedBy(early.token, bytes, [root])).rejects.toThrow('is no authority that is trusted');
});

test('a nonce of any form is one number: with zeros before it, and where its first bit is set', async () => {
  for (const nonce of [Buffer.alloc(16, 0xff), Buffer.concat([Buffer.alloc(2), randomBytes(14)]), Buffer.from([1])])
    expect((await asked({}, nonce)).authority).toBe('Time authority of the tests');
});

const wrong: [string, Misdeeds, RegExp][] = [
  ['it refuses', { status: PKIStatus.rejection }, /it refused \(status 2\): no more today/],
  ['it puts it off', { status: PKIStatus.waiting }, /it refused \(status 3\)/],
  ['it stamps something else', { over: Buffer.from('x') }, /over other bytes/],
  ['it answers somebody else', { nonce: new Integer({ value: 5 }) }, /its nonce is not ours/],
  ['it gives no nonce back', { nonce: null }, /its nonce is not ours/],
  ['its signature is broken', { broken: true }, /signature of the token is not right/],
  ['its certificate is for servers', { purpose: '1.3.6.1.5.5.7.3.1' }, /is not one for time stamps/],
  ['it names another certificate', { named: Buffer.from('other') }, /names another certificate/],
  ['it names no certificate', { unnamed: true }, /names another certificate/],
];
test.each(wrong)('refused where %s', async (_why, misdeeds, says) => {
  await expect(asked(misdeeds)).rejects.toThrow(says);
});

test('whatever bytes come, it is refused with a reason: none, any, cut off, too many, nested without an end', async () => {
  const nonce = randomBytes(16);
  const good = await authority.answer(timeStampRequest(bytes, nonce));
  const nested = Buffer.alloc(60_000, 0x30);
  for (const answer of [
    Buffer.alloc(0),
    randomBytes(500),
    good.subarray(0, good.length - 40),
    nested,
    Buffer.from('<html>Not here</html>'),
  ])
    await expect(tokenIn(answer, { bytes, nonce })).rejects.toThrow(
      /the answer is no answer of a time-stamp authority/,
    );
  await expect(tokenIn(Buffer.alloc(70_000), { bytes, nonce })).rejects.toThrow('more than 64 KB');
  // Wherever a byte is another one: refused, or it says the same.
  const { at, authority: name, token } = await tokenIn(good, { bytes, nonce });
  for (let place = 0; place < token.length; place += 7) {
    const other = Buffer.from(token);
    other[place] = (other[place] ?? 0) ^ (1 << (place % 8));
    const said = await attestedBy(other, bytes, [new X509Certificate(authority.pem)]).catch(() => null);
    if (said !== null) expect(said).toEqual({ at, authority: name });
  }
});
