import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { statfsSync } from 'node:fs';

/** Set in a process that has a view of its own of what is mounted. */
const mark = 'CHAOS_MOUNTS';

/** What is left on a full disk, in bytes: less than PostgreSQL needs for any file to grow. */
const leftOver = 4_096;

/** What is written while the disk is made full may need more; so much is left at most, a part of one segment of its log. */
const mostLeftOver = 4_194_304;

/**
 * Runs this program again where it may mount a disk of its own, which nobody else sees and which goes with it: as root, or as a
 * plain user in a namespace of users. Gives its exit code; null where this is that process, or the machine allows neither.
 */
export async function runWhereDisksCanBeMade(): Promise<number | null> {
  if (process.env[mark] !== undefined) return null;
  const namespaces =
    process.getuid?.() === 0 ? ['--mount'] : ['--user', '--map-current-user', '--keep-caps', '--mount'];
  const can = spawnSync('unshare', [...namespaces, 'true'], { stdio: 'ignore' }).status === 0;
  if (!can) {
    process.env[mark] = 'none';
    return null;
  }
  const args = [...namespaces, process.execPath, ...process.execArgv, ...process.argv.slice(1)];
  const again = spawn('unshare', args, { stdio: 'inherit', env: { ...process.env, [mark]: 'own' } });
  // It ends what it has started by itself; without it nobody would.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => again.kill(signal));
  const [code] = (await once(again, 'exit')) as [number | null];
  return code ?? 1;
}

/** A file system in memory that is as large as is said, and can be made as full as one that has no room left. */
export class SmallDisk {
  private constructor(
    private readonly folder: string,
    private readonly bytes: number,
  ) {}

  /** Mounts one over an empty folder. Null where this machine allows none. */
  static over(folder: string, bytes: number): SmallDisk | null {
    if (process.env[mark] !== 'own') return null;
    try {
      mount('-t', 'tmpfs', '-o', `size=${bytes},mode=0755`, 'none', folder);
      return new SmallDisk(folder, bytes);
    } catch {
      return null;
    }
  }

  /** Not one more page than is written: whatever would grow finds no room. */
  fill(): void {
    for (let left = leftOver; ; left *= 2) {
      const { blocks, bfree, bsize } = statfsSync(this.folder);
      try {
        mount('-o', `remount,size=${(blocks - bfree) * bsize + left}`, this.folder);
        return;
      } catch (error) {
        // It cannot be made smaller than what is on it, and more was written since that was asked.
        if (left >= mostLeftOver) throw error;
      }
    }
  }

  free(): void {
    mount('-o', `remount,size=${this.bytes}`, this.folder);
  }

  /** What was on it is gone. */
  remove(): void {
    execFileSync('umount', ['-l', this.folder], { stdio: 'ignore' });
  }
}

function mount(...args: string[]): void {
  execFileSync('mount', args, { stdio: 'ignore' });
}
