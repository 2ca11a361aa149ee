import { readOffLoop } from '../../../database/readers/read-off-loop.js';
import { inFloors, longestTurn, unnoticed } from '../../floor/floor.js';

test('a register of 60,000 rows is read, and nobody waits meanwhile', async () => {
  const rows = Array.from({ length: 60_000 }, (_, n) => `A-${n},Take down the copies ${n},Mei,2027-03-01\n`);
  const bytes = Buffer.from(`ID,Title,Owner,Due\n${rows.join('')}`);
  const floors = await inFloors(async () => {
    const turn = longestTurn();
    const { reading } = await readOffLoop('register', bytes, {});
    expect(reading.drafts).toHaveLength(60_000);
    return turn.end();
  });
  expect(floors).toBeLessThan(unnoticed);
});
