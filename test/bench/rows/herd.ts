import type { Row } from '../row.js';
import { herdOf, herdText, measureHerd } from '../stack/measure-herd.js';

// The workflows of five thousand keep the timers busy for longer than the sweep needs for all of them.
const size = herdOf({
  quick: { items: 1_200, workflows: 50, within: 20 },
  full: { items: 100_000, workflows: 5_000, within: 20 },
});

export const herd: Row = {
  name: 'herd',
  title: '100,000 items due at one instant, with timers and sweep',
  size: (extent) => herdText(size(extent)),
  measure: (bench) => measureHerd(bench, size(bench.extent)),
};
