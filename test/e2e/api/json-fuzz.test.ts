import { launchedCase } from '../../factories/case.js';
import { fuzzJson } from '../../fuzz/json.js';
import { unnoticed } from '../../floor/floor.js';
import { startTollgate } from '../../harness/tollgate.js';

const runs = Number(process.env['FUZZ_JSON_RUNS'] ?? 300);

test(
  'whatever a JSON body holds, it is answered soon and briefly, and never with an error of ours',
  async () => {
    const tollgate = await startTollgate({ settings: { requestsPerMinute: 1_000_000 } });
    try {
      const c = await launchedCase(tollgate);
      const { id } = await c.item();
      const ids: Record<string, string> = { '/action-items/': id, '/programs/': c.programId, '/people/': c.ownerId };
      const target = {
        url: tollgate.url,
        token: tollgate.admin.token ?? '',
        idIn: (path: string) => ids[path] ?? '00000000-0000-4000-8000-000000000000',
      };
      const outcome = await fuzzJson(target, Number(process.env['FUZZ_JSON_SEED'] ?? 1), runs);
      if (runs > 300) process.stdout.write(`${JSON.stringify(outcome)}\n`);
      const { answers, longestTurnFloors, largestAnswer } = outcome;
      expect(Object.values(answers).reduce((sum, count) => sum + count, 0)).toBeGreaterThanOrEqual(runs);
      // Bodies reach the rules, and are refused before them.
      expect(answers['400']).toBeGreaterThan(runs / 4);
      expect(runs - (answers['400'] ?? 0)).toBeGreaterThan(runs / 10);
      expect(longestTurnFloors).toBeLessThan(unnoticed);
      expect(largestAnswer).toBeLessThan(100_000);
      expect(await tollgate.admin.get('/people/me')).toMatchObject({ status: 200 });
    } finally {
      await tollgate.stop();
    }
  },
  runs > 300 ? 3_600_000 : 60_000,
);
