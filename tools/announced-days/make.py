"""Makes database/calendars/announced/*.ts: the days off that governments have announced, by market and year.

    python3 -m venv /tmp/holidays && /tmp/holidays/bin/pip install holidays==0.109
    /tmp/holidays/bin/python tools/announced-days/make.py [official-days.csv]
    npm run format

Once a year for each market, when its government has announced the next (see `not_yet` below), and after each new
announcement: take the newest `holidays` from PyPI, look up in its source whether it names an announcement of the year
(`References`, `…_CONFIRMED_YEARS`), change YEARS and ANNOUNCED below, and run it. The tests hold the outcome.

Where official-days.csv (columns market, region, date, name, kind, confidence) names a region and a year, it is right, but
for days of low confidence and days on which only offices of the government are closed; everything else is from the
package. Without the file its rows are taken from the tables as they are.
"""

import csv
import datetime
import os
import re
import sys
from collections import defaultdict

import holidays

HERE = os.path.dirname(os.path.abspath(__file__))
OUT = os.path.join(HERE, "..", "..", "database", "calendars", "announced")
OFFICIAL = sys.argv[1] if len(sys.argv) > 1 else os.path.join(HERE, "..", "..", "..", "shared", "data", "holidays", "official-days.csv")
MADE = "2026-11-28"
YEARS = (2025, 2026, 2027)
NO_DAY_OFF = ("government", "executive")
STATES = [f"MY-{n:02d}" for n in range(1, 17)]

# Who announces, and which of YEARS were announced when the table was made. What is not is taken all the same, as expected.
ANNOUNCED = {
    "SG": ("Ministry of Manpower", (2025, 2026, 2027)),
    "MY": ("Prime Minister's Department and states", (2025, 2026, 2027)),
    "ID": ("joint decree of three ministers", (2025, 2026, 2027)),
    "TH": ("Cabinet", (2025, 2026)),
    "VN": ("Labour Code and Ministry of Home Affairs", (2025, 2026)),
    # Most of 2027 is proclaimed (1427 of 2026); both Eids are proclaimed shortly before they come.
    "PH": ("proclamations of the President", (2025, 2026)),
    "CN": ("State Council", (2025, 2026)),
    # By law, for every year; until the end of the table.
    "US": ("5 U.S.C. 6103", (2025, 2026, 2027)),
}
# Their own gazettes of the year were not seen.
NOT_YET = {("MY-12", 2027), ("MY-13", 2027)}
# Named by the package as days off, though only offices of the government or schools are closed.
NOT_FOR_ALL = {"TH": ("National Children's Day", "Buddhist Lent Day", "Royal Ploughing Ceremony Day")}
# What the package calls otherwise than it is called there.
WORDS = {
    "MY": {
        "Labor Day": "Labour Day",
        "Diwali": "Deepavali",
        "Eid al-Fitr": "Hari Raya Aidilfitri",
        "Eid al-Adha": "Hari Raya Haji",
        "Vesak Day": "Wesak Day",
        "Islamic New Year": "Awal Muharram",
        "Birthday of HM Yang di-Pertuan Agong": "Agong's Birthday",
        "Prophet Muhammad's Birthday": "Prophet's Birthday",
        "Isra' and Mi'raj": "Israk Mikraj",
        "Nuzul Al-Quran Day": "Nuzul Al-Quran",
        "Christmas Day": "Christmas",
        "Hari Raya Aidilfitri (Second Day)": "Hari Raya Aidilfitri",
        "Chinese New Year (Second Day)": "Chinese New Year",
        "Additional holiday": "Additional holiday for Malaysia Day",
        "Day of Arafah": "Arafah Day",
        "(observed)": "(substitute)",
        "Hari Raya Haji (Second Day)": "Hari Raya Haji second day",
    },
    "SG": {"(observed)": "(substitute)", "Labor Day": "Labour Day"},
    "VN": {"Labor Day": "Labour Day"},
    "CN": {"Labor Day": "Labour Day"},
    "TH": {"Labor Day": "Labour Day", "(in lieu)": "(substitute)"},
}
SHARE_OF_STATES = 0.75


