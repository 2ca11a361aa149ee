import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../../config/settings.js';

/** Everything that the demo makes is made in here. */
export const place = mkdtempSync(join(tmpdir(), 'tollgate-demo-test-'));
chmodSync(place, 0o755);
export const main = join(projectRoot, 'dist', 'test', 'demo', 'main.js');
const children: Started[] = [];

export interface Started {
  child: ChildProcess;
  output: () => string;
  ended: Promise<number | null>;
}

/** Starts something whose environment is the demo's: nothing of the user's is to be touched by it. */
export function start(command: string, args: string[], env: Record<string, string> = {}): Started {
  const child = spawn(command, args, {
    cwd: projectRoot,
    env: {
      PATH: process.env['PATH'],
      HOME: process.env['HOME'],
      TMPDIR: place,
      // A home, a database, a port and a mail server that are the user's own business.
      TOLLGATE_HOME: join(place, 'not-to-be-touched'),
      DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none',
      PORT: '1',
      SMTP_URL: 'smtp://127.0.0.1:1',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => (output += text.toString()));
  const ended = new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)));
  const started = { child, output: () => output, ended };
  children.push(started);
  return started;
}

/** Processes of the machine whose command line names the place. */
export async function left(): Promise<string[]> {
  const list = spawn('ps', ['-eo', 'args']);
  let text = '';
  list.stdout.on('data', (part: Buffer) => (text += part.toString()));
  await new Promise((resolve) => list.once('close', resolve));
  return text.split('\n').filter((line) => line.includes(place));
}

/** What there is in the place; npm keeps a cache of its own in it. */
export function made(): string[] {
  return readdirSync(place).filter((name) => name !== 'node-compile-cache');
}

/** Ends whatever was started, and removes what it made. */
export async function endDemos(): Promise<void> {
  for (const { child, ended } of children) {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
    await ended;
  }
  rmSync(place, { recursive: true, force: true });
}

/** Which of some words a demo has not told, one after the other; null: it has told all. */
export function firstNotTold(output: string, inOrder: readonly string[]): string | null {
  const text = output.replace(/\s+/g, ' ');
  let from = 0;
  for (const part of inOrder) {
    const at = text.indexOf(part, from);
    if (at < 0) return `“${part}” is not told after “${text.slice(Math.max(0, from - 80), from)}”`;
    from = at + part.length;
  }
  return null;
}
