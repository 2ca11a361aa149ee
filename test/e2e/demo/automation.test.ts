import { endDemos, firstNotTold, left, made, start } from '../../harness/demo-process.js';

afterAll(endDemos);

test('plays a rule from its first slip to its fall, and a model whose drafts people keep, change and reject', async () => {
  const demo = start('npm', ['run', '--silent', 'demo', '--', 'automation']);
  const code = await demo.ended;
  const output = demo.output();
  expect({ code, output: code === 0 ? '' : output }).toEqual({ code: 0, output: '' });
  const inOrder = [
    ...['Refused: if, line 1, column 8: A finding has no "grad"', 'Of 24 events it would have matched 12'],
    ...['RU-1 is in shadow', '0 proposals came of them', 'reads why', 'record.title.like', 'version 2, is in shadow'],
    ...[
      'that takes 14 labels without an error',
      'sealed until its end',
      'Asked for the result before: How many errors',
    ],
    ...['48 labelled', '48 labelled', 'The labels license ID', 'AL-1 is to sign', 'AL-1 is in force', 'RU-1: act'],
    ...['done by the rule', 'went to people anyway', 'Saved, against those that went to people'],
    ...['AL-1 is fallen: Its hit rate is another', '28 of 30 (93.3 %), and 32 of 64 (50.0 %)', 'RU-1: suggest'],
    ...['3 are proposed, and nothing is done by itself', 'Of the last one 4 of 4 statements have a source'],
    ...['Refused (403): Nobody approves what they have proposed themself', 'kept as it was', 'changed by', 'rejected'],
    '4 drafts: 2 kept as they were, 1 changed, 1 rejected',
  ];
  expect(firstNotTold(output, inOrder)).toBeNull();
  expect(await left()).toEqual([]);
  expect(made()).toEqual([]);
});
