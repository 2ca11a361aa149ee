import type { Section } from '../document.js';
import type { ControlsSection, FailingControl } from '../report.js';
import type { Writing } from '../writing.js';

/** Controls that fail: by runs that were missed or by a test; and where none works. */
export function controlsSection(section: ControlsSection, w: Writing): Section {
  const said = w.words.controls;
  const { operating, failingOnly, none } = section.coverage;
  return {
    ...{ id: 'controls', title: said.title },
    blocks: [
      {
        kind: 'figures',
        figures: [
          { label: said.operating, value: w.number(section.operating), change: null },
          { label: said.failing, value: w.number(section.failing.total), change: null },
          w.figure(said.missed, section.missed),
          w.figure(said.ineffective, section.ineffective),
        ],
      },
      w.list(
        section.failing,
        said.list,
        [{ name: w.words.record }, { name: w.words.owner }, { name: said.why }],
        (row) => [w.record(row), w.name(row.owner), { text: why(row, w) }],
      ),
      w.list(
        section.tests,
        said.tests,
        [{ name: w.words.record }, { name: said.columns.control }, { name: said.columns.tester }],
        (row) => [w.record(row), w.name(row.control), w.name(row.tester)],
      ),
      w.figures(
        said.coverage,
        [{ name: said.coverage }, { name: w.words.count, number: true }],
        [
          [{ text: said.covered }, w.count(operating)],
          [{ text: said.failingOnly }, w.count(failingOnly)],
          [{ text: said.uncovered }, w.count(none)],
        ],
      ),
      { kind: 'sentence', text: said.gaps(w.number(failingOnly + none)) },
    ],
  };
}

function why({ missedInARow, testFailed }: FailingControl, w: Writing): string {
  const said = w.words.controls;
  return [
    ...(missedInARow > 0 ? [said.missedInARow(w.number(missedInARow))] : []),
    ...(testFailed ? [said.testFailed] : []),
  ].join('; ');
}
