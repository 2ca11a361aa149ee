import fc from 'fast-check';
import {
  digestOf,
  idOfKey,
  isSignedBy,
  newCommandKey,
  partsOfProof,
  proofOf,
  signCommand,
  type Unsigned,
} from './signature.js';

const key = newCommandKey();
const target = { kind: 'action_item', id: 'i1' };
const unsigned: Unsigned = {
  command: { type: 'sign' },
  actorId: 'p1',
  key: 'k1',
  seenVersion: 3,
  vouched: {
    v: 1,
    keyId: key.id,
    body: '0f5a1c52-6d1c-4d4e-9d0e-6a5d3c1b2a10',
    digest: digestOf('{}'),
    door: 'token/1',
    sentAt: 5,
  },
};
const signed = (from: Unsigned = unsigned) => ({
  ...from,
  vouched: { ...from.vouched, signature: signCommand(key.privateKey, target, from) },
});

test('what was signed is known by its key, and by no other', () => {
  expect(isSignedBy(key.publicKey, target, signed())).toBe(true);
  expect(isSignedBy(newCommandKey().publicKey, target, signed())).toBe(false);
  expect(idOfKey(key.publicKey)).toBe(key.id);
});

test('whatever of it is changed, the signature is none', () => {
  const text = fc.string({ maxLength: 8 });
  const changed = fc.oneof(
    text.map((type) => ({ ...signed(), command: { type } })),
    text.map((actorId) => ({ ...signed(), actorId })),
    text.map((onBehalfOf) => ({ ...signed(), onBehalfOf })),
    text.map((k) => ({ ...signed(), key: k })),
    fc.integer().map((seenVersion) => ({ ...signed(), seenVersion })),
    fc.integer().map((expectedVersion) => ({ ...signed(), expectedVersion })),
    ...(['keyId', 'body', 'digest', 'door', 'signature'] as const).map((name) =>
      text.map((value) => ({ ...signed(), vouched: { ...signed().vouched, [name]: value } })),
    ),
    fc.integer().map((sentAt) => ({ ...signed(), vouched: { ...signed().vouched, sentAt } })),
  );
  fc.assert(
    fc.property(changed, (envelope) => {
      fc.pre(JSON.stringify(envelope) !== JSON.stringify(signed()));
      return !isSignedBy(key.publicKey, target, envelope);
    }),
  );
});

test('a proof is a part of what is signed: none is added, taken away, made younger or of another kind', () => {
  const proof = { how: 'password', at: 7, shownAt: 9 };
  const proven = signed({ ...unsigned, vouched: { ...unsigned.vouched, ...partsOfProof(proof) } });
  expect(isSignedBy(key.publicKey, target, proven)).toBe(true);
  expect(proofOf(proven.vouched)).toEqual(proof);
  expect(proofOf(signed().vouched)).toBeUndefined();
  const { signature } = proven.vouched;
  const others = [
    signed().vouched,
    { ...proven.vouched, provedHow: 'provider:okta' },
    { ...proven.vouched, provedAt: 8 },
    { ...proven.vouched, shownAt: 8 },
  ];
  for (const other of others)
    expect(isSignedBy(key.publicKey, target, { ...proven, vouched: { ...other, signature } })).toBe(false);
  const added = { ...signed().vouched, ...partsOfProof(proof) };
  expect(isSignedBy(key.publicKey, target, { ...signed(), vouched: added })).toBe(false);
});

test.each([
  ['another record', { kind: 'action_item', id: 'i2' }],
  ['another kind', { kind: 'program', id: 'i1' }],
])('%s: the signature is none', (_, other) => {
  expect(isSignedBy(key.publicKey, other, signed())).toBe(false);
});

test('what has no signature, or no form that is known, is not signed', () => {
  const { vouched, ...bare } = signed();
  expect(isSignedBy(key.publicKey, target, bare)).toBe(false);
  expect(isSignedBy(key.publicKey, target, { ...bare, vouched: { ...vouched, v: 2 as 1 } })).toBe(false);
});
