import { layersOf } from './layers.js';

test('the names of layers, whatever else stands there', () => {
  expect(layersOf({ layers: [{ name: 'sg' }, { members: [] }, 'x', null, { name: 'cebu' }] })).toEqual(['sg', 'cebu']);
  expect(layersOf({})).toEqual([]);
  expect(layersOf({ layers: 'none' })).toEqual([]);
});
