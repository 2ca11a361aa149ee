import { isApart, taken, typedInto, typedOf } from './apart.js';

const kept = typedInto(typedInto({}, 'name', 'Wei', 'Way'), 'name', 'Wei L.', 'Way');

test('what was typed stands apart only where somebody else changed the same to something else', () => {
  expect(typedOf(kept)).toEqual({ name: 'Wei L.' });
  expect(isApart(kept, 'name', 'Way')).toBe(false);
  expect(isApart(kept, 'name', 'Wei Lin')).toBe(true);
  expect(isApart(kept, 'name', 'Wei L.')).toBe(false);
  expect(isApart(kept, 'market', 'SG')).toBe(false);
});

test('what stood there when it was begun stays so while one types on; taking theirs lets go of one’s own', () => {
  expect(isApart(typedInto(kept, 'name', 'Wei Li', 'Wei Lin'), 'name', 'Wei Lin')).toBe(true);
  expect(taken(kept, 'name')).toEqual({});
});
