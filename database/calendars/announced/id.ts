// Made by tools/announced-days/make.py; change that, not this.
import type { YearTable } from './year-table.js';

export const id: YearTable[] = [
  {
    year: 2025,
    regions: 'ID',
    announced: 'ID',
    source: 'joint decree of three ministers',
    asOf: '2026-11-28',
    days: `
2025-01-01 Tahun Baru
2025-01-27 Isra Mikraj
2025-01-28 Cuti bersama Imlek
2025-01-29 Imlek
2025-03-28 Cuti bersama Nyepi
2025-03-29 Nyepi
2025-03-31 Idul Fitri
2025-04-01 Idul Fitri
2025-04-02 Cuti bersama Idul Fitri
2025-04-03 Cuti bersama Idul Fitri
2025-04-04 Cuti bersama Idul Fitri
2025-04-07 Cuti bersama Idul Fitri
2025-04-18 Wafat Yesus Kristus
2025-04-20 Paskah
2025-05-01 Hari Buruh
2025-05-12 Waisak
2025-05-13 Cuti bersama Waisak
2025-05-29 Kenaikan Yesus Kristus
2025-05-30 Cuti bersama Kenaikan
2025-06-01 Hari Lahir Pancasila
2025-06-06 Idul Adha
2025-06-09 Cuti bersama Idul Adha
2025-06-27 Tahun Baru Islam
2025-08-17 Proklamasi Kemerdekaan
2025-08-18 Cuti bersama Kemerdekaan (SKB 933/2025)
2025-09-05 Maulid Nabi
2025-12-25 Natal
2025-12-26 Cuti bersama Natal
`,
  },
  {
    year: 2026,
    regions: 'ID',
    announced: 'ID',
    source: 'joint decree of three ministers',
    asOf: '2026-11-28',
    days: `
2026-01-01 Tahun Baru
2026-01-16 Isra Mikraj
2026-02-16 Cuti bersama Imlek
2026-02-17 Imlek
2026-03-18 Cuti bersama Nyepi
2026-03-19 Nyepi
2026-03-20 Cuti bersama Idul Fitri
2026-03-21 Idul Fitri
2026-03-22 Idul Fitri
2026-03-23 Cuti bersama Idul Fitri
2026-03-24 Cuti bersama Idul Fitri
2026-04-03 Wafat Yesus Kristus
2026-04-05 Paskah
2026-05-01 Hari Buruh
2026-05-14 Kenaikan Yesus Kristus
2026-05-15 Cuti bersama Kenaikan
2026-05-27 Idul Adha
2026-05-28 Cuti bersama Idul Adha
2026-05-31 Waisak
2026-06-01 Hari Lahir Pancasila
2026-06-16 Tahun Baru Islam
2026-08-17 Proklamasi Kemerdekaan
2026-08-25 Maulid Nabi
2026-12-24 Cuti bersama Natal
2026-12-25 Natal
`,
  },
  {
    year: 2027,
    regions: 'ID',
    announced: 'ID',
    source: 'joint decree of three ministers',
    asOf: '2026-11-28',
    days: `
2027-01-01 New Year's Day
2027-01-05 Isra' and Mi'raj
2027-02-05 Lunar New Year Joint Holiday
2027-02-06 Lunar New Year
2027-03-08 Day of Silence
2027-03-09 Eid al-Fitr Joint Holiday
2027-03-10 Eid al-Fitr
2027-03-11 Eid al-Fitr Second Day
2027-03-12 Eid al-Fitr Joint Holiday
2027-03-15 Eid al-Fitr Joint Holiday
2027-03-25 Good Friday Joint Holiday
2027-03-26 Good Friday
2027-03-28 Easter Sunday
2027-05-01 International Labor Day
2027-05-06 Ascension Day
2027-05-17 Eid al-Adha
2027-05-18 Eid al-Adha Joint Holiday
2027-05-19 Vesak Joint Holiday
2027-05-20 Vesak Day
2027-06-01 Pancasila Day
2027-06-06 Islamic New Year
2027-08-15 Prophet's Birthday
2027-08-17 Independence Day
2027-12-24 Christmas Joint Holiday
2027-12-25 Christmas Day
2027-12-26 Isra' and Mi'raj
`,
  },
];
