import { nearest } from './near.js';

const people = ['Lin Mei', 'Lim Wei', 'Nguyễn Văn Ánh', 'Somchai Prasert', 'mei@example.com', 'Đỗ Minh'];

test.each([
  ['Lin Mie', ['Lin Mei']],
  ['nguyen van anh', ['Nguyễn Văn Ánh']],
  ['DO MINH', ['Đỗ Minh']],
  ['Somchai', ['Somchai Prasert']],
  ['Somchia', ['Somchai Prasert']],
  ['mei@exmaple.com', ['mei@example.com']],
  ['Xavier', []],
  ['', []],
  ['\u200b', []],
])('near %s: %j', (text, found) => {
  expect(nearest(text, people)).toEqual(found);
});

test('the nearest come first, and not too many', () => {
  const names = Array.from({ length: 20 }, (_, index) => `Team ${index}`);
  const found = nearest('Team 1', names);
  expect(found).toHaveLength(5);
  expect(nearest('Taem 1', ['Team 10', 'Team 1'])).toEqual(['Team 1', 'Team 10']);
});
