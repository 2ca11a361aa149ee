// Made by tools/announced-days/make.py; change that, not this.
import type { YearTable } from './year-table.js';

export const us: YearTable[] = [
  {
    year: 2025,
    regions: 'US',
    announced: 'US',
    source: '5 U.S.C. 6103',
    asOf: '2026-11-28',
    days: `
2025-01-01 New Year's Day
2025-01-20 Martin Luther King Jr. Day
2025-02-17 Washington's Birthday
2025-05-26 Memorial Day
2025-06-19 Juneteenth
2025-07-04 Independence Day
2025-09-01 Labor Day
2025-10-13 Columbus Day
2025-11-11 Veterans Day
2025-11-27 Thanksgiving
2025-12-25 Christmas Day
`,
  },
  {
    year: 2026,
    regions: 'US',
    announced: 'US',
    source: '5 U.S.C. 6103',
    asOf: '2026-11-28',
    days: `
2026-01-01 New Year's Day
2026-01-19 Martin Luther King Jr. Day
2026-02-16 Washington's Birthday
2026-05-25 Memorial Day
2026-06-19 Juneteenth
2026-07-03 Independence Day (observed)
2026-07-04 Independence Day
2026-09-07 Labor Day
2026-10-12 Columbus Day
2026-11-11 Veterans Day
2026-11-26 Thanksgiving
2026-12-25 Christmas Day
`,
  },
  {
    year: 2027,
    regions: 'US',
    announced: 'US',
    source: '5 U.S.C. 6103',
    asOf: '2026-11-28',
    days: `
2027-01-01 New Year's Day
2027-01-18 Martin Luther King Jr. Day
2027-02-15 Washington's Birthday
2027-05-31 Memorial Day
2027-06-18 Juneteenth National Independence Day (observed)
2027-06-19 Juneteenth National Independence Day
2027-07-04 Independence Day
2027-07-05 Independence Day (observed)
2027-09-06 Labor Day
2027-10-11 Columbus Day
2027-11-11 Veterans Day
2027-11-25 Thanksgiving Day
2027-12-24 Christmas Day (observed)
2027-12-25 Christmas Day
2027-12-31 New Year's Day (observed)
`,
  },
];
