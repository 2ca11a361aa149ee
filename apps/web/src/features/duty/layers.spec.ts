import { bodyOf, mondayFrom, newLayer, swapsToCome } from './layers.js';

test('a form is opened on a rota alone', () => {
  const body = { layers: [newLayer('Desk', 'Asia/Singapore', '2026-12-07')], overrides: [] };
  expect(bodyOf(body)).toEqual(body);
  for (const other of [{}, { layers: [] }, { layers: [{}], overrides: [] }])
    expect(bodyOf(other as Parameters<typeof bodyOf>[0])).toBeNull();
});

test('the first turn begins on a Monday: that day, or the one that comes', () => {
  expect([mondayFrom('2026-12-07'), mondayFrom('2026-12-08'), mondayFrom('2026-12-13')]).toEqual([
    '2026-12-07',
    '2026-12-14',
    '2026-12-14',
  ]);
});

test('swaps that are over are not shown, and the next one stands first', () => {
  const swap = (from: number, to: number) => ({ layer: 'Desk', from, to, personId: null });
  const overrides = [swap(30, 40), swap(1, 5), swap(8, 12)];
  expect(swapsToCome({ layers: [], overrides }, 10)).toEqual([swap(8, 12), swap(30, 40)]);
});
