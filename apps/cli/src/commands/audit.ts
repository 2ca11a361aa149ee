import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import type { Command } from 'commander';
import type { ErasedEvent } from '../../../../domain/audit/erasures.js';
import { LogVerifier, type Finding } from '../../../../domain/audit/log-verifier.js';
import { Client, Failure } from '../lib/client.js';
import { facts, plain, show, table, whenText } from '../lib/output.js';
import { checkpointsIn, logIn } from './audit-file.js';
import { checkpointsText } from './audit-checkpoints.js';
import { logOf, type LogPart } from './audit-log.js';
import { takePack } from './audit-pack.js';
import { verifyRecord, type RecordOptions } from './audit-record.js';
import { erasedText } from './erased-text.js';
import { certificatesIn, TimeStamps } from './audit-stamps.js';
import type { Numbered } from './record-commands.js';

const json = ['--json', 'print one JSON document'] as const;

interface VerifyOptions extends RecordOptions {
  record?: string;
  tsaCa?: string;
}

/** The audit trail as it was sealed: kept, and proven. */
export function auditCommands(program: Command, registers: readonly Numbered[]): void {
  const audit = program
    .command('audit')
    .description('the sealed audit trail: verify it, keep a copy, packs of records, its keys');
  audit
    .command('verify')
    .argument('[file]', 'a copy made by “tollgate audit save”; without it, the trail of the installation')
    .description('name every event that was altered, removed, inserted or put elsewhere since it was sealed (auditors)')
    .option('--key <id...>', 'trust checkpoints by these keys alone')
    .option(
      '--checkpoints <file>',
      'checkpoints that were put away elsewhere (CHECKPOINT_FILE): the trail must go on from each',
    )
    .option(
      '--tsa-ca <file>',
      'believe time stamps (RFC 3161) by authorities under these certificates alone; one file, PEM',
    )
    .option(
      '--record <record>',
      'the events of one record alone, by their proofs: AI-12, EX-3, RK-7 or a program by its name',
    )
    .option(...json)
    .addHelpText(
      'after',
      '\nExit code 1 where something is not as it was.\n\nExamples:\n  tollgate audit verify --key 3f0c2a9be77d1e55 --checkpoints /mnt/elsewhere/checkpoints.jsonl\n  tollgate audit verify trail-2026.jsonl\n  tollgate audit verify --record AI-12\n',
    )
    .action(async (file: string | undefined, { record, ...options }: VerifyOptions) => {
      if (record === undefined) return verify(file, options);
      if (file !== undefined)
        throw new Failure('Of a kept copy, all is verified. Say --record without a file, or a file without --record.');
      if (options.tsaCa !== undefined)
        throw new Failure('Time stamps are looked at with the whole trail. Say --tsa-ca without --record.');
      return verifyRecord(record, options, registers);
    });
  audit
    .command('save <file>')
    .description(
      'write the sealed trail with its checkpoints and keys into a file, a line each, for “verify” years later (auditors)',
    )
    .action(save);
  audit
    .command('checkpoints')
    .description('the last checkpoints that were signed, and which of the places they are sent to has them (auditors)')
    .option(...json)
    .action(async (options: { json?: boolean }) => {
      const answer = await new Client().get('/audit-log/checkpoints');
      show(options.json, answer, () => checkpointsText(answer));
    });
  audit
    .command('pack <record> <file>')
    .description(
      'write all of a record into one ZIP, with what proves it and verifiers that need no installation (auditors)',
    )
    .addHelpText(
      'after',
      '\nExamples:\n  tollgate audit pack AI-12 AI-12.zip\n  tollgate audit pack "Retrain reviewers" program.zip\n',
    )
    .action((record: string, file: string) => takePack(record, file, registers));
  audit
    .command('keys')
    .description('public keys by which checkpoints were signed (auditors)')
    .option(...json)
    .action(async (options: { json?: boolean }) => {
      const answer = await new Client().get('/audit-log/keys');
      show(options.json, answer, () =>
        table(
          ['KEY', 'FIRST USED', 'PUBLIC KEY'],
          answer.items.map((key) => [plain(key.id), whenText(key.firstUsedAt), plain(key.publicKey)]),
        ),
      );
    });
}

