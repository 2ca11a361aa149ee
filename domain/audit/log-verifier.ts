import { chainBegins, chained, type Checkpoint } from './checkpoint.js';
import { Erasures, erasingType, notErasedBy, wordsOf, type ErasedEvent } from './erasures.js';
import { eventDigestOf, type ProvenEvent } from './event-digest.js';
import { MerkleTree } from './merkle.js';
import { TrustedKeys } from './trusted-keys.js';

/** A place of the sealed trail, and the event that stands there. Bytes are hexadecimal. */
export interface SealedEntry {
  /** 1 for the first that was sealed. */
  position: number;
  /** The number of its event, and its digest, as they were when it was sealed. */
  seq: number;
  digest: string;
  chain: string;
  /** Null where it is not there any more. */
  event: ProvenEvent | null;
}

export type FindingKind = 'altered' | 'removed' | 'inserted' | 'reordered' | 'unproven';

/** Something that is not as it was. */
export interface Finding {
  kind: FindingKind;
  /** Where, as a person finds it: `position 12, event 15 (item/…#item.edited)`. */
  place: string;
  what: string;
}

/** What is counted meanwhile. */
export interface Verified {
  entries: number;
  checkpoints: number;
  /** Events whose words were erased, each by an event that says so. */
  erased: number;
  /** The first checkpoint's instant: of what happened to events before it, nothing is known. Null without any. */
  sealedSince: string | null;
  /** The last checkpoint that holds, and until which position. */
  provenUntil: Checkpoint | null;
}

/** An event may have been recorded so long before the checkpoint that came before it: by a transaction that long, in ms. */
const longestTransaction = 3_600_000;

/** An event is sealed within seconds; what is not after so long, in ms, was never meant to be. */
const sealedWithin = 600_000;

/**
 * Reads the trail in the order in which it was sealed, and names all that is not as it was. Bounded: it keeps the last place
 * and the Merkle tree's tops. Whatever it finds, it goes on, so that one alteration hides no other.
 *
 * Three things hold each other: the event its digest, the chain the order of digests, the signed checkpoints the chain and the
 * tree. Whoever alters the first without the second is seen at the event, the second without the third at the checkpoint.
 */
export class LogVerifier {
  private position = 0;
  private chain = chainBegins;
  private tree = new MerkleTree();
  private readonly counted: Omit<Verified, 'erased'> = {
    entries: 0,
    checkpoints: 0,
    sealedSince: null,
    provenUntil: null,
  };
  private lastCheckpoint: Checkpoint | null = null;
  private readonly kept: Checkpoint[];
  private readonly trusted: TrustedKeys;
  private readonly erasures: Erasures;

  /**
   * @param keys public keys by their ids, 32 bytes in hexadecimal: those that are trusted, and no others
   * @param kept checkpoints that were put away elsewhere: the trail must be one that goes on from each
   * @param tellErased each event whose words were erased lawfully, when the event that says so is there too
   */
  constructor(
    keys: ReadonlyMap<string, string>,
    private readonly say: (finding: Finding) => void,
    kept: readonly Checkpoint[] = [],
    tellErased: (erased: ErasedEvent) => void = () => undefined,
  ) {
    this.trusted = new TrustedKeys(keys);
    this.erasures = new Erasures(tellErased);
    this.kept = kept.toSorted((one, other) => one.size - other.size);
    for (const checkpoint of this.kept) this.signatureOf(checkpoint, 'the checkpoint that was kept');
  }

  /** The next place. Checkpoints of a size are given when that many places have been. */
  entry({ position, seq, digest, chain, event }: SealedEntry): void {
    const place = `position ${position}, event ${seq}${event === null ? '' : ` (${event.key})`}`;
    if (position > this.position + 1) {
      const missing =
        this.position + 1 === position - 1
          ? `position ${position - 1}`
          : `positions ${this.position + 1} to ${position - 1}`;
      this.say({ kind: 'removed', place: missing, what: 'no seal is there' });
    } else if (position !== this.position + 1)
      this.say({ kind: 'reordered', place, what: `it comes after position ${this.position}` });
    this.position = Math.max(this.position, position);
    this.counted.entries += 1;
    this.eventOf(event, { place, seq, digest });
    const before = this.lastCheckpoint;
    if (event && before && Date.parse(event.recordedAt) < Date.parse(before.at) - longestTransaction) {
      const what = `it says that it was recorded at ${event.recordedAt}, and was not there at ${nameOf(before)}`;
      this.say({ kind: 'inserted', place, what });
    }
    const bytes = Buffer.from(digest, 'hex');
    if (chained(this.chain, bytes).toString('hex') !== chain)
      this.say({ kind: 'reordered', place, what: 'the chain does not lead here from the place before it' });
    this.chain = Buffer.from(chain, 'hex');
    this.tree.add(bytes);
    for (let kept = this.kept[0]; kept !== undefined && kept.size <= this.position; kept = this.kept[0]) {
      this.holds(kept, 'the checkpoint that was kept,');
      this.kept.shift();
    }
  }

