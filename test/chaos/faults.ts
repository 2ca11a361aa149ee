import { setTimeout as sleep } from 'node:timers/promises';
import { markOf, stillRuns, type ProcessMark } from '../../apps/local/src/servers/running.js';
import { familyOf } from '../harness/kill.js';
import { until } from '../harness/until.js';
import { deliverAgain } from './deliver-again.js';
import type { Fault, Part } from './schedule.js';
import type { ChaosStack } from './stack.js';

const hour = 3_600_000;

/** Carries a fault out from its beginning to its end. When it resolves, whatever it ended runs again. */
export async function carryOut(stack: ChaosStack, fault: Fault): Promise<void> {
  const lasting = (): Promise<void> => sleep(fault.seconds * 1_000);
  switch (fault.kind) {
    case 'kill':
      return killed(stack, fault.target);
    case 'freeze': {
      const kept = stack.kept[fault.target];
      const family = kept ? familyOf(kept) : [];
      signal(family, 'SIGSTOP');
      await lasting();
      signal(family, 'SIGCONT');
      return;
    }
    case 'restart': {
      const kept = stack.kept[fault.target];
      await kept?.stop(8_000);
      await again(`${fault.target} to start`, () => kept?.startAgain());
      return;
    }
    case 'full disk':
      stack.disk?.fill();
      await lasting();
      stack.disk?.free();
      return running(stack, 'postgres');
    case 'clock an hour ahead':
    case 'clock an hour behind':
      stack.setClock(fault.target, fault.kind === 'clock an hour ahead' ? hour : -hour);
      await lasting();
      stack.setClock(fault.target, 0);
      return;
    case 'deliver again':
      return deliverAgain(stack, fault.target);
    default: {
      const link = stack.harmed(fault.target);
      link.begin(fault.kind);
      await lasting();
      link.mend();
    }
  }
}

/** `kill -9` for a process and all that it has started. When it resolves, its keeper has started it again. */
async function killed(stack: ChaosStack, part: Part): Promise<void> {
  const kept = stack.kept[part];
  if (!kept) return;
  const before = kept.pid;
  // Held first, so that it starts no other while its children are counted.
  if (before !== null) process.kill(before, 'SIGSTOP');
  signal(familyOf(kept), 'SIGKILL');
  await until(`${part} to be started again`, async () => kept.pid !== before);
  await running(stack, part);
}

async function running(stack: ChaosStack, part: Part): Promise<void> {
  await until(`${part} to run`, async () => markOf(stack.kept[part]?.pid ?? 0) !== null);
}

async function again(what: string, start: () => Promise<void> | undefined): Promise<void> {
  await until(what, async () => {
    await start();
    return true;
  });
}

function signal(family: ProcessMark[], which: NodeJS.Signals): void {
  for (const mark of family) if (stillRuns(mark)) process.kill(mark.pid, which);
}
