import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { makeReport, type WantedReport } from '../../../../database/governance-reports/make.js';
import type { GovernanceReport } from '../../../../domain/governance-report/report.js';
import { Turns } from '../../../../domain/query/turns.js';
import type { Instant } from '../../../../domain/time.js';
import type { Actor } from '../access/actor.js';
import { inTime } from '../problems/in-time.js';
import { Problem } from '../problems/problem.js';
import { lookerOf } from '../views/looker.js';

/** Reports that are made at a time, and that wait for their turn; of one person one at a time, and a few that wait. */
const [atOnce, mostWaiting] = [2, 40];
const mostOfOne = 8;

/** Makes reports that are asked for: a few at a time, one after the other of each person, so that they take little from whoever works. */
@Injectable()
export class ReportsMade {
  private readonly turns = new Turns(atOnce, mostWaiting);
  /** By person, while they ask. */
  private readonly own = new Map<string, { turns: Turns; asked: number }>();

  constructor(private readonly dataSource: DataSource) {}

  /** @throws Problem `reports-busy`, `report-too-large` */
  async make(actor: Actor, wanted: WantedReport, now: Instant): Promise<GovernanceReport> {
    const { id, sight } = lookerOf(actor);
    const own = this.own.get(id) ?? { turns: new Turns(1, mostOfOne), asked: 0 };
    this.own.set(id, own);
    own.asked += 1;
    try {
      const make = (): Promise<GovernanceReport> =>
        inTime(makeReport(this.dataSource, { ...actor, sight }, wanted, now), tooLarge);
      return await own.turns.take(() => this.turns.take(make, busy), busy);
    } finally {
      own.asked -= 1;
      if (own.asked === 0) this.own.delete(id);
    }
  }
}

function busy(): Problem {
  const detail = 'Many reports are being made, or many for you. Ask again in a moment.';
  return new Problem('reports-busy', detail, { headers: { 'retry-after': '5' } });
}

function tooLarge(): Problem {
  return new Problem(
    'report-too-large',
    'It took too long to count all that you see. Ask for a program, a domain or a market.',
  );
}
