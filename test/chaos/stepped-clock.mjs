// Loaded into a process before its own code, by NODE_OPTIONS: its clock goes by so many ms before or behind that of the machine as
// the file says that CHAOS_CLOCK names, looked at when SIGUSR2 comes. Steady time (performance.now) goes on, as it does on a machine
// whose clock is set.
import { readFileSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';

const Real = Date;
let ahead = 0;

function look() {
  try {
    ahead = Number(readFileSync(process.env.CHAOS_CLOCK ?? '', 'utf8'));
  } catch {
    ahead = 0;
  }
}

const now = () => Real.now() + ahead;
globalThis.Date = new Proxy(Real, {
  construct: (target, args, as) => Reflect.construct(target, args.length === 0 ? [now()] : args, as),
  apply: () => new Real(now()).toString(),
  get: (target, name, as) => (name === 'now' ? now : Reflect.get(target, name, as)),
});

look();
if (isMainThread) process.on('SIGUSR2', look);
