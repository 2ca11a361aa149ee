import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { chainBegins, chained, signCheckpoint, signingKeyOf, type Checkpoint, type SigningKey } from './checkpoint.js';
import { Erasures, type ErasedEvent } from './erasures.js';
import { eventDigestOf, payloadHashOf, type ProvenEvent } from './event-digest.js';
import { LogVerifier, type Finding, type SealedEntry, type Verified } from './log-verifier.js';
import { MerkleTree } from './merkle.js';

const signer = signingKeyOf(generateKeyPairSync('ed25519').privateKey);
const keys = new Map([[signer.id, signer.publicKey]]);

const begins = Date.UTC(2026, 10, 29, 9);
const microseconds = (ms: number): string => new Date(ms).toISOString().replace('Z', '000Z');

/** What the product stores: events, the seals of them, and what was signed of those. */
interface Log {
  events: Map<number, ProvenEvent>;
  seals: { seq: number; digest: string; chain: string }[];
  checkpoints: Checkpoint[];
}

function madeAnew(event: ProvenEvent): ProvenEvent {
  const payloadHash = payloadHashOf(event) ?? event.payloadHash;
  return { ...event, payloadHash, digest: eventDigestOf({ ...event, payloadHash }) };
}

function eventOf(seq: number): ProvenEvent {
  const at = microseconds(begins + seq * 60_000);
  return madeAnew({
    ...{ seq, key: `item/${seq}#edited`, subjectKind: 'action_item', subjectId: randomUUID(), programId: randomUUID() },
    ...{ type: 'item.edited', actorId: seq % 3 === 0 ? null : randomUUID(), at, recordedAt: at, version: seq },
    ...{ data: `{"title": "Title ${seq}"}`, salt: '00'.repeat(16), payloadHash: '', digest: '' },
  });
}

/** `sizes`: over how many each checkpoint is. Numbers have gaps, and those of two that ran side by side are turned round. */
function logOf(count: number, sizes: number[]): Log {
  const seqs = Array.from({ length: count }, (_, n) => 10 + n * 2);
  for (let n = 5; n + 1 < count; n += 9) [seqs[n], seqs[n + 1]] = [seqs[n + 1] ?? 0, seqs[n] ?? 0];
  const events = new Map(seqs.map((seq) => [seq, eventOf(seq)]));
  const seals = seqs.map((seq) => ({ seq, digest: events.get(seq)?.digest ?? '', chain: '' }));
  chainAnew(seals);
  const checkpoints = sizes.map((size) => signedOver(seals, size, begins + (10 + size * 2) * 60_000, signer));
  return { events, seals, checkpoints };
}

function chainAnew(seals: Log['seals'], from = 0): void {
  let chain: Buffer = from === 0 ? chainBegins : Buffer.from(seals[from - 1]?.chain ?? '', 'hex');
  for (const seal of seals.slice(from)) {
    chain = chained(chain, Buffer.from(seal.digest, 'hex'));
    seal.chain = chain.toString('hex');
  }
}

function signedOver(seals: Log['seals'], size: number, at: number, key: SigningKey): Checkpoint {
  const tree = new MerkleTree();
  for (const { digest } of seals.slice(0, size)) tree.add(Buffer.from(digest, 'hex'));
  const said = { size: tree.size, root: tree.root().toString('hex'), chain: seals[size - 1]?.chain ?? '' };
  const peaks = tree.peaks.map((peak) => peak.toString('hex'));
  return signCheckpoint({ ...said, peaks, at: new Date(at).toISOString() }, key);
}

/** As the product does: the event that erases comes first, what it names loses its words and its salt. */
function eraseOne(): void {
  const [erased, erasing] = [whole.events.get(erasedSeq), whole.events.get(erasingSeq)];
  if (!erased || !erasing) throw new Error('there is nothing to erase');
  const data = `{"events": [${erasedSeq}], "reason": "They asked"}`;
  whole.events.set(erasingSeq, madeAnew({ ...erasing, type: 'person.erased', data, actorId: randomUUID() }));
  whole.events.set(erasedSeq, { ...erased, data: null, salt: null, erasedBy: erasingSeq });
  for (const seal of whole.seals) seal.digest = whole.events.get(seal.seq)?.digest ?? '';
  chainAnew(whole.seals);
  whole.checkpoints = whole.checkpoints.map(({ size, at }) => signedOver(whole.seals, size, Date.parse(at), signer));
}

function copyOf({ events, seals, checkpoints }: Log): Log {
  return {
    events: new Map([...events].map(([seq, event]) => [seq, { ...event }])),
    seals: seals.map((seal) => ({ ...seal })),
    checkpoints: checkpoints.map((one) => ({ ...one, peaks: [...one.peaks] })),
  };
}

