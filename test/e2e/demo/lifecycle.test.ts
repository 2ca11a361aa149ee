import { endDemos, firstNotTold, left, made, start } from '../../harness/demo-process.js';

afterAll(endDemos);

test('plays the lifecycle from a dip to proof, each link as the story tells it, the same from both its ends', async () => {
  const demo = start('npm', ['run', '--silent', 'demo', '--', 'lifecycle']);
  const code = await demo.ended;
  const output = demo.output();
  expect({ code, output: code === 0 ? '' : output }).toEqual({ code: 0, output: '' });
  const inOrder = [
    ...['1 breach by itself: BR-1', 'It opened a case, rated critical: CA-1'],
    ...['RR-1: 48 of 240, by the seed “dip in Vietnam”', 'Asked for the results before: Forbidden (403)'],
    ...['Go by AC1 and raw agreement', 'Most differ on “IP-3 parts and refills”', 'Wed', 'signed, over the hash'],
    ...['objects for Moderation Tools', 'What would change their mind: one of fifty', 'Asked again: Moderation Tools.'],
    ...['The round is agreed: all 3 teams agree', 'is active, linked to the finding from both ends'],
    ...[
      'OC-1 performed',
      'AI-1 is done',
      'AI-2 is done',
      'The program is closed',
      'CA-1 is closed',
      'FI-1 is remediated',
    ],
    ...['AI-1 passed its effectiveness check', 'BR-1 ended by itself', 'AI-2 failed: it is open again, in its cycle 2'],
    ...['FI-1 Opened again', 'exceptions: not effective', 'By itself: FI-2', 'CX-2 A retest, which waits'],
    ...['The retest CX-2 has fallen due', 'FI-1 is verified; it was opened again once', 'exceptions: effective'],
    ...['FI-2 is verified', 'It became better by more than chance makes.', 'AI-2 passed its effectiveness check'],
  ];
  expect(firstNotTold(output, inOrder)).toBeNull();
  const links = /each the same from both its ends\n\n([^]+?)\n\n/.exec(output)?.[1] ?? '';
  expect(links.split('\n').map((line) => line.trim().replace(/ +/g, ' '))).toEqual([
    ...['BR-1 (breach) — CA-1 (case)', 'CA-1 (case) — RR-1 (review round)', 'CA-1 (case) — RA-1 (analysis)'],
    ...['CA-1 (case) — FI-1 (finding)', 'RA-1 (analysis) — FI-1 (finding)', 'FI-1 (finding) — RK-1 (risk)'],
    ...['FI-1 (finding) — AL-1 (alignment round)', 'FI-1 (finding) — the program', 'FI-1 (finding) — CO-1 (control)'],
    ...['RK-1 (risk) — CO-1 (control)', 'CO-1 (control) — FI-2 (finding)', 'CX-1 (control test) — FI-2 (finding)'],
  ]);
  expect(await left()).toEqual([]);
  expect(made()).toEqual([]);
});
