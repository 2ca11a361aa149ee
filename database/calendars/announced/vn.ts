// Made by tools/announced-days/make.py; change that, not this.
import type { YearTable } from './year-table.js';

export const vn: YearTable[] = [
  {
    year: 2025,
    regions: 'VN',
    announced: 'VN',
    source: 'Labour Code and Ministry of Home Affairs',
    asOf: '2026-11-28',
    days: `
2025-01-01 New Year's Day
2025-01-27 Tet
2025-01-28 Tet
2025-01-29 Tet
2025-01-30 Tet
2025-01-31 Tet
2025-04-07 Hung Kings
2025-04-26 works Make-up for 2 May
2025-04-30 Reunification Day
2025-05-01 Labour Day
2025-05-02 Swapped day off
2025-09-01 National Day
2025-09-02 National Day
`,
  },
  {
    year: 2026,
    regions: 'VN',
    announced: 'VN',
    source: 'Labour Code and Ministry of Home Affairs',
    asOf: '2026-11-28',
    days: `
2026-01-01 New Year's Day
2026-01-02 Swapped day off
2026-01-10 works Make-up for 2 January
2026-02-16 Tet
2026-02-17 Tet
2026-02-18 Tet
2026-02-19 Tet
2026-02-20 Tet
2026-04-26 Hung Kings
2026-04-27 Hung Kings (substitute)
2026-04-30 Reunification Day
2026-05-01 Labour Day
2026-08-22 works Make-up for 31 August
2026-08-31 Swapped day off
2026-09-01 National Day
2026-09-02 National Day
2026-11-24 Vietnam Culture Day
`,
  },
  {
    year: 2027,
    regions: 'VN',
    announced: '',
    source: 'Labour Code and Ministry of Home Affairs',
    asOf: '2026-11-28',
    days: `
2027-01-01 New Year's Day
2027-02-04 29 of Lunar New Year
2027-02-05 Lunar New Year's Eve
2027-02-06 Lunar New Year
2027-02-07 Second Day of Lunar New Year
2027-02-08 Third Day of Lunar New Year
2027-02-09 Fourth Day of Lunar New Year
2027-02-10 Fifth Day of Lunar New Year
2027-04-16 Hung Kings' Commemoration Day
2027-04-30 Liberation Day/Reunification Day
2027-05-01 International Labour Day
2027-05-03 International Labour Day (observed)
2027-09-02 National Day
2027-09-03 National Day
2027-11-24 Vietnam Cultural Day
`,
  },
];
