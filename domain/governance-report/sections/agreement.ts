import type { Estimate } from '../../agreement/share.js';
import type { Section } from '../document.js';
import type { AgreementSection } from '../report.js';
import type { Writing } from '../writing.js';

/** How far reviewers agree in the rounds of the week, with intervals, and by which figure to go. */
export function agreementSection(section: AgreementSection, w: Writing): Section {
  const said = w.words.agreement;
  return {
    ...{ id: 'agreement', title: said.title },
    blocks: [
      { kind: 'figures', figures: [w.figure(said.ended, section.ended)] },
      w.list(
        section.rounds,
        said.rounds,
        [
          { name: w.words.record },
          { name: said.columns.state },
          { name: said.columns.pairs, number: true },
          { name: 'AC1', number: true },
          { name: 'α', number: true },
          { name: said.columns.trust },
        ],
        (row) => [
          w.record(row),
          { text: row.ended ? said.isOver : said.goesOn },
          w.count(row.pairs),
          { text: interval(row.ac1, w) },
          { text: interval(row.alpha, w) },
          { text: row.few ? `${said.trust[row.trust]} (${said.few})` : said.trust[row.trust] },
        ],
      ),
      ...(section.rounds.rows.length === 0 ? [] : [{ kind: 'sentence', text: said.says } as const]),
      ...(section.blind === 0 ? [] : [{ kind: 'sentence', text: said.blind(w.number(section.blind)) } as const]),
    ],
  };
}

function interval(estimate: Estimate | null, w: Writing): string {
  if (estimate === null) return w.words.agreement.undefined;
  const { value, low, high } = estimate;
  return w.words.agreement.interval(w.decimal(value), w.decimal(low), w.decimal(high));
}
