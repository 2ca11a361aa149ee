import type { Played } from '../plays.js';

/** From a metric's dip to a control that holds, and proof that it helped. */
export const lifecycle: Played = {
  announce: (terminal) => {
    terminal.line();
    terminal.line(terminal.bold('Tollgate demo: from a dip of a metric to proof that it is mended'));
    terminal.line();
    terminal.paragraph(
      'In Vietnam fewer counterfeits are caught before a buyer sees them. A case, a sample that is judged blind, a root ' +
        'cause, a finding, an objection that is overcome, a program, a control, its test and retest, and two effectiveness ' +
        'checks: one passes, one fails and opens again what was closed. Twelve weeks. People, numbers and texts are ' +
        'invented. All else is real: PostgreSQL, a Temporal server, the API and a worker, apart from any other Tollgate of ' +
        'this machine; everybody acts through the API with a token of their own, and the time in between is skipped.',
      '  ',
    );
    terminal.paragraph('It takes some two minutes. Ctrl-C ends it; nothing stays behind.', '  ');
    terminal.line();
  },
  perform: async (stage, terminal) => {
    const [{ playTale }, { tale }, { checkChain, tellChain }] = await Promise.all([
      import('../told/play.js'),
      import('./tale.js'),
      import('./chain.js'),
    ]);
    const world = await playTale(tale, stage, terminal);
    await checkChain(world);
    return (seconds) => {
      tellChain(world, terminal);
      terminal.line();
      terminal.line(terminal.tone('good', 'The gap is closed, and it is proven that it stays so.'));
      terminal.line();
      terminal.line(`  Played in ${seconds} s`);
      terminal.line();
    };
  },
};
