import {
  chartOption,
  effectText,
  figure,
  partsNamed,
  sidesOption,
  sliceAsked,
  sliceShown,
  sliceText,
  type Side,
} from './figures.js';

test('a share is read as per cent, a count with its unit, and what is not there is not nought', () => {
  expect(figure(0.0312, { type: 'rate', unit: '' }, 'en')).toBe('3.12%');
  expect(figure(1200.5, { type: 'mean', unit: 'minutes' }, 'en')).toBe('1,200.5 minutes');
  expect(figure(null, { type: 'count', unit: '' }, 'en')).toBe('–');
});

test('a slice is told in words, and asked for as the API takes it', () => {
  const slice = { market: 'SG', site: 'MNL' };
  expect([sliceText(slice, 'the whole'), sliceText({}, 'the whole')]).toEqual(['market SG, site MNL', 'the whole']);
  expect([sliceAsked(slice), sliceAsked({})]).toEqual(['market=SG,site=MNL', '']);
});

test('a value with a comma or a sign of equality in it stays one', () => {
  expect(sliceAsked({ queue: 'live, a=b' })).toBe('queue=live\\, a\\=b');
});

test('what moves the whole bears its sign', () => {
  expect(effectText(0.0125, { type: 'rate', unit: '' }, 'en')).toBe('+1.25 %');
  expect(effectText(-3, { type: 'count', unit: 'cases' }, 'en')).toBe('-3 cases');
});

test('of what is measured the whole is shown, or the first, until another is chosen', () => {
  const vn = { slice: { market: 'VN' } };
  const whole: { slice: Record<string, string> } = { slice: {} };
  expect(sliceShown([vn, whole], '')).toBe(whole);
  expect(sliceShown([vn, whole], 'market=VN')).toBe(vn);
  expect(sliceShown([vn], 'market=SG')).toBe(vn);
  const none: (typeof whole)[] = [];
  expect(sliceShown(none, '')).toBeUndefined();
});

test('bounds that are not there are not drawn, and a period that a rule names is marked', () => {
  const bounds = { red: { above: 0.03, below: null }, amber: null, recovery: null };
  const names = { value: 'Value', red: 'Red', amber: 'Amber', limits: 'Limits', level: 'Level' };
  const { series } = chartOption({
    values: [
      { period: '2026-01-05', value: 0.01, bounds },
      { period: '2026-01-12', value: 0.04, bounds },
    ],
    ...{ limits: [], levels: [], marked: new Set(['2026-01-12']), names, said: String },
  }) as { series: { name: string; data: object[] }[] };
  expect(series.map(({ name }) => name)).toEqual(['Value', 'Red']);
  expect(series[0]?.data).toEqual([
    { value: ['2026-01-05', 0.01], symbol: 'circle', symbolSize: 5 },
    { value: ['2026-01-12', 0.04], symbol: 'diamond', symbolSize: 12 },
  ]);
});

test('the level of each value is drawn, a step at each change', () => {
  const periods = ['2026-01-05', '2026-01-12', '2026-01-19', '2026-01-26'];
  const { series } = chartOption({
    values: periods.map((period) => ({ period, value: 1, bounds: null })),
    limits: periods.map((period) => ({ period, lower: 0, upper: 9 })),
    levels: [
      { from: '2026-01-12', before: 1, after: 2 },
      { from: '2026-01-26', before: 2, after: 5 },
    ],
    ...{ marked: new Set<string>(), said: String },
    names: { value: 'Value', red: 'Red', amber: 'Amber', limits: 'Limits', level: 'Level' },
  }) as { series: { name: string; data: [string, number][] }[] };
  expect(series.find(({ name }) => name === 'Level')?.data.map(([, level]) => level)).toEqual([1, 2, 2, 5]);
});

test('the parts of a slice are named once, in order', () => {
  const slices: Record<string, string>[] = [
    { market: 'VN' },
    { market: 'SG', queue: 'live' },
    { market: 'VN', queue: 'live' },
    { queue: 'shop' },
  ];
  expect(partsNamed(slices, {}, 'market')).toEqual(['SG', 'VN']);
  expect(partsNamed(slices, { queue: 'live' }, 'market')).toEqual(['SG', 'VN']);
  expect(partsNamed(slices, { market: 'SG' }, 'queue')).toEqual(['live']);
});

test('what was before and what came after are drawn apart, beside what had nothing', () => {
  const points: Side[] = [
    { period: '2026-01-05', side: 'before', with: 0.04, without: 0.03 },
    { period: '2026-01-19', side: 'after', with: 0.02, without: 0.03 },
  ];
  const names = { with: 'with', without: 'without' };
  const said = String;
  expect(sidesOption({ points, names, said })).toMatchObject({
    series: [
      {
        name: 'with',
        data: [
          ['2026-01-05', 0.04],
          ['2026-01-19', null],
          ['2026-01-19', 0.02],
        ],
      },
      { name: 'without', lineStyle: { type: 'dashed' } },
    ],
  });
  const alone = points.map((point) => ({ ...point, without: null }));
  expect(sidesOption({ points: alone, names, said })).toMatchObject({ series: [{ name: 'with' }] });
});
