import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { normalPassword } from '../../domain/sign-in/password-rule.js';

/** Argon2id as the OWASP Password Storage Cheat Sheet asks for it: 19 MiB, two passes, one lane. */
const cost = { memory: 19_456, passes: 2, parallelism: 1 } as const;
const bytes = 32;

/** So many are computed at once in a process: each takes 19 MiB, and a thread of the few that also read files. */
const mostAtOnce = 2;
/** So many more wait for their turn, about a second; beyond that somebody tries to wear us out. */
const mostWaiting = 40;

/** Too many passwords are being looked at. */
export class TooManyPasswords extends Error {}

let running = 0;
const waiting: (() => void)[] = [];

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= mostAtOnce) {
    if (waiting.length >= mostWaiting) throw new TooManyPasswords('too many passwords are being looked at');
    await new Promise<void>((resolve) => waiting.push(resolve));
  } else running++;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    // Whoever waits takes the place over.
    if (next) next();
    else running--;
  }
}

interface Cost {
  memory: number;
  passes: number;
  parallelism: number;
}

function derive(password: string, nonce: Buffer, { memory, passes, parallelism }: Cost): Promise<Buffer> {
  const message = normalPassword(password);
  return inTurn(
    () =>
      new Promise((resolve, reject) => {
        argon2('argon2id', { message, nonce, memory, passes, parallelism, tagLength: bytes }, (error, key) => {
          if (error) reject(error);
          else resolve(key);
        });
      }),
  );
}

/** What is kept of a password, `$argon2id$v=19$m=…,t=…,p=…$salt$hash`: it says its own cost, so that this may grow. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const key = await derive(password, salt, cost);
  const { memory, passes, parallelism } = cost;
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${plain(salt)}$${plain(key)}`;
}

/** Whether it is that password. Null for what is kept: the same work, and no. */
export async function isPassword(password: string, kept: string | null): Promise<boolean> {
  const [, m, t, p, salt = '', hash = ''] =
    /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([\w+/]+)\$([\w+/]+)$/.exec(kept ?? nobodys) ?? [];
  const right = Buffer.from(hash, 'base64');
  const given = await derive(password, Buffer.from(salt, 'base64'), {
    memory: Number(m),
    passes: Number(t),
    parallelism: Number(p),
  });
  return given.length === right.length && timingSafeEqual(given, right) && kept !== null;
}

function plain(buffer: Buffer): string {
  return buffer.toString('base64').replaceAll('=', '');
}

const nobodys = `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$${plain(randomBytes(16))}$${plain(randomBytes(bytes))}`;
