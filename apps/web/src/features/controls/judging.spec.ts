import { drawnBefore, itemToJudge, proposed, type Item, type TestDetail } from './judging.js';

const item = (place: number, result: Item['result']): Item => ({
  ...{ place, key: `OC-${place}`, title: `Run ${place}`, link: null, note: null },
  result,
});

test('the next one that nobody has judged opens by itself; one that was chosen comes before it', () => {
  const items = [item(1, 'pass'), item(2, null), item(3, null)];
  expect([itemToJudge(items, null)?.place, itemToJudge(items, 1)?.place, itemToJudge(items, 9)?.place]).toEqual([
    2, 1, 2,
  ]);
  expect(itemToJudge([item(1, 'pass')], null)).toBeNull();
});

test('nothing is proposed before all of it is judged, or where nothing of it applies', () => {
  const tally = { judged: 2, exceptions: 0, notApplicable: 0, rate: 0, effective: true };
  const both = [item(1, 'pass'), item(2, 'pass')];
  expect(proposed({ items: both, tally })).toBe('effective');
  expect(proposed({ items: both, tally: { ...tally, exceptions: 1, effective: false } })).toBe('notEffective');
  expect(proposed({ items: [...both, item(3, null)], tally })).toBeNull();
  expect(proposed({ items: both, tally: { ...tally, effective: null } })).toBeNull();
  expect(proposed({ items: [], tally: { ...tally, judged: 0 } })).toBeNull();
});

test('it is drawn again as it was drawn; before that, from the half year that ends today', () => {
  const sample = {
    source: 'occurrences',
    from: '2026-01-01',
    until: '2026-06-30',
    seed: 'june',
    size: 8,
    sizeBy: 'weekly',
  };
  const drawn = { from: '2026-01-01', until: '2026-06-30', seed: 'june' };
  expect(drawnBefore(sample as NonNullable<TestDetail['sample']>, '2026-12-03')).toEqual(drawn);
  const said = { ...sample, sizeBy: null } as NonNullable<TestDetail['sample']>;
  expect(drawnBefore(said, '2026-12-03')).toEqual({ ...drawn, size: '8' });
  expect(drawnBefore(null, '2026-12-03')).toEqual({ from: '2026-06-03', until: '2026-12-03' });
});
