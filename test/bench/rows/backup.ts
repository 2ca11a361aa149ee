import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { restoreBackup } from '../../../apps/local/src/backup/restore.js';
import { sizeText, type LongWork } from '../../../apps/local/src/backup/space.js';
import { takeBackup } from '../../../apps/local/src/backup/take.js';
import { createDataSource } from '../../../database/data-source.js';
import { prepareAsOwner } from '../../../database/prepare-as-owner.js';
import { figure } from '../figure.js';
import type { Extent, Row } from '../row.js';
import { startServers, type BenchServers } from '../stack/bench-stack.js';
import { manyItems } from '../stack/company.js';

const sizes = ({ quick, items }: Extent) =>
  quick ? { items: items ?? 1_000, times: 1 } : { items: items ?? 100_000, times: 3 };

/** All of one machine written elsewhere while its servers run, and brought back into an empty home. */
export const backup: Row = {
  name: 'backup',
  title: 'the home of one machine, backed up while its servers run, and restored',
  size: (extent) => {
    const { items, times } = sizes(extent);
    return `${items} items with their plans, events and what waits for their workflows, ${times} times`;
  },
  async measure(bench) {
    const { items, times } = sizes(bench.extent);
    const [home, place] = [bench.folder(), bench.folder()];
    const servers = await startServers(home, bench.say);
    let stopped = false;
    const stop = async (): Promise<void> => {
      if (!stopped) await servers.stop();
      stopped = true;
    };
    bench.endsWith(stop);
    await fill(servers, items);
    bench.say(`${items} items are made`);
    const work: LongWork = { say: bench.say, signal: new AbortController().signal };
    const folder = join(place, 'backup');
    const [taken, brought, plain]: [number[], number[], number[]] = [[], [], []];
    let bytes = 0;
    for (let time = 1; time <= times; time += 1) {
      await rm(folder, { recursive: true, force: true });
      const { seconds, result } = await timed(() => takeBackup(home, folder, work));
      taken.push(seconds);
      bytes = result.manifest.files.reduce((sum, file) => sum + file.bytes, 0);
      bench.say(`${sizeText(result.manifest.dataBytes)} in ${seconds.toFixed(1)} s, which came to ${sizeText(bytes)}`);
    }
    await stop();
    for (let time = 1; time <= times; time += 1) {
      const again = bench.folder();
      const { seconds } = await timed(() => restoreBackup(again, folder, work));
      brought.push(seconds);
      bench.say(`restored in ${seconds.toFixed(1)} s`);
      const copied = await timed(() => cp(join(home, 'postgres'), join(place, 'plain'), { recursive: true }));
      plain.push(copied.seconds);
      for (const done of [join(again, 'postgres'), join(place, 'plain')]) await rm(done, { recursive: true });
    }
    const floor = { samples: plain, is: 'backup: the same data folder, its servers stopped, copied file by file' };
    const target = { of: 'value', bound: 'at most', limit: 180 } as const;
    return [
      figure({ name: 'backup, verified by PostgreSQL as it is read', unit: 's', samples: taken, floor, target }),
      figure({ name: 'restore, verified, until it has started once', unit: 's', samples: brought, floor, target }),
      figure({ name: 'size of the backup', unit: 'MB', samples: [bytes / 1_000_000] }),
    ];
  },
};

async function fill({ embedded: { postgres } }: BenchServers, items: number): Promise<void> {
  await postgres.createDatabase('tollgate');
  const owner = postgres.url('tollgate');
  const dataSource = await createDataSource(owner).initialize();
  try {
    await prepareAsOwner(dataSource, { databaseUrl: postgres.appUrl('tollgate'), databaseOwnerUrl: owner });
    await manyItems({ dataSource }, items);
  } finally {
    await dataSource.destroy();
  }
}

async function timed<T>(work: () => Promise<T>): Promise<{ seconds: number; result: T }> {
  const began = performance.now();
  const result = await work();
  return { seconds: (performance.now() - began) / 1000, result };
}