function verified(
  log: Log,
  kept: Checkpoint[] = [],
): { findings: Finding[]; erasures: ErasedEvent[]; result: Verified } {
  const findings: Finding[] = [];
  const erasures: ErasedEvent[] = [];
  const told = [(one: Finding) => findings.push(one), (one: ErasedEvent) => erasures.push(one)] as const;
  const verifier = new LogVerifier(keys, told[0], kept, told[1]);
  const left = [...log.checkpoints];
  log.seals.forEach(({ seq, digest, chain }, index) => {
    const entry: SealedEntry = { position: index + 1, seq, digest, chain, event: log.events.get(seq) ?? null };
    for (; left[0] && left[0].size < entry.position; left.shift()) verifier.checkpoint(left[0]);
    verifier.entry(entry);
  });
  for (const checkpoint of left) verifier.checkpoint(checkpoint);
  const sealed = new Set(log.seals.map(({ seq }) => seq));
  for (const event of log.events.values()) if (!sealed.has(event.seq)) verifier.unsealed(event, begins + 86_400_000);
  return { findings, erasures, result: verifier.end() };
}

const whole = logOf(16, [5, 6, 11, 16]);
// One of them is erased, and a later one says so.
const erasedSeq = whole.seals[7]?.seq ?? 0;
const erasingSeq = whole.seals[9]?.seq ?? 0;
eraseOne();
const last = whole.checkpoints.at(-1);

test('a trail that nobody touched has no finding, and is proven to its last checkpoint', () => {
  const { findings, result } = verified(whole, whole.checkpoints);
  expect(findings).toEqual([]);
  const { sealedSince, provenUntil } = { sealedSince: whole.checkpoints[0]?.at, provenUntil: last };
  expect(result).toEqual({ entries: 16, checkpoints: 4, erased: 1, sealedSince, provenUntil });
});

describe('an event that was erased', () => {
  const erasing = whole.events.get(erasingSeq);
  const place = `position 8, event ${erasedSeq} (item/${erasedSeq}#edited)`;
  const gone = (what: string): object[] => [{ kind: 'altered', place, what }];

  test('is told with who erased it, when and why, whichever of the two comes first', () => {
    const told = { place, seq: erasedSeq, by: erasingSeq, reason: 'They asked' };
    const { actorId, at } = erasing ?? {};
    expect(verified(whole).erasures).toEqual([{ ...told, actorId, at }]);
    const turned: ErasedEvent[] = [];
    const erasures = new Erasures((one) => turned.push(one));
    if (erasing) erasures.says(erasing);
    erasures.met({ seq: erasedSeq, place, by: erasingSeq });
    expect([turned, erasures.left()]).toEqual([[{ ...told, actorId, at }], []]);
  });

  test('is altered where no event says so, or another than it names, or one that was altered itself', () => {
    const without = copyOf(whole);
    Object.assign(without.events.get(erasedSeq) ?? {}, { erasedBy: null });
    expect(verified(without).findings).toEqual(gone('what it said is gone, and nothing says that it was erased'));
    const other = whole.seals[14]?.seq ?? 0;
    const elsewhere = copyOf(whole);
    Object.assign(elsewhere.events.get(erasedSeq) ?? {}, { erasedBy: other });
    const unsaid = (by: number): object[] =>
      gone(`what it said is gone, and event ${by} does not say that it was erased`);
    expect(verified(elsewhere).findings).toEqual(unsaid(other));
    const altered = copyOf(whole);
    Object.assign(altered.events.get(erasingSeq) ?? {}, { data: `{"events": [${erasedSeq}], "reason": "Another"}` });
    expect(verified(altered).findings).toMatchObject([{ kind: 'altered' }, ...unsaid(erasingSeq)]);
  });

  test('is altered where something stands in its place, and so is one that is hidden so', () => {
    for (const hidden of [{ data: '{}' }, { salt: '00'.repeat(16) }, { data: '{}', salt: '00'.repeat(16) }]) {
      const log = copyOf(whole);
      Object.assign(log.events.get(erasedSeq) ?? {}, hidden);
      expect(verified(log).findings).toMatchObject([{ kind: 'altered', place }]);
    }
    const first = whole.seals[0]?.seq ?? 0;
    const log = copyOf(whole);
    Object.assign(log.events.get(first) ?? {}, { data: null, salt: null, erasedBy: erasingSeq });
    expect(verified(log).findings).toMatchObject([
      { kind: 'altered', place: expect.stringContaining(`event ${first}`) },
    ]);
  });
});

