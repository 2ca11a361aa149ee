import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { signedText, type Checkpoint } from '../../../../domain/audit/checkpoint.js';
import type { Finding } from '../../../../domain/audit/log-verifier.js';
import { attestedBy } from '../../../../domain/audit/time-stamp.js';
import { Failure } from '../lib/client.js';

/** The last checkpoint whose time was attested, by whom, and whether that is believed. */
export interface StampedLast {
  size: number;
  at: string;
  authority: string;
  /** Null: nobody said which authorities are trusted. */
  trusted: boolean | null;
}

/** What authorities attested of the time of checkpoints (RFC 3161), looked at one after another. */
export class TimeStamps {
  count = 0;
  last: StampedLast | null = null;

  /** @param trusted null: whoever made a token is shown, and neither believed nor doubted */
  constructor(
    private readonly trusted: readonly X509Certificate[] | null,
    private readonly say: (finding: Finding) => void,
  ) {}

  /** Says where it attests nothing of this checkpoint. */
  async look(checkpoint: Checkpoint): Promise<void> {
    const { size, at, timeStamp } = checkpoint;
    if (timeStamp === null || timeStamp === undefined) return;
    this.count += 1;
    try {
      const token = Buffer.from(timeStamp, 'base64');
      const attested = await attestedBy(token, signedText(checkpoint), this.trusted);
      if (size >= (this.last?.size ?? 0))
        this.last = { size, ...attested, trusted: this.trusted === null ? null : true };
    } catch (error) {
      const what = `its time stamp attests nothing: ${error instanceof Error ? error.message : String(error)}`;
      this.say({ kind: 'unproven', place: `the checkpoint over ${size} of ${at}`, what });
    }
  }

  /** `12, the last over 500 events at …, by …`; null where there are none. */
  text(when: (at: string) => string): string | null {
    if (this.count === 0) return null;
    if (this.last === null) return `${this.count}, none that holds`;
    const { size, at, authority, trusted } = this.last;
    const believed = trusted === null ? ' (not checked who that is: --tsa-ca)' : '';
    return `${this.count}, the last over ${size} events: ${when(at)}, by ${authority}${believed}`;
  }
}

/** Certificates of a file, PEM, one behind the other. @throws Failure where there are none */
export function certificatesIn(file: string): X509Certificate[] {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new Failure(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
  const found = text.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
  if (found.length === 0)
    throw new Failure(`${file}: there is no certificate in it, as PEM (-----BEGIN CERTIFICATE-----).`);
  try {
    return found.map((pem) => new X509Certificate(pem));
  } catch {
    throw new Failure(`${file}: a certificate in it cannot be read.`);
  }
}
