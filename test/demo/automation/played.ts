import type { Played } from '../plays.js';
import { startModel } from './model.js';

/** A rule that is watched before it acts, and a model that only proposes. */
export const automation: Played = {
  announce: (terminal) => {
    terminal.line();
    terminal.line(
      terminal.bold('Tollgate demo: a rule that is watched before it acts, and a model that only proposes'),
    );
    terminal.line();
    terminal.paragraph(
      'A rule is written, played on the past, watched, found wrong in one market, mended, labelled blind, licensed for two ' +
        'markets; it acts, drifts, and falls back by itself. A model drafts findings, of which people keep some, change ' +
        'some and reject some. Three months. People, numbers and texts are invented, and the model is a stand-in on this ' +
        'machine that answers by a script. All else is real: PostgreSQL, a Temporal server, the API and a worker, apart ' +
        'from any other Tollgate of this machine; everybody acts through the API with a token of their own, and the time ' +
        'in between is skipped.',
      '  ',
    );
    terminal.paragraph('It takes some two minutes. Ctrl-C ends it; nothing stays behind.', '  ');
    terminal.line();
  },
  settings: startModel,
  perform: async (stage, terminal) => {
    const [{ playTale }, { tale }] = await Promise.all([import('../told/play.js'), import('./tale.js')]);
    await playTale(tale, stage, terminal);
    return (seconds) => {
      terminal.line();
      terminal.line(terminal.tone('good', 'What acted was licensed, and what was drafted was decided on by people.'));
      terminal.line();
      terminal.line(`  Played in ${seconds} s`);
      terminal.line();
    };
  },
};
