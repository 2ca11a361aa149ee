import type { Checkpoint } from './checkpoint.js';
import { Erasures, erasingType, notErasedBy, wordsOf, type ErasedEvent } from './erasures.js';
import { eventDigestOf, type ProvenEvent } from './event-digest.js';
import { isIncluded } from './inclusion.js';
import { nameOf, type Finding } from './log-verifier.js';
import { TrustedKeys } from './trusted-keys.js';

/** An event with its place in the sealed trail, and the proof that it stands there. */
export interface SealedEvent {
  event: ProvenEvent;
  /** From 1; null where it has none yet. */
  position: number | null;
  /** Hashes of a proof of inclusion, RFC 6962 2.1.1, from the leaf upwards; null where the checkpoint does not reach it. */
  proof: readonly string[] | null;
}

/** What is counted meanwhile. */
export interface VerifiedRecord {
  events: number;
  /** Those among them that the checkpoint holds. */
  proven: number;
  /** Those that came after it. */
  notYet: number;
  /** Those whose words were erased, which another event says. */
  erased: number;
  /** The version of the record after its last event; null where none says one. */
  version: number | null;
}

/**
 * Proves the events of one record, each by itself: all its hashes are computed again, and lead to the root of a checkpoint that
 * is signed. Who knows this one record's events knows nothing of others: that one is gone is seen by the version of the record
 * that no event is left to tell of.
 */
export class RecordVerifier {
  private readonly trusted: TrustedKeys;
  private readonly erasures: Erasures;
  private readonly counted = { events: 0, proven: 0, notYet: 0 };
  private readonly versions = new Set<number>();
  private readonly places = new Set<number>();
  private believed: { of: Checkpoint; holds: boolean } | null = null;

  /**
   * @param keys public keys by their ids, 32 bytes in hexadecimal: those that are trusted, and no others
   * @param subjectId of the record
   * @param tellErased each event whose words were erased lawfully, when the event that says so has been given too
   */
  constructor(
    keys: ReadonlyMap<string, string>,
    private readonly subjectId: string,
    private readonly say: (finding: Finding) => void,
    tellErased: (erased: ErasedEvent) => void = () => undefined,
  ) {
    this.trusted = new TrustedKeys(keys);
    this.erasures = new Erasures(tellErased);
  }

  /** An event, and the checkpoint to which its proof leads; null where none has been signed. */
  event(sealed: SealedEvent, checkpoint: Checkpoint | null): void {
    const { event, position } = sealed;
    this.counted.events += 1;
    const place = placeOf(sealed);
    if (event.subjectId === this.subjectId && event.version !== null) this.versions.add(event.version);
    if (position !== null && this.places.has(position))
      this.say({ kind: 'inserted', place, what: 'another event of the record has this place' });
    if (position !== null) this.places.add(position);
    const digest = this.digestOf(event, place);
    const covered = this.isCovered(sealed, digest, checkpoint);
    if (covered === 'not yet') this.counted.notYet += 1;
    else if (covered === 'proven') this.counted.proven += 1;
  }

  /** An event by which others lost their words: of any record, and no other counts. */
  erasure(sealed: SealedEvent, checkpoint: Checkpoint | null): void {
    const { event } = sealed;
    if (event.type !== erasingType) return;
    const digest = this.digestOf(event, placeOf(sealed));
    const covered = this.isCovered(sealed, digest, checkpoint);
    // One that was altered itself erases nothing.
    if (digest !== null && covered !== 'unproven') this.erasures.says(event);
  }

  private isCovered(
    { event, position, proof }: SealedEvent,
    digest: string | null,
    checkpoint: Checkpoint | null,
  ): 'proven' | 'not yet' | 'unproven' {
    if (checkpoint === null || position === null || position > checkpoint.size) return 'not yet';
    if (!this.believes(checkpoint)) return 'unproven';
    const place = placeOf({ event, position });
    if (proof === null)
      this.say({ kind: 'unproven', place, what: `there is no proof that ${nameOf(checkpoint)} holds it` });
    else if (digest !== null && !isIncluded(digest, { position, proof }, checkpoint))
      this.say({ kind: 'altered', place, what: `${nameOf(checkpoint)} holds another there` });
    else if (digest !== null) return 'proven';
    return 'unproven';
  }

  /**
   * What came of it, when all has been given.
   *
   * @param version at which the record is
   */
  end(version: number): VerifiedRecord {
    const last = Math.max(0, ...this.versions);
    for (const [from, to] of gapsIn(this.versions, Math.max(last, version)))
      this.say({
        kind: 'removed',
        place: from === to ? `version ${from} of the record` : `versions ${from} to ${to} of the record`,
        what: 'no event tells how it came to be',
      });
    for (const { place, by } of this.erasures.left())
      this.say({
        kind: 'altered',
        place,
        what: notErasedBy(by),
      });
    return { ...this.counted, erased: this.erasures.count, version: this.versions.size === 0 ? null : last };
  }

  private believes(checkpoint: Checkpoint): boolean {
    if (this.believed?.of !== checkpoint) {
      const doubt = this.trusted.doubt(checkpoint);
      if (doubt !== null)
        this.say({ kind: 'unproven', place: nameOf(checkpoint), what: `the checkpoint is not signed: ${doubt}` });
      this.believed = { of: checkpoint, holds: doubt === null };
    }
    return this.believed.holds;
  }

  /** Its digest as its fields make it; null where they are none that make one, or are not as they were, which is said. */
  private digestOf(event: ProvenEvent, place: string): string | null {
    const altered = (what: string): null => {
      this.say({ kind: 'altered', place, what });
      return null;
    };
    const words = wordsOf(event);
    if (words !== 'whole') {
      if ('altered' in words) return altered(words.altered);
      this.erasures.met({ seq: event.seq, place, by: words.erasedBy });
    }
    try {
      const made = eventDigestOf(event);
      return made === event.digest ? made : altered('its fields are not those that its digest was made of');
    } catch (error) {
      return altered(error instanceof Error ? error.message : String(error));
    }
  }
}

function placeOf({ event, position }: Pick<SealedEvent, 'event' | 'position'>): string {
  const of = `event ${event.seq} (${event.key})`;
  return position === null ? of : `position ${position}, ${of}`;
}

/** Numbers from 1 that are not among these, as ranges. */
function gapsIn(numbers: ReadonlySet<number>, last: number): [from: number, to: number][] {
  const gaps: [number, number][] = [];
  let before = 0;
  for (const next of [...numbers, last + 1].toSorted((a, b) => a - b)) {
    if (next > before + 1) gaps.push([before + 1, next - 1]);
    before = Math.max(before, next);
  }
  return gaps;
}
