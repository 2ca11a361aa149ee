import { bodyOf, layersOf, mondayFrom, newLayer } from './layers.js';

test('the names of layers, whatever else stands there', () => {
  expect(layersOf({ layers: [{ name: 'sg' }, { members: [] }, 'x', null, { name: 'cebu' }] })).toEqual(['sg', 'cebu']);
  expect(layersOf({})).toEqual([]);
  expect(layersOf({ layers: 'none' })).toEqual([]);
});

test('a form is opened on a rota alone', () => {
  const body = { layers: [newLayer('Desk', 'Asia/Singapore', '2026-12-07')], overrides: [] };
  expect(bodyOf(body)).toEqual(body);
  for (const other of [{}, { layers: [] }, { layers: [{}], overrides: [] }]) expect(bodyOf(other)).toBeNull();
});

test('the first turn begins on a Monday: that day, or the one that comes', () => {
  expect([mondayFrom('2026-12-07'), mondayFrom('2026-12-08'), mondayFrom('2026-12-13')]).toEqual([
    '2026-12-07',
    '2026-12-14',
    '2026-12-14',
  ]);
});
