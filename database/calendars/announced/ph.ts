// Made by tools/announced-days/make.py; change that, not this.
import type { YearTable } from './year-table.js';

export const ph: YearTable[] = [
  {
    year: 2025,
    regions: 'PH',
    announced: 'PH',
    source: 'proclamations of the President',
    asOf: '2026-11-28',
    days: `
2025-01-01 New Year's Day
2025-01-29 Chinese New Year
2025-04-01 Eid'l Fitr (Proclamation 839)
2025-04-09 Araw ng Kagitingan
2025-04-17 Maundy Thursday
2025-04-18 Good Friday
2025-04-19 Black Saturday
2025-05-01 Labor Day
2025-05-12 National elections (Proclamation 878)
2025-06-06 Eid'l Adha (Proclamation 911)
2025-06-12 Independence Day
2025-07-27 Iglesia ni Cristo (Proclamation 729)
2025-08-21 Ninoy Aquino Day
2025-08-25 National Heroes Day
2025-10-31 All Saints' Eve
2025-11-01 All Saints' Day
2025-11-30 Bonifacio Day
2025-12-08 Immaculate Conception
2025-12-24 Christmas Eve
2025-12-25 Christmas Day
2025-12-30 Rizal Day
2025-12-31 Last Day of the Year
`,
  },
  {
    year: 2026,
    regions: 'PH',
    announced: 'PH',
    source: 'proclamations of the President',
    asOf: '2026-11-28',
    days: `
2026-01-01 New Year's Day
2026-02-17 Chinese New Year
2026-03-20 Eid'l Fitr
2026-04-02 Maundy Thursday
2026-04-03 Good Friday
2026-04-04 Black Saturday
2026-04-09 Araw ng Kagitingan
2026-05-01 Labor Day
2026-05-27 Eid'l Adha (Proclamation 1264)
2026-06-12 Independence Day
2026-08-21 Ninoy Aquino Day
2026-08-31 National Heroes Day
2026-11-01 All Saints' Day
2026-11-02 All Souls' Day
2026-11-30 Bonifacio Day
2026-12-08 Immaculate Conception
2026-12-24 Christmas Eve
2026-12-25 Christmas Day
2026-12-30 Rizal Day
2026-12-31 Last Day of the Year
`,
  },
  {
    year: 2027,
    regions: 'PH',
    announced: '',
    source: 'proclamations of the President',
    asOf: '2026-11-28',
    days: `
2027-01-01 New Year's Day
2027-02-06 Chinese New Year
2027-03-09 Eid'l Fitr
2027-03-25 Maundy Thursday
2027-03-26 Good Friday
2027-03-27 Black Saturday
2027-04-09 Araw ng Kagitingan
2027-05-01 Labor Day
2027-05-16 Eid'l Adha
2027-06-12 Independence Day
2027-08-21 Ninoy Aquino Day
2027-08-30 National Heroes Day
2027-11-01 All Saints' Day
2027-11-02 All Souls' Day
2027-11-30 Bonifacio Day
2027-12-08 Feast of the Immaculate Conception of Mary
2027-12-24 Christmas Eve
2027-12-25 Christmas Day
2027-12-30 Rizal Day
2027-12-31 Last Day of the Year
`,
  },
];
