import type { Checkpoint } from '../../../../domain/audit/checkpoint.js';
import type { ErasedEvent } from '../../../../domain/audit/erasures.js';
import type { Finding } from '../../../../domain/audit/log-verifier.js';
import { RecordVerifier, type VerifiedRecord } from '../../../../domain/audit/record-verifier.js';
import { Client } from '../lib/client.js';
import { given } from '../lib/options.js';
import { facts, show, whenText } from '../lib/output.js';
import { printable } from '../lib/printable.js';
import { checkpointsIn } from './audit-file.js';
import { erasedText } from './erased-text.js';
import type { Numbered } from './record-commands.js';
import { recordPath } from './record-path.js';

export interface RecordOptions {
  json?: boolean;
  key?: string[];
  checkpoints?: string;
}

/** Events that are asked for at once. */
const each = 200;

/** Proves the events of one record, and names what is not as it was. */
export async function verifyRecord(
  record: string,
  { key, checkpoints, json }: RecordOptions,
  registers: readonly Numbered[],
): Promise<void> {
  const client = new Client();
  const path = `${await recordPath(client, record, registers)}/sealed-events` as const;
  const keys = (await client.get('/audit-log/keys')).items.filter(({ id }) => key === undefined || key.includes(id));
  const kept = checkpoints === undefined ? null : await lastIn(checkpoints);
  const findings: Finding[] = [];
  const erasures: ErasedEvent[] = [];
  const say = (finding: Finding): void => {
    findings.push(finding);
    if (!json) process.stdout.write(`${printable(`${finding.kind}: ${finding.place}: ${finding.what}`)}\n`);
  };
  let verifier: RecordVerifier | null = null;
  let checkpoint: Checkpoint | null = kept;
  for (let after: number | undefined; ;) {
    const answer = await client.get(path, given({ after, limit: each, size: kept?.size }));
    verifier ??= new RecordVerifier(
      new Map(keys.map(({ id, publicKey }) => [id, publicKey])),
      answer.id,
      say,
      (erased) => {
        if (json) erasures.push(erased);
        else process.stdout.write(`${erasedText(erased)}\n`);
      },
    );
    // The same one page after page, unless another has been signed meanwhile.
    if (kept === null && answer.checkpoint?.size !== checkpoint?.size) checkpoint = answer.checkpoint;
    for (const event of answer.events) verifier.event(event, checkpoint);
    for (const event of answer.erasures) verifier.erasure(event, checkpoint);
    after = answer.events.at(-1)?.event.seq;
    if (answer.events.length === each && after !== undefined) continue;
    const verified = verifier.end(answer.version);
    show(json, { ...verified, provenBy: checkpoint, findings, erasures }, () =>
      summary(record, { ...verified, checkpoint }, findings),
    );
    if (findings.length > 0) process.exitCode = 1;
    return;
  }
}

/** The one over most places. */
async function lastIn(file: string): Promise<Checkpoint | null> {
  const found = await checkpointsIn(file);
  return found.toSorted((one, other) => other.size - one.size)[0] ?? null;
}

function summary(
  record: string,
  counted: VerifiedRecord & { checkpoint: Checkpoint | null },
  findings: readonly Finding[],
): string {
  const { events, proven, notYet, erased, version, checkpoint } = counted;
  return [
    facts([
      ['Events', events],
      ['Versions', version === null ? 'none' : `1 to ${version}`],
      ['Proven', proven],
      [
        'By',
        checkpoint === null
          ? 'no checkpoint has been signed'
          : `the checkpoint over ${checkpoint.size}, ${whenText(checkpoint.at)}, key ${checkpoint.keyId}`,
      ],
      ['Not covered by it yet', notYet],
      ['Erased', erased],
    ]),
    findings.length === 0 ? `What ${record} says of itself is as it was sealed.` : `${findings.length} findings.`,
  ].join('\n');
}
