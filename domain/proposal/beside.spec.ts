import { besideEachOther } from './beside.js';

const beside = (before: unknown, after: unknown, names = {}) =>
  besideEachOther([{ field: 'cause', before, after }], names)[0];

test('long texts are read from shortly before where they part', () => {
  const same = 'All appeals of a day go into one queue, and nobody looks at which of them is late. '.repeat(4);
  const read = beside(`${same}There is one queue.`, `${same}There are two queues.`);
  expect(read?.before).toMatch(/^… .*of them is late\. There is one queue\.$/);
  expect(read?.after).toMatch(/^… .*of them is late\. There are two queues\.$/);
  expect(read?.before.length).toBeLessThan(100);
});

test('short ones are read as they are, people by their names, and nothing as nothing', () => {
  expect(beside('One queue', 'Two queues')).toEqual({ field: 'cause', before: 'One queue', after: 'Two queues' });
  expect(beside('w', null, { w: 'Wei' })).toEqual({ field: 'cause', before: 'Wei', after: 'nothing' });
  expect(beside(2, { in: 'P3D' })).toEqual({ field: 'cause', before: '2', after: '{"in":"P3D"}' });
});

test('no letter is cut in two', () => {
  const same = '👩‍🚀'.repeat(60);
  for (const filler of ['', 'x', 'xx', 'xxx']) {
    const read = beside(`${filler}${same}一`, `${filler}${same}二`);
    expect(read?.before.isWellFormed()).toBe(true);
    expect(read?.before.endsWith('一')).toBe(true);
  }
});
