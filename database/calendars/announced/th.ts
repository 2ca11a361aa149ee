// Made by tools/announced-days/make.py; change that, not this.
import type { YearTable } from './year-table.js';

export const th: YearTable[] = [
  {
    year: 2025,
    regions: 'TH',
    announced: 'TH',
    source: 'Cabinet',
    asOf: '2026-11-28',
    days: `
2025-01-01 New Year's Day
2025-02-12 Makha Bucha
2025-04-06 Chakri Day
2025-04-07 Chakri Day (substitute)
2025-04-13 Songkran
2025-04-14 Songkran
2025-04-15 Songkran
2025-04-16 Songkran (substitute)
2025-05-01 Labour Day
2025-05-04 Coronation Day
2025-05-05 Coronation Day (substitute)
2025-05-11 Visakha Bucha
2025-05-12 Visakha Bucha (substitute)
2025-06-02 Cabinet special holiday
2025-06-03 Queen Suthida's Birthday
2025-07-10 Asalha Bucha
2025-07-28 King's Birthday
2025-08-11 Cabinet special holiday
2025-08-12 Queen Mother's Birthday
2025-10-13 King Bhumibol Memorial Day
2025-10-23 Chulalongkorn Day
2025-12-05 King Bhumibol's Birthday
2025-12-10 Constitution Day
2025-12-31 New Year's Eve
`,
  },
  {
    year: 2026,
    regions: 'TH',
    announced: 'TH',
    source: 'Cabinet',
    asOf: '2026-11-28',
    days: `
2026-01-01 New Year's Day
2026-01-02 Cabinet special holiday
2026-03-03 Makha Bucha
2026-04-06 Chakri Day
2026-04-13 Songkran
2026-04-14 Songkran
2026-04-15 Songkran
2026-05-01 Labour Day
2026-05-04 Coronation Day
2026-05-31 Visakha Bucha
2026-06-01 Visakha Bucha (substitute)
2026-06-03 Queen Suthida's Birthday
2026-07-28 King's Birthday
2026-07-29 Asalha Bucha
2026-08-12 Queen Mother's Birthday
2026-10-13 King Bhumibol Memorial Day
2026-10-23 Chulalongkorn Day
2026-12-05 King Bhumibol's Birthday
2026-12-07 King Bhumibol's Birthday (substitute)
2026-12-10 Constitution Day
2026-12-31 New Year's Eve
`,
  },
  {
    year: 2027,
    regions: 'TH',
    announced: '',
    source: 'Cabinet',
    asOf: '2026-11-28',
    days: `
2027-01-01 New Year's Day
2027-02-21 Makha Bucha
2027-02-22 Makha Bucha (substitute)
2027-04-06 Chakri Memorial Day
2027-04-13 Songkran Festival
2027-04-14 Songkran Festival
2027-04-15 Songkran Festival
2027-05-01 National Labour Day
2027-05-03 National Labour Day (substitute)
2027-05-04 Coronation Day
2027-05-20 Visakha Bucha
2027-06-03 HM Queen Suthida's Birthday
2027-07-18 Asarnha Bucha
2027-07-20 Asarnha Bucha (substitute)
2027-07-28 HM King Maha Vajiralongkorn's Birthday
2027-08-12 HM Queen Sirikit The Queen Mother's Birthday / National Mother's Day
2027-10-13 HM King Bhumibol Adulyadej Memorial Day
2027-10-23 HM King Chulalongkorn Memorial Day
2027-10-25 HM King Chulalongkorn Memorial Day (substitute)
2027-12-05 HM King Bhumibol Adulyadej the Great's Birthday / National Day / National Father's Day
2027-12-06 HM King Bhumibol Adulyadej the Great's Birthday (substitute) / National Day (substitute) / National Father's Day (substitute)
2027-12-10 Constitution Day
2027-12-31 New Year's Eve
`,
  },
];