describe('each is named with its place', () => {
  const after = (touch: (log: Log) => void): string[] => {
    const log = copyOf(whole);
    touch(log);
    return verified(log, last ? [last] : []).findings.map(({ kind, place }) => `${kind}: ${place}`);
  };
  const fourth = whole.seals[3]?.seq ?? 0;
  const place = `position 4, event ${fourth} (item/${fourth}#edited)`;

  test('what an event says', () => {
    expect(after(({ events }) => Object.assign(events.get(fourth) ?? {}, { data: '{}' }))).toEqual([
      `altered: ${place}`,
    ]);
  });

  test('a field with its digest made anew: no other place is in doubt', () => {
    const found = after(({ events }) => {
      const event = events.get(fourth);
      if (event) events.set(fourth, madeAnew({ ...event, actorId: null, version: 99 }));
    });
    expect(found).toEqual([`altered: ${place}`]);
  });

  test('an event that is gone', () => {
    expect(after(({ events }) => events.delete(fourth))).toEqual([`removed: position 4, event ${fourth}`]);
  });

  test('an event with its seal, everything after it chained and numbered anew', () => {
    const found = after(({ events, seals }) => {
      events.delete(fourth);
      seals.splice(3, 1);
      chainAnew(seals);
    });
    expect(found[0]).toMatch(/positions 1 to 5/);
  });

  test('the end of it, with its checkpoints: by the one that was kept elsewhere', () => {
    const found = after((log) => {
      for (const { seq } of log.seals.splice(11)) log.events.delete(seq);
      log.checkpoints.splice(3);
    });
    expect(found).toEqual(['removed: positions 12 to 16']);
  });

  test('an event that was written past the product, with and without a seal', () => {
    const early = madeAnew({ ...eventOf(11), recordedAt: microseconds(begins - 10_800_000) });
    expect(after(({ events }) => events.set(11, early))).toEqual(['inserted: event 11 (item/11#edited)']);
    const sealed = after(({ events, seals }) => {
      events.set(11, early);
      seals.push({ seq: 11, digest: early.digest, chain: '' });
      chainAnew(seals);
    });
    expect(sealed).toEqual(['inserted: position 17, event 11 (item/11#edited)']);
  });

  test('a checkpoint that another key has signed', () => {
    const found = after(({ seals, checkpoints }) => {
      checkpoints[2] = signedOver(seals, 11, begins + 1_920_000, forger);
    });
    expect(found).toEqual([expect.stringMatching(/^unproven: the checkpoint over 11 of/)]);
  });
});

/** Signs as the product does, by a key that is not its own. */
const forger = signingKeyOf(generateKeyPairSync('ed25519').privateKey);

/** How far whoever alters it covers their tracks. */
const depths = ['nothing', 'digest', 'seal', 'chain', 'all chains', 'roots', 'signatures'] as const;
type Depth = (typeof depths)[number];

/** Makes anew what follows from an event, as far as that. */
function cover(log: Log, seq: number, depth: Depth): void {
  const reach = depths.indexOf(depth);
  const event = log.events.get(seq);
  if (reach >= 1 && event) log.events.set(seq, madeAnew(event));
  const place = log.seals.findIndex((seal) => seal.seq === seq);
  const seal = log.seals[place];
  if (reach >= 2 && seal) seal.digest = log.events.get(seq)?.digest ?? seal.digest;
  if (reach === 3 && seal) {
    const before = place === 0 ? chainBegins : Buffer.from(log.seals[place - 1]?.chain ?? '', 'hex');
    seal.chain = chained(before, Buffer.from(seal.digest, 'hex')).toString('hex');
  }
  coverTrail(log, depth);
}

function coverTrail(log: Log, depth: Depth): void {
  const reach = depths.indexOf(depth);
  if (reach >= 4) chainAnew(log.seals);
  if (reach >= 5)
    log.checkpoints = log.checkpoints
      .filter(({ size }) => size <= log.seals.length)
      .map((one) => {
        const forged = signedOver(log.seals, one.size, Date.parse(one.at), forger);
        return reach >= 6 ? forged : { ...forged, keyId: one.keyId, signature: one.signature };
      });
}

const fields: ((event: ProvenEvent, n: number) => ProvenEvent)[] = [
  (event, n) => ({ ...event, data: `${event.data?.slice(0, -1) ?? '{'}, "n": ${n}}` }),
  (event) => ({ ...event, data: '{}' }),
  (event, n) => ({ ...event, key: `${event.key}${n}` }),
  (event) => ({ ...event, type: 'item.closed' }),
  (event) => ({ ...event, subjectKind: 'risk' }),
  (event) => ({ ...event, subjectId: randomUUID() }),
  (event) => ({ ...event, programId: event.programId === null ? randomUUID() : null }),
  (event) => ({ ...event, actorId: randomUUID() }),
  (event, n) => ({ ...event, at: microseconds(begins - (n + 1) * 1_000) }),
  (event, n) => ({
    ...event,
    recordedAt: event.recordedAt.replace(/\d{3}Z$/, `${String((n % 999) + 1).padStart(3, '0')}Z`),
  }),
  (event, n) => ({ ...event, version: (event.version ?? 0) + n + 1 }),
  (event) => ({ ...event, salt: 'ff'.repeat(16) }),
  // Hidden behind an erasure that there was, or behind none.
  (event) => ({ ...event, data: event.data === null ? '{}' : null }),
  (event) => ({ ...event, data: null, salt: null, erasedBy: event.erasedBy == null ? erasingSeq : null }),
  (event) => ({ ...event, payloadHash: 'ff'.repeat(32) }),
  (event) => ({ ...event, digest: 'ff'.repeat(32) }),
];

