import { caseShape } from './case-shape.js';
import { controlShape } from './control-shape.js';
import type { CellKind, RegisterField } from './shape.js';
import { valueOf } from './value.js';

const noDate = (): { message: string } => ({ message: 'no date' });
const field = (kind: CellKind): RegisterField => ({ name: 'x', heading: 'X', path: 'x', kind, usual: [] });
const read = (text: string, of: RegisterField) => valueOf(text, of, noDate);
const called = (name: string): RegisterField =>
  [...caseShape.fields, ...controlShape.fields].find((one) => one.name === name) ?? field('text');

describe('the value of a cell', () => {
  it('is a whole number, in whatever figures, and never nearly one', () => {
    expect(['3', ' ４ ', '5.0'].map((text) => read(text, field('whole')))).toEqual([
      { value: 3 },
      { value: 4 },
      { value: 5 },
    ]);
    for (const text of ['1,200', '3.5', 'high', '-1', '1e3', '3 - likely'])
      expect(read(text, field('whole'))).toMatchObject({ message: expect.stringContaining('not a whole number') });
  });

  it('is one of the choices, however it is written, and in Chinese', () => {
    for (const text of ['user_report', 'User report', 'USER-REPORT', '用户举报', 'ｕｓｅｒ　ｒｅｐｏｒｔ'])
      expect(read(text, called('source'))).toEqual({ value: 'user_report' });
    expect(read('hearsay', called('source'))).toMatchObject({ message: expect.stringContaining('user report') });
  });

  it('is a schedule in words or as a rule', () => {
    expect(
      ['Monthly', '每季度', 'hằng tuần', 'freq=weekly;byday=mo'].map((text) => read(text, called('frequency'))),
    ).toEqual([
      ...['FREQ=MONTHLY', 'FREQ=MONTHLY;INTERVAL=3', 'FREQ=WEEKLY', 'FREQ=WEEKLY;BYDAY=MO'].map((value) => ({ value })),
    ]);
    expect(read('now and then', called('frequency'))).toMatchObject({
      message: expect.stringContaining('is no frequency'),
    });
  });

  it('is a list of lines, links or words, or yes or no', () => {
    expect(read('1. One\n- Two\n\n', field('lines'))).toEqual({ value: ['One', 'Two'] });
    expect(read('https://a.example/1, https://a.example/2', field('links'))).toEqual({
      value: [{ url: 'https://a.example/1' }, { url: 'https://a.example/2' }],
    });
    expect(read('SG; VN', field('tags'))).toEqual({ value: ['SG', 'VN'] });
    expect(read('是', field('flag'))).toEqual({ value: true });
    expect(read('perhaps', field('flag'))).toMatchObject({ message: expect.stringContaining('neither yes nor no') });
  });
});
