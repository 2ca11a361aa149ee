import { generateKeyPairSync, randomBytes, randomUUID } from 'node:crypto';
import {
  chainBegins,
  chained,
  signCheckpoint,
  signingKeyOf,
  type Checkpoint,
} from '../../../domain/audit/checkpoint.js';
import { eventDigestOf, payloadHashOf, type ProvenEvent } from '../../../domain/audit/event-digest.js';
import { LogVerifier, type SealedEntry } from '../../../domain/audit/log-verifier.js';
import { MerkleTree } from '../../../domain/audit/merkle.js';
import type { Bench } from '../bench.js';
import { figure } from '../figure.js';
import { BenchProblem, type Figure } from '../row.js';
import { auditSizes } from './sizes.js';

/** Events that are in memory at once, with a checkpoint behind them. */
const chunk = 10_000;

/** One core, as `tollgate audit verify` does it with what it has read, against hashing the same events once. */
export function verifying(bench: Bench): Figure[] {
  const { events, times } = auditSizes(bench.extent);
  const [took, floor]: [number[], number[]] = [[], []];
  // The first is to warm up.
  for (let time = 0; time <= Math.min(times, 3); time += 1) {
    const { verify, hashing } = once(time === 0 ? chunk : events);
    if (time === 0) continue;
    took.push(verify / 1_000);
    floor.push(hashing / 1_000);
    bench.say(`verifying ${(verify / 1_000).toFixed(2)} s, hashing alone ${(hashing / 1_000).toFixed(2)} s`);
  }
  return [
    figure({
      name: `${events} events verified`,
      unit: 's',
      samples: took,
      floor: { samples: floor, is: 'hashing the same events: what each says, and its fields' },
      target: { of: 'ratio', bound: 'at most', limit: 2 },
    }),
  ];
}

/** Ms of both over the same events, part by part in turns, so that a pause of the machine is shared. */
function once(events: number): { verify: number; hashing: number } {
  const key = signingKeyOf(generateKeyPairSync('ed25519').privateKey);
  let found = 0;
  const verifier = new LogVerifier(new Map([[key.id, key.publicKey]]), () => (found += 1));
  const trail = new Trail();
  const spent = { verify: 0, hashing: 0 };
  for (let from = 0; from < events; from += chunk) {
    const entries = trail.next(chunk);
    const checkpoint = trail.signed(key);
    const work = {
      verify: () => {
        for (const entry of entries) verifier.entry(entry);
        verifier.checkpoint(checkpoint);
      },
      hashing: () => {
        for (const { event } of entries) if (event) hashes(event);
      },
    };
    for (const name of (from / chunk) % 2 === 0 ? (['verify', 'hashing'] as const) : (['hashing', 'verify'] as const)) {
      const began = performance.now();
      work[name]();
      spent[name] += performance.now() - began;
    }
  }
  if (found > 0 || verifier.end().provenUntil?.size !== events) throw new BenchProblem('the trail was not proven');
  return spent;
}

function hashes(event: ProvenEvent): string {
  return eventDigestOf(event) + (payloadHashOf(event) ?? '');
}

/** A trail as it would be sealed. */
class Trail {
  private chain: Buffer = chainBegins;
  private readonly tree = new MerkleTree();
  private readonly programId = randomUUID();
  private readonly actorId = randomUUID();

  next(count: number): SealedEntry[] {
    return Array.from({ length: count }, () => this.entry(this.tree.size + 1));
  }

  signed(key: Parameters<typeof signCheckpoint>[1]): Checkpoint {
    const { tree } = this;
    const said = { size: tree.size, root: tree.root().toString('hex'), chain: this.chain.toString('hex') };
    const peaks = tree.peaks.map((peak) => peak.toString('hex'));
    return signCheckpoint({ ...said, at: new Date(Date.UTC(2026, 0, 1) + tree.size).toISOString(), peaks }, key);
  }

  private entry(position: number): SealedEntry {
    const at = new Date(Date.UTC(2026, 0, 1) + position).toISOString().replace('Z', '000Z');
    const said = {
      ...{ seq: position, key: `item/${this.programId}#item.edited:${position}`, subjectKind: 'action_item' },
      ...{ subjectId: this.programId, programId: this.programId, type: 'item.edited', actorId: this.actorId },
      ...{ at, recordedAt: at, version: position % 100, salt: randomBytes(16).toString('hex') },
      data: `{"title": {"to": "Title ${position}", "from": "Title ${position - 1}"}, "actor": "Mei Tan"}`,
    };
    const payloadHash = payloadHashOf(said) ?? '';
    const digest = eventDigestOf({ ...said, payloadHash });
    const bytes = Buffer.from(digest, 'hex');
    this.chain = chained(this.chain, bytes);
    this.tree.add(bytes);
    return {
      position,
      seq: position,
      digest,
      chain: this.chain.toString('hex'),
      event: { ...said, payloadHash, digest },
    };
  }
}
