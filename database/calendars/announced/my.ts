// Made by tools/announced-days/make.py; change that, not this.
import type { YearTable } from './year-table.js';

export const my: YearTable[] = [
  {
    year: 2025,
    regions: 'MY MY-01 MY-02 MY-03 MY-04 MY-05 MY-06 MY-07 MY-08 MY-09 MY-10 MY-11 MY-12 MY-13 MY-14 MY-15 MY-16',
    announced: 'MY MY-01 MY-02 MY-03 MY-04 MY-05 MY-06 MY-07 MY-08 MY-09 MY-10 MY-11 MY-12 MY-13 MY-14 MY-15 MY-16',
    source: "Prime Minister's Department and states",
    asOf: '2026-11-28',
    days: `
2025-01-01 New Year's Day {MY-04 MY-05 MY-06 MY-07 MY-08 MY-10 MY-12 MY-13 MY-14 MY-15 MY-16}
2025-01-14 Birthday of the Sultan of Negeri Sembilan {MY-05}
2025-01-27 Israk Mikraj {MY-02 MY-05 MY-09 MY-11}
2025-01-29 Chinese New Year
2025-01-30 Chinese New Year
2025-02-01 Federal Territory Day {MY-14 MY-15 MY-16}
2025-02-11 Thaipusam {MY-01 MY-05 MY-07 MY-08 MY-10 MY-14 MY-16}
2025-02-20 Declaration of Independence Day {MY-04}
2025-03-02 Awal Ramadan {MY-01 MY-02}
2025-03-03 Awal Ramadan (substitute) {MY-01}
2025-03-04 Anniversary of the Installation of the Sultan of Terengganu {MY-11}
2025-03-18 Nuzul Al-Quran {MY-03 MY-06 MY-07 MY-08 MY-09 MY-10 MY-11 MY-14 MY-15 MY-16}
2025-03-23 Sultan of Johor's Birthday {MY-01}
2025-03-24 Sultan of Johor's Birthday (substitute) {MY-01}
2025-03-30 Birthday of the Governor of Sabah {MY-12}
2025-03-31 Hari Raya Aidilfitri
2025-04-01 Hari Raya Aidilfitri
2025-04-02 Hari Raya Aidilfitri (Third Day) {MY-04}
2025-04-18 Good Friday {MY-12 MY-13}
2025-04-26 Birthday of the Sultan of Terengganu {MY-11}
2025-04-27 Birthday of the Sultan of Terengganu (substitute) {MY-11}
2025-05-01 Labour Day
2025-05-12 Wesak Day
2025-05-17 Birthday of the Raja of Perlis {MY-09}
2025-05-22 The Sultan of Pahang Hol {MY-06}
2025-05-30 Pesta Kaamatan {MY-12 MY-15}
2025-05-31 Pesta Kaamatan {MY-12 MY-15}
2025-06-01 Gawai Dayak {MY-13}
2025-06-02 Agong's Birthday
2025-06-03 Gawai Dayak (substitute) {MY-13}
2025-06-06 Arafah Day {MY-03 MY-11}
2025-06-07 Hari Raya Haji
2025-06-08 Hari Raya Haji second day {MY-02 MY-03 MY-09 MY-11}
2025-06-09 Hari Raya Haji (substitute) {MY-03 MY-11}
2025-06-09 Hari Raya Haji second day (substitute) {MY-09}
2025-06-15 Sultan of Kedah's Birthday {MY-02}
2025-06-27 Awal Muharram
2025-06-29 Awal Muharram (substitute) {MY-02}
2025-07-07 George Town Heritage Day {MY-07}
2025-07-12 Governor of Penang's Birthday {MY-07}
2025-07-22 Sarawak Day {MY-13}
2025-07-30 Birthday of the Sultan of Pahang {MY-06}
2025-07-31 Hari Hol Almarhum Sultan Iskandar {MY-01}
2025-08-24 Birthday of the Governor of Malacca {MY-04}
2025-08-25 Birthday of the Governor of Malacca (substitute) {MY-04}
2025-08-31 National Day
2025-09-01 National Day (substitute) {MY MY-01 MY-04 MY-05 MY-06 MY-07 MY-08 MY-09 MY-10 MY-12 MY-13 MY-14 MY-15 MY-16}
2025-09-05 Prophet's Birthday
2025-09-07 Prophet's Birthday (substitute) {MY-02}
2025-09-15 Additional holiday for Malaysia Day
2025-09-16 Malaysia Day
2025-09-29 Sultan of Kelantan's Birthday {MY-03}
2025-09-30 Sultan of Kelantan's Birthday {MY-03}
2025-10-11 Governor of Sarawak's Birthday {MY-13}
2025-10-20 Deepavali {MY MY-01 MY-02 MY-03 MY-04 MY-05 MY-06 MY-07 MY-08 MY-09 MY-10 MY-11 MY-12 MY-14 MY-15 MY-16}
2025-11-07 Birthday of the Sultan of Perak {MY-08}
2025-12-11 Sultan of Selangor's Birthday {MY-10}
2025-12-24 Christmas Eve {MY-12}
2025-12-25 Christmas
`,
  },
  {
    year: 2026,
    regions: 'MY MY-01 MY-02 MY-03 MY-04 MY-05 MY-06 MY-07 MY-08 MY-09 MY-10 MY-11 MY-12 MY-13 MY-14 MY-15 MY-16',
    announced: 'MY MY-01 MY-02 MY-03 MY-04 MY-05 MY-06 MY-07 MY-08 MY-09 MY-10 MY-11 MY-12 MY-13 MY-14 MY-15 MY-16',
    source: "Prime Minister's Department and states",
    asOf: '2026-11-28',
    days: `
2026-01-01 New Year's Day {MY-04 MY-05 MY-06 MY-07 MY-08 MY-10 MY-12 MY-13 MY-14 MY-15 MY-16}
2026-01-14 Birthday of the Sultan of Negeri Sembilan {MY-05}
2026-01-17 Israk Mikraj {MY-02 MY-05 MY-09 MY-11}
2026-01-18 Israk Mikraj (substitute) {MY-11}
2026-02-01 Federal Territory Day {MY-15}
2026-02-01 Federal Territory Day / Thaipusam {MY-14 MY-16}
2026-02-01 Thaipusam {MY-01 MY-05 MY-07 MY-08 MY-10}
2026-02-02 Federal Territory Day (substitute) {MY-15}
2026-02-02 Federal Territory Day (substitute) / Thaipusam (substitute) {MY-14 MY-16}
2026-02-02 Thaipusam (substitute) {MY-01 MY-05 MY-07 MY-08 MY-10}
2026-02-17 Chinese New Year
2026-02-18 Chinese New Year
2026-02-19 Awal Ramadan {MY-01 MY-02}
2026-02-20 Declaration of Independence Day {MY-04}
2026-03-04 Anniversary of the Installation of the Sultan of Terengganu {MY-11}
2026-03-07 Nuzul Al-Quran {MY-03 MY-06 MY-07 MY-08 MY-09 MY-10 MY-11 MY-14 MY-15 MY-16}
2026-03-08 Nuzul Al-Quran (substitute) {MY-03 MY-11}
2026-03-20 Aidilfitri, additional holiday {MY MY-01 MY-07 MY-10 MY-13}
2026-03-20 Hari Raya Aidilfitri (additional holiday) {MY-02 MY-03 MY-04 MY-05 MY-06 MY-08 MY-09 MY-11 MY-12 MY-14 MY-15 MY-16}
2026-03-21 Hari Raya Aidilfitri
2026-03-22 Hari Raya Aidilfitri
2026-03-23 Aidilfitri (substitute) {MY-03 MY-13}
2026-03-23 Aidilfitri second day (substitute) {MY MY-07 MY-10}
2026-03-23 Hari Raya Aidilfitri (Third Day) {MY-04}
2026-03-23 Hari Raya Aidilfitri (substitute) {MY-05 MY-06 MY-08 MY-09 MY-11 MY-12 MY-14 MY-15 MY-16}
2026-03-23 Sultan of Johor's Birthday {MY-01}
2026-03-24 Aidilfitri (substitute) {MY-01}
2026-03-24 Hari Raya Aidilfitri (substitute) {MY-04}
2026-03-30 Birthday of the Governor of Sabah {MY-12}
2026-04-03 Good Friday {MY-12 MY-13}
2026-04-26 Birthday of the Sultan of Terengganu {MY-11}
2026-05-01 Labour Day
2026-05-03 Labour Day (substitute) {MY-02}
2026-05-17 Birthday of the Raja of Perlis {MY-09}
2026-05-18 Birthday of the Raja of Perlis (substitute) {MY-09}
2026-05-22 The Sultan of Pahang Hol {MY-06}
2026-05-26 Arafah Day {MY-03 MY-11}
2026-05-27 Hari Raya Haji
2026-05-28 Hari Raya Haji second day {MY-02 MY-03 MY-09 MY-11}
2026-05-30 Pesta Kaamatan {MY-12 MY-15}
2026-05-31 Pesta Kaamatan / Wesak Day {MY-12 MY-15}
2026-05-31 Wesak Day {MY MY-01 MY-02 MY-03 MY-04 MY-05 MY-06 MY-07 MY-08 MY-09 MY-10 MY-11 MY-13 MY-14 MY-16}
2026-06-01 Agong's Birthday {MY MY-01 MY-02 MY-03 MY-04 MY-05 MY-06 MY-07 MY-08 MY-09 MY-10 MY-11 MY-12 MY-14 MY-15 MY-16}
2026-06-01 Agong's Birthday / Gawai Dayak {MY-13}
2026-06-02 Gawai Dayak {MY-13}
2026-06-02 Pesta Kaamatan (substitute) / Wesak Day (substitute) {MY-12 MY-15}
2026-06-02 Wesak (substitute) {MY MY-01 MY-07 MY-10}
2026-06-02 Wesak Day (substitute) {MY-04 MY-05 MY-06 MY-08 MY-09 MY-14 MY-16}
2026-06-03 Wesak / Gawai (substitute) {MY-13}
2026-06-17 Awal Muharram
2026-07-05 Sultan of Kedah's Birthday {MY-02}
2026-07-07 George Town Heritage Day {MY-07}
2026-07-11 Governor of Penang's Birthday {MY-07}
2026-07-21 Hari Hol Almarhum Sultan Iskandar {MY-01}
2026-07-22 Sarawak Day {MY-13}
2026-07-31 Birthday of the Sultan of Pahang {MY-06}
2026-08-24 Birthday of the Governor of Malacca {MY-04}
2026-08-25 Prophet's Birthday
2026-08-31 National Day
2026-09-16 Malaysia Day
2026-09-29 Sultan of Kelantan's Birthday {MY-03}
2026-09-30 Sultan of Kelantan's Birthday {MY-03}
2026-10-10 Governor of Sarawak's Birthday {MY-13}
2026-11-06 Birthday of the Sultan of Perak {MY-08}
2026-11-08 Deepavali {MY MY-01 MY-02 MY-03 MY-04 MY-05 MY-06 MY-07 MY-08 MY-09 MY-10 MY-11 MY-12 MY-14 MY-15 MY-16}
2026-11-09 Deepavali (substitute) {MY MY-01 MY-04 MY-05 MY-06 MY-07 MY-08 MY-09 MY-10 MY-12 MY-14 MY-15 MY-16}
2026-12-11 Sultan of Selangor's Birthday {MY-10}
2026-12-24 Christmas Eve {MY-12}
2026-12-25 Christmas
2026-12-27 Christmas (substitute) {MY-02}
`,
  },
  {
    year: 2027,
    regions: 'MY MY-01 MY-02 MY-03 MY-04 MY-05 MY-06 MY-07 MY-08 MY-09 MY-10 MY-11 MY-12 MY-13 MY-14 MY-15 MY-16',
    announced: 'MY MY-01 MY-02 MY-03 MY-04 MY-05 MY-06 MY-07 MY-08 MY-09 MY-10 MY-11 MY-14 MY-15 MY-16',
    source: "Prime Minister's Department and states",
    asOf: '2026-11-28',
    days: `
2027-01-01 New Year's Day {MY-04 MY-05 MY-06 MY-07 MY-08 MY-10 MY-12 MY-13 MY-14 MY-15 MY-16}
2027-01-06 Israk Mikraj {MY-02 MY-05 MY-09 MY-11}
2027-01-14 Birthday of the Sultan of Negeri Sembilan {MY-05}
2027-01-22 Thaipusam {MY-01 MY-05 MY-07 MY-08 MY-10 MY-14 MY-16}
2027-02-01 Federal Territory Day {MY-14 MY-15 MY-16}
2027-02-06 Chinese New Year
2027-02-07 Chinese New Year
2027-02-08 Beginning of Ramadan {MY MY-01 MY-02}
2027-02-08 Chinese New Year (substitute) {MY-03 MY-04 MY-05 MY-06 MY-07 MY-08 MY-09 MY-10 MY-11 MY-12 MY-13 MY-14 MY-15 MY-16}
2027-02-09 Chinese New Year (substitute) {MY-01}
2027-02-20 Declaration of Independence Day {MY-04}
2027-02-24 Nuzul Al-Quran {MY-03 MY-06 MY-07 MY-08 MY-09 MY-10 MY-11 MY-14 MY-15 MY-16}
2027-03-04 Anniversary of the Installation of the Sultan of Terengganu {MY-11}
2027-03-10 Hari Raya Aidilfitri
2027-03-11 Hari Raya Aidilfitri
2027-03-12 Hari Raya Aidilfitri (Third Day) {MY-04}
2027-03-23 Birthday of the Sultan of Johor {MY-01}
2027-03-26 Good Friday {MY-12 MY-13}
2027-03-30 Birthday of the Governor of Sabah {MY-12}
2027-04-26 Birthday of the Sultan of Terengganu {MY-11}
2027-05-01 Labour Day
2027-05-02 Labour Day (substitute) {MY-03 MY-11}
2027-05-16 Arafah Day {MY-03 MY-11}
2027-05-17 Birthday of the Raja of Perlis / Hari Raya Haji {MY-09}
2027-05-17 Hari Raya Haji {MY MY-01 MY-02 MY-03 MY-04 MY-05 MY-06 MY-07 MY-08 MY-10 MY-11 MY-12 MY-13 MY-14 MY-15 MY-16}
2027-05-18 Hari Raya Haji second day {MY-02 MY-03 MY-09 MY-11}
2027-05-20 Wesak Day
2027-05-22 The Sultan of Pahang Hol {MY-06}
2027-05-30 Pesta Kaamatan {MY-12 MY-15}
2027-05-31 Pesta Kaamatan {MY-12 MY-15}
2027-06-01 Dayak Festival Day {MY-13}
2027-06-02 Dayak Festival Day {MY-13}
2027-06-06 Awal Muharram
2027-06-07 Agong's Birthday
2027-06-20 Birthday of The Sultan of Kedah {MY-02}
2027-07-07 George Town Heritage Day {MY-07}
2027-07-10 Birthday of the Governor of Penang {MY-07}
2027-07-11 The Sultan of Johor Hol {MY-01}
2027-07-22 Sarawak Independence Day {MY-13}
2027-07-30 Birthday of the Sultan of Pahang {MY-06}
2027-08-15 Prophet's Birthday
2027-08-16 Prophet's Birthday (substitute) {MY MY-01 MY-04 MY-05 MY-06 MY-07 MY-08 MY-09 MY-10 MY-12 MY-13 MY-14 MY-15 MY-16}
2027-08-24 Birthday of the Governor of Malacca {MY-04}
2027-08-31 National Day
2027-09-16 Malaysia Day
2027-09-29 Birthday of the Sultan of Kelantan {MY-03}
2027-09-30 Birthday of the Sultan of Kelantan {MY-03}
2027-10-09 Birthday of the Governor of Sarawak {MY-13}
2027-10-28 Deepavali {MY MY-01 MY-02 MY-03 MY-04 MY-05 MY-06 MY-07 MY-08 MY-09 MY-10 MY-11 MY-12 MY-14 MY-15 MY-16}
2027-11-05 Birthday of the Sultan of Perak {MY-08}
2027-12-11 Birthday of The Sultan of Selangor {MY-10}
2027-12-24 Christmas Eve {MY-12}
2027-12-25 Christmas
2027-12-26 Christmas (substitute) {MY-03}
2027-12-26 Israk Mikraj {MY-02 MY-05 MY-09 MY-11}
2027-12-27 Christmas (substitute) {MY-11}
2027-12-27 Israk Mikraj (substitute) {MY-05 MY-09}
`,
  },
];
