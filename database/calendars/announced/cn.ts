// Made by tools/announced-days/make.py; change that, not this.
import type { YearTable } from './year-table.js';

export const cn: YearTable[] = [
  {
    year: 2025,
    regions: 'CN',
    announced: 'CN',
    source: 'State Council',
    asOf: '2026-11-28',
    days: `
2025-01-01 New Year
2025-01-26 works Make-up Spring Festival
2025-01-28 Spring Festival
2025-01-29 Spring Festival
2025-01-30 Spring Festival
2025-01-31 Spring Festival
2025-02-01 Spring Festival
2025-02-02 Spring Festival
2025-02-03 Spring Festival
2025-02-04 Spring Festival
2025-02-08 works Make-up Spring Festival
2025-04-04 Qingming
2025-04-05 Qingming
2025-04-06 Qingming
2025-04-27 works Make-up Labour Day
2025-05-01 Labour Day
2025-05-02 Labour Day
2025-05-03 Labour Day
2025-05-04 Labour Day
2025-05-05 Labour Day
2025-05-31 Dragon Boat
2025-06-01 Dragon Boat
2025-06-02 Dragon Boat
2025-09-28 works Make-up National Day
2025-10-01 National Day and Mid-Autumn
2025-10-02 National Day and Mid-Autumn
2025-10-03 National Day and Mid-Autumn
2025-10-04 National Day and Mid-Autumn
2025-10-05 National Day and Mid-Autumn
2025-10-06 National Day and Mid-Autumn
2025-10-07 National Day and Mid-Autumn
2025-10-08 National Day and Mid-Autumn
2025-10-11 works Make-up National Day
`,
  },
  {
    year: 2026,
    regions: 'CN',
    announced: 'CN',
    source: 'State Council',
    asOf: '2026-11-28',
    days: `
2026-01-01 New Year
2026-01-02 New Year
2026-01-03 New Year
2026-01-04 works Make-up New Year
2026-02-14 works Make-up Spring Festival
2026-02-15 Spring Festival
2026-02-16 Spring Festival
2026-02-17 Spring Festival
2026-02-18 Spring Festival
2026-02-19 Spring Festival
2026-02-20 Spring Festival
2026-02-21 Spring Festival
2026-02-22 Spring Festival
2026-02-23 Spring Festival
2026-02-28 works Make-up Spring Festival
2026-04-04 Qingming
2026-04-05 Qingming
2026-04-06 Qingming
2026-05-01 Labour Day
2026-05-02 Labour Day
2026-05-03 Labour Day
2026-05-04 Labour Day
2026-05-05 Labour Day
2026-05-09 works Make-up Labour Day
2026-06-19 Dragon Boat
2026-06-20 Dragon Boat
2026-06-21 Dragon Boat
2026-09-20 works Make-up National Day
2026-09-25 Mid-Autumn
2026-09-26 Mid-Autumn
2026-09-27 Mid-Autumn
2026-10-01 National Day
2026-10-02 National Day
2026-10-03 National Day
2026-10-04 National Day
2026-10-05 National Day
2026-10-06 National Day
2026-10-07 National Day
2026-10-10 works Make-up National Day
`,
  },
  {
    year: 2027,
    regions: 'CN',
    announced: '',
    source: 'State Council',
    asOf: '2026-11-28',
    days: `
2027-01-01 New Year's Day
2027-02-05 Chinese New Year's Eve
2027-02-06 Chinese New Year (Spring Festival)
2027-02-07 Chinese New Year (Spring Festival)
2027-02-08 Chinese New Year (Spring Festival)
2027-02-09 Chinese New Year (Spring Festival) (observed)
2027-02-10 Chinese New Year (Spring Festival) (observed)
2027-04-05 Tomb-Sweeping Day
2027-05-01 Labour Day
2027-05-02 Labour Day
2027-05-03 Labour Day (observed)
2027-05-04 Labour Day (observed)
2027-06-09 Dragon Boat Festival
2027-09-15 Mid-Autumn Festival
2027-10-01 National Day
2027-10-02 National Day
2027-10-03 National Day
2027-10-04 National Day (observed)
2027-10-05 National Day (observed)
`,
  },
];