  /** A checkpoint of the trail, when all places up to its size have been. */
  checkpoint(checkpoint: Checkpoint): void {
    this.counted.checkpoints += 1;
    const signed = this.signatureOf(checkpoint, 'the checkpoint');
    const holds = this.holds(checkpoint, 'what was signed,');
    const { at, size } = checkpoint;
    if (this.lastCheckpoint !== null && (this.lastCheckpoint.at > at || this.lastCheckpoint.size >= size))
      this.say({ kind: 'reordered', place: nameOf(checkpoint), what: `it comes after ${nameOf(this.lastCheckpoint)}` });
    this.lastCheckpoint = checkpoint;
    if (!signed) return;
    // What comes after is looked at by itself: one alteration is one finding, and hides no other.
    if (!holds) this.tree = goingOn(checkpoint) ?? this.tree;
    this.counted.sealedSince ??= at;
    if (holds) this.counted.provenUntil = checkpoint;
  }

  /** An event that has no seal. @param now ms */
  unsealed(event: ProvenEvent, now: number): void {
    const place = `event ${event.seq} (${event.key})`;
    this.eventOf(event, { place, seq: event.seq, digest: event.digest });
    if (Date.parse(event.recordedAt) < now - sealedWithin)
      this.say({ kind: 'inserted', place, what: `recorded at ${event.recordedAt}, and never sealed` });
  }

  /** What came of it, when all has been given. */
  end(): Verified {
    for (const checkpoint of this.kept)
      this.say({
        kind: 'removed',
        place: `positions ${this.position + 1} to ${checkpoint.size}`,
        what: `${nameOf(checkpoint)}, which was kept, holds them, and the trail ends before`,
      });
    for (const { place, by } of this.erasures.left())
      this.say({
        kind: 'altered',
        place,
        what: notErasedBy(by),
      });
    return { ...this.counted, erased: this.erasures.count };
  }

  private eventOf(
    event: ProvenEvent | null,
    { place, seq, digest }: { place: string; seq: number; digest: string },
  ): void {
    if (event === null) {
      this.say({ kind: 'removed', place, what: `the event with the digest ${digest} is not there` });
      return;
    }
    let isWhole = true;
    const altered = (what: string): void => {
      isWhole = false;
      this.say({ kind: 'altered', place, what });
    };
    if (event.seq !== seq) altered(`the event that stands there is ${event.seq}`);
    this.saidOf(event, place, altered);
    let made: string;
    try {
      made = eventDigestOf(event);
    } catch (error) {
      altered(error instanceof Error ? error.message : String(error));
      return;
    }
    if (made !== event.digest) altered('its fields are not those that its digest was made of');
    if (made !== digest) altered('its fields are not those that were sealed');
    // One that was altered itself erases nothing.
    if (isWhole && event.type === erasingType) this.erasures.says(event);
  }

  /** What it says is what its hash was made of; or it was erased, which another event says. */
  private saidOf(event: ProvenEvent, place: string, altered: (what: string) => void): void {
    const words = wordsOf(event);
    if (words === 'whole') return;
    if ('altered' in words) altered(words.altered);
    else this.erasures.met({ seq: event.seq, place, by: words.erasedBy });
  }

  private signatureOf(checkpoint: Checkpoint, what: string): boolean {
    const doubt = this.trusted.doubt(checkpoint);
    if (doubt === null) return true;
    this.say({ kind: 'unproven', place: nameOf(checkpoint), what: `${what} is not signed: ${doubt}` });
    return false;
  }

  /** Whether the trail up to here is the one of this checkpoint. */
  private holds(checkpoint: Checkpoint, what: string): boolean {
    const { size, root, chain } = checkpoint;
    const since = Math.min(this.lastCheckpoint?.size ?? 0, size - 1);
    if (size === this.tree.size && root === this.tree.root().toString('hex') && chain === this.chain.toString('hex'))
      return true;
    const kind = size > this.tree.size ? 'removed' : size < this.tree.size ? 'inserted' : 'altered';
    this.say({
      kind,
      place: `positions ${since + 1} to ${size}`,
      what: `${what} ${nameOf(checkpoint)}, holds others there`,
    });
    return false;
  }
}

/** The tree as a signed checkpoint says that it was; null where its peaks are not those of its root. */
function goingOn({ size, root, peaks }: Checkpoint): MerkleTree | null {
  try {
    const tree = new MerkleTree(
      size,
      peaks.map((peak) => Buffer.from(peak, 'hex')),
    );
    return tree.root().toString('hex') === root ? tree : null;
  } catch {
    return null;
  }
}

export function nameOf({ size, at }: Checkpoint): string {
  return `the checkpoint over ${size} of ${at}`;
}