def official():
    if not os.path.exists(OFFICIAL):
        sys.exit(f"{OFFICIAL} is not there. Name the file of official days.")
    days = defaultdict(dict)
    spoken = set()
    for row in csv.DictReader(open(OFFICIAL, encoding="utf-8")):
        region, date = row["region"] or row["market"], row["date"]
        spoken.add((region, int(date[:4])))
        if row["kind"] not in NO_DAY_OFF and row["confidence"] != "low":
            days[region][date] = (row["kind"] == "working", row["name"])
    return days, spoken


def called(market, name):
    for theirs, ours in WORDS.get(market, {}).items():
        name = name.replace(theirs, ours)
    return name


def packaged(region, year):
    market, _, state = region.partition("-")
    entity = getattr(holidays, market)
    categories = ("public", "government") if market == "ID" else ("public",)
    found = entity(
        years=year,
        categories=categories,
        language=next((l for l in ("en_SG", "en_PH", "en_US") if l in entity.supported_languages), None),
        **({"subdiv": state} if state else {}),
    )
    days = {}
    for date, name in sorted(found.items()):
        names = [re.sub(r" \(estimated\)$", "", n) for n in name.split("; ")]
        names = [called(market, n) for n in names if n not in NOT_FOR_ALL.get(market, ())]
        if names and date.year == year:
            days[date.isoformat()] = (False, " / ".join(names))
    for date in getattr(found, "weekend_workdays", {}):
        if date.year == year:
            days[date.isoformat()] = (True, "Make-up working day")
    return days


def common(of_states):
    """Days that nearly all states keep, by the shortest of their names: a state's own day may fall on the same date."""
    names = defaultdict(list)
    for days in of_states:
        for date, (_, name) in days.items():
            names[date].append(name)
    return {d: (False, min(n, key=len)) for d, n in names.items() if len(n) >= SHARE_OF_STATES * len(of_states)}


def table(market, year, stated, spoken):
    regions = ["MY", *STATES] if market == "MY" else [market]
    by_region = {}
    for region in regions:
        fixed = {d: v for d, v in stated[region].items() if d.startswith(str(year))}
        if (region, year) not in spoken:
            by_region[region] = packaged(region, year)
        else:
            # A day of low confidence is taken where the package has it too.
            low = {d: v for d, v in packaged(region, year).items() if (region, d) in LOW}
            by_region[region] = {**low, **fixed}
    if market == "MY" and ("MY", year) not in spoken:
        by_region["MY"] = common([by_region[state] for state in STATES])
    lines = defaultdict(list)
    for region in regions:
        for date, (working, name) in by_region[region].items():
            lines[(date, working, name)].append(region)
    text = []
    for (date, working, name), of in sorted(lines.items()):
        where = "" if of == regions else " {" + " ".join(of) + "}"
        text.append(f"{date} {'works ' if working else ''}{name}{where}")
    return regions, text


LOW = set()
for row in csv.DictReader(open(OFFICIAL, encoding="utf-8")) if os.path.exists(OFFICIAL) else []:
    if row["confidence"] == "low" and row["kind"] not in NO_DAY_OFF:
        LOW.add((row["region"] or row["market"], row["date"]))

stated, spoken = official()
for market, (source, announced) in ANNOUNCED.items():
    out = [
        "// Made by tools/announced-days/make.py; change that, not this.",
        "import type { YearTable } from './year-table.js';",
        "",
        f"export const {market.lower()}: YearTable[] = [",
    ]
    for year in YEARS:
        regions, text = table(market, year, stated, spoken)
        known = [r for r in regions if year in announced and (r, year) not in NOT_YET]
        out += [
            "  {",
            f"    year: {year},",
            "    regions: '" + " ".join(regions) + "',",
            "    announced: '" + " ".join(known) + "',",
            f"    source: {source!r},",
            f"    asOf: '{MADE}',",
            "    days: `",
            *text,
            "`,",
            "  },",
        ]
    out += ["];", ""]
    with open(os.path.join(OUT, f"{market.lower()}.ts"), "w", encoding="utf-8") as file:
        file.write("\n".join(out))
