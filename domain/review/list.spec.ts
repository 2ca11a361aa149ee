import type { Table } from '../import/table.js';
import { readList, sampledFrom } from './list.js';

const decision = {
  text: 'x',
  labels: [
    { value: 'copy', violation: true },
    { value: 'original', violation: false },
  ],
};
const table = (header: string[], ...rows: string[][]): Table => ({
  ...{ header, headerRow: 1, date1904: false, notes: [] },
  rows: rows.map((cells, index) => ({ number: index + 2, cells })),
});

describe('a list', () => {
  it('is read by the names of its columns, in whatever order and language', () => {
    const read = readList(
      table(['标题', 'Item ID', 'Colour', '标准答案'], ['A bag', 'L-1', 'red', 'Copy'], ['', 'L-2', '', '']),
      {
        decision,
      },
    );
    expect(read).toMatchObject({
      items: [
        { key: 'L-1', title: 'A bag', golden: 'copy', row: 2 },
        { key: 'L-2', title: 'L-2', golden: null },
      ],
      ...{ rejected: [], ignored: ['Colour'] },
    });
  });

  it.each([
    [['', ''], 'id', 'An id is missing.'],
    [['l-1', ''], 'id', 'The same id stands in row 2.'],
    [['L-3', 'http://example.com'], 'link', 'is no link'],
    [['#REF!', ''], 'id', '#REF!'],
    [['x'.repeat(201), ''], 'id', '200 characters at most'],
  ])('rejects %j with its column', (cells, column, message) => {
    const read = readList(table(['id', 'link'], ['L-1', ''], cells), { decision });
    expect(read.rejected).toEqual([{ row: 3, column, message: expect.stringContaining(message) }]);
  });

  it('mixes the whole golden set into the sample, by an order that tells nothing', () => {
    const rows = Array.from({ length: 60 }, (_, n) => [`L-${n}`, n < 10 ? 'copy' : '']);
    const { items } = readList(table(['id', 'known answer'], ...rows), { decision });
    const { items: sampled, population } = sampledFrom(items, 's', { method: 'simple', size: 20 });
    expect([population, sampled.length]).toEqual([50, 30]);
    expect(sampled.map(({ place }) => place)).toEqual(Array.from({ length: 30 }, (_, n) => n + 1));
    const golden = sampled.filter((one) => one.golden !== null);
    expect(golden).toHaveLength(10);
    expect(golden.every(({ weight }) => weight === 0)).toBe(true);
    expect(golden.map(({ place }) => place)).not.toEqual(Array.from({ length: 10 }, (_, n) => n + 1));
    expect(sampledFrom(items, 's', { method: 'simple', size: 20 }).items.map(({ key }) => key)).toEqual(
      sampled.map(({ key }) => key),
    );
  });

  it('is refused where more would be judged than a round has', () => {
    const many = Array.from({ length: 5_001 }, (_, n) => [`L-${n}`]);
    const { items } = readList(table(['id'], ...many), { decision });
    expect(() => sampledFrom(items, 's', { method: 'systematic', interval: 1 })).toThrow('more than the 5000');
  });
});