/** One way to alter a trail as somebody does who may write everything but sign. `a`, `b`: two places; `n`: which of many. */
const ways: Record<string, (log: Log, a: number, b: number, n: number, depth: Depth) => void> = {
  'a field': (log, a, _, n, depth) => {
    const { seq } = log.seals[a] ?? { seq: 0 };
    const event = log.events.get(seq);
    const change = fields[n % fields.length];
    if (!event || !change) return;
    log.events.set(seq, change(event, n));
    // The last two are what covering would make right again.
    if (n % fields.length < fields.length - 2) cover(log, seq, depth);
  },
  'an event removed': (log, a, _, __, depth) => {
    log.events.delete(log.seals[a]?.seq ?? 0);
    coverTrail(log, depth);
  },
  'an event removed with its seal': (log, a, _, __, depth) => {
    const [seal] = log.seals.splice(a, 1);
    log.events.delete(seal?.seq ?? 0);
    coverTrail(log, depth);
  },
  'the end removed': (log, a, _, __, depth) => {
    for (const { seq } of log.seals.splice(a)) log.events.delete(seq);
    log.checkpoints = log.checkpoints.filter(({ size }) => size <= a);
    coverTrail(log, depth);
  },
  'an event inserted without a seal': (log, a) => {
    const event = eventOf(2 * a + 11);
    log.events.set(event.seq, event);
  },
  'an event inserted with a seal': (log, a, _, __, depth) => {
    const event = eventOf(2 * a + 11);
    log.events.set(event.seq, event);
    log.seals.splice(a, 0, { seq: event.seq, digest: event.digest, chain: log.seals[a]?.chain ?? '' });
    coverTrail(log, depth);
  },
  'two seals exchanged': (log, a, b, _, depth) => {
    const [one, other] = [log.seals[a], log.seals[b]];
    if (!one || !other) return;
    [log.seals[a], log.seals[b]] = [other, one];
    coverTrail(log, depth);
  },
  'what two events say exchanged': (log, a, b, _, depth) => {
    const [one, other] = [log.events.get(log.seals[a]?.seq ?? 0), log.events.get(log.seals[b]?.seq ?? 0)];
    if (!one || !other) return;
    log.events.set(one.seq, { ...other, seq: one.seq });
    log.events.set(other.seq, { ...one, seq: other.seq });
    cover(log, one.seq, depth);
    cover(log, other.seq, depth);
  },
  'a seal altered': (log, a, _, n, depth) => {
    const seal = log.seals[a];
    if (!seal) return;
    if (n % 2 === 0) seal.digest = 'ee'.repeat(32);
    else seal.chain = 'ee'.repeat(32);
    if (n % 2 === 0) coverTrail(log, depth);
  },
  'a checkpoint altered': (log, a, _, n) => {
    const at = a % log.checkpoints.length;
    const one = log.checkpoints[at];
    if (!one) return;
    const other: Partial<Checkpoint>[] = [
      { root: 'dd'.repeat(32) },
      { chain: 'dd'.repeat(32) },
      { at: new Date(Date.parse(one.at) + 1_000).toISOString() },
      { signature: 'dd'.repeat(64) },
      { keyId: 'dddddddddddddddd' },
      { size: one.size + 1 },
    ];
    log.checkpoints[at] = { ...one, ...other[n % other.length] };
  },
};

test('ten thousand random alterations by somebody who may write everything but sign: none is missed', () => {
  const names = Object.keys(ways);
  const missed: unknown[] = [];
  const tried = new Set<string>();
  fc.assert(
    fc.property(
      fc.constantFrom(...names),
      fc.constantFrom(...depths),
      fc.nat(15),
      fc.nat(14),
      fc.nat(10_000),
      (name, depth, a, shift, n) => {
        const log = copyOf(whole);
        ways[name]?.(log, a, (a + 1 + shift) % 16, n, depth);
        tried.add(`${name}, ${depth}`);
        const kept = last ? [last] : [];
        if (verified(log, kept).findings.length === 0) missed.push({ name, depth, a, shift, n });
      },
    ),
    { numRuns: 10_000, seed: 17 },
  );
  expect(missed).toEqual([]);
  expect(tried.size).toBe(names.length * depths.length);
});
