import type { Row } from '../row.js';
import { herdOf, herdText, measureHerd } from '../stack/measure-herd.js';

const size = herdOf({
  quick: { items: 400, workflows: 100, within: 6 },
  full: { items: 10_000, workflows: 10_000, within: 6 },
});

export const sweep: Row = {
  name: 'sweep',
  title: '10,000 items due at one instant, with timers and sweep',
  size: (extent) => herdText(size(extent)),
  measure: (bench) => measureHerd(bench, size(bench.extent)),
};
