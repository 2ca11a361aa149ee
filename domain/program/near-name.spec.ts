import { nearNames } from './near-name.js';

it.each(['leakage-2026', 'Leakge 2026', 'Leakagee 2026', 'Laekage 2026', 'Leakage2026'])('%s is near', (name) => {
  expect(nearNames(name, ['Leakage 2026', 'Returns 2026'])).toEqual(['Leakage 2026']);
});

it.each(['Leakage 2025', 'Leakage', 'Returns 2026 MY', 'Lekge 2026'])('%s is another', (name) => {
  expect(nearNames(name, ['Leakage 2026', 'Returns 2026'])).toEqual([]);
});