async function verify(file: string | undefined, options: VerifyOptions): Promise<void> {
  const parts = file === undefined ? logOf(new Client()) : logIn(file);
  const kept = options.checkpoints === undefined ? [] : await checkpointsIn(options.checkpoints);
  const keys = new Map<string, string>();
  const findings: Finding[] = [];
  const erasures: ErasedEvent[] = [];
  let found = 0;
  const say = (finding: Finding): void => {
    found += 1;
    if (options.json) findings.push(finding);
    else process.stdout.write(`${finding.kind}: ${finding.place}: ${finding.what}\n`);
  };
  const stamps = new TimeStamps(options.tsaCa === undefined ? null : certificatesIn(options.tsaCa), say);
  const progress = new Progress();
  let verifier: LogVerifier | null = null;
  const begun = (): LogVerifier =>
    (verifier ??= new LogVerifier(keys, say, kept, (erased) => {
      if (options.json) erasures.push(erased);
      else process.stdout.write(`${erasedText(erased)}\n`);
    }));
  for (const checkpoint of kept) await stamps.look(checkpoint);
  let unsealed = 0;
  for await (const part of parts) {
    // Keys come first.
    if ('key' in part) {
      if (options.key === undefined || options.key.includes(part.key.id)) keys.set(part.key.id, part.key.publicKey);
    } else if ('entry' in part) begun().entry(part.entry);
    else if ('checkpoint' in part) {
      begun().checkpoint(part.checkpoint);
      await stamps.look(part.checkpoint);
    } else {
      unsealed += 1;
      begun().unsealed(part.unsealed, part.asOf);
    }
    progress.step();
  }
  const verified = begun().end();
  const { sealedSince, provenUntil } = verified;
  const timeStamps = { count: stamps.count, last: stamps.last };
  const answer = { ...verified, timeStamps, unsealed, findings: options.json ? findings : found, erasures };
  show(options.json, answer, () =>
    [
      facts([
        ['Events', verified.entries],
        ['Checkpoints', verified.checkpoints],
        ['Sealed since', sealedSince === null ? 'no checkpoint says when' : whenText(sealedSince)],
        [
          'Proven until',
          provenUntil === null
            ? 'nothing is'
            : `position ${provenUntil.size}, ${whenText(provenUntil.at)}, key ${provenUntil.keyId}`,
        ],
        ['Time stamps', stamps.text(whenText)],
        ['Not sealed yet', unsealed],
        ['Erased', verified.erased],
      ]),
      found === 0 ? 'Everything is as it was sealed.' : `${found} findings.`,
    ].join('\n'),
  );
  if (found > 0) process.exitCode = 1;
}

async function save(file: string): Promise<void> {
  const progress = new Progress();
  const to = createWriteStream(file, { flags: 'wx', mode: 0o600 });
  try {
    await once(to, 'open');
  } catch (error) {
    throw new Failure(`${file} cannot be made: ${error instanceof Error ? error.message : String(error)}`);
  }
  let count = 0;
  for await (const part of logOf(new Client())) {
    if (!to.write(`${JSON.stringify(part satisfies LogPart)}\n`)) await once(to, 'drain');
    if ('entry' in part) count += 1;
    progress.step();
  }
  to.end();
  await once(to, 'finish');
  process.stdout.write(`${count} events are in ${file}. What its keys are is worth as much as where you keep them.\n`);
}

/** Says on standard error how far it is, every two seconds. */
class Progress {
  private count = 0;
  private told = Date.now();

  step(): void {
    this.count += 1;
    if (this.count % 500 !== 0 || Date.now() - this.told < 2_000) return;
    this.told = Date.now();
    process.stderr.write(`${this.count} read\n`);
  }
}
