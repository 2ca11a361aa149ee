import { readOffLoop } from '../../../database/readers/read-off-loop.js';
import { longestTurn } from '../../harness/longest-turn.js';

test('a register of 60,000 rows is read, and nobody waits meanwhile', async () => {
  const rows = Array.from({ length: 60_000 }, (_, n) => `A-${n},Take down the copies ${n},Mei,2027-03-01\n`);
  const bytes = Buffer.from(`ID,Title,Owner,Due\n${rows.join('')}`);
  const turn = longestTurn();
  const { reading } = await readOffLoop('register', bytes, {});
  expect(turn.end()).toBeLessThan(200);
  expect(reading.drafts).toHaveLength(60_000);
});
