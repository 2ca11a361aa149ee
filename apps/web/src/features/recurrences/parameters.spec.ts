import { namesAsked, parameterFields, parametersIn } from './parameters.js';

const market = { name: 'market', kind: 'market' };
const analyst = { name: 'analyst', kind: 'person' };
const versions = [
  { version: 1, parameters: [{ name: 'start', kind: 'date' }, market] },
  { version: 2, parameters: [market, analyst] },
];

test('a parameter is asked for where a version that has it is chosen; the date of each is none', () => {
  const fields = parameterFields('program.version', versions).map(({ name, when }) => [name, when?.is]);
  expect(fields).toEqual([
    ['program.parameters.market', ['', '1', '2']],
    ['program.parameters.analyst', ['', '2']],
  ]);
  expect(parameterFields('program.version', [])).toEqual([]);
});

test('of what was said the parameters of the chosen version are sent', () => {
  const values = { name: 'x', 'program.parameters.market': 'SG', 'program.parameters.analyst': 'p' };
  expect(parametersIn(values, namesAsked('1', versions))).toEqual({ market: 'SG' });
  expect(parametersIn(values, namesAsked('', versions))).toEqual({ market: 'SG', analyst: 'p' });
  expect(parametersIn(values, namesAsked('7', versions))).toEqual({ market: 'SG', analyst: 'p' });
});
