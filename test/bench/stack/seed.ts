import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { createItems } from '../../../database/items/create-items.js';
import { createProgram } from '../../../database/programs/create-program.js';

/** A launched program, and people to own what is in it. */
export interface Seed {
  managerId: string;
  ownerIds: string[];
  programId: string;
  phaseId: string;
}

/** Owners with a manager each, twenty unless said otherwise; a program with a manager and a domain lead. */
export async function seedProgram(dataSource: DataSource, name: string, owners = 20): Promise<Seed> {
  const person = async (title: string, managerId: string | null = null): Promise<string> => {
    const [row] = await dataSource.query<{ id: string }[]>(
      'INSERT INTO people (name, email, manager_id) VALUES ($1, $2, $3) RETURNING id',
      [title, `${randomUUID()}@example.com`, managerId],
    );
    return row?.id ?? '';
  };
  const [managerId, domainLeadId] = [await person(`Manager of ${name}`), await person(`Lead of ${name}`)];
  const ownerIds: string[] = [];
  for (let n = 1; n <= owners; n += 1)
    ownerIds.push(await person(`Owner ${n} in ${name}`, await person(`Head ${n} in ${name}`)));
  const [programId, phaseId] = [randomUUID(), randomUUID()];
  await dataSource.transaction((manager) =>
    createProgram(
      manager,
      { id: programId, name, managerId, domainLeadId, phases: [{ id: phaseId, name: 'Remediation' }], activate: true },
      { actorId: managerId, at: Date.now() },
    ),
  );
  return { managerId, ownerIds, programId, phaseId };
}

const perTransaction = 1_000;

/**
 * Makes items as an import does, a thousand in a transaction, all due at one instant. Due dates are to the minute; the
 * herd is put on its second behind the product's back, before any workflow is started, so that nobody waits for a minute.
 */
export async function seedHerd(dataSource: DataSource, seed: Seed, count: number, dueAt: number): Promise<void> {
  for (let from = 0; from < count; from += perTransaction) {
    const items = Array.from({ length: Math.min(perTransaction, count - from) }, (_, index) => ({
      id: randomUUID(),
      programId: seed.programId,
      phaseId: seed.phaseId,
      title: `Close gap ${from + index + 1}, and show it`,
      ownerId: seed.ownerIds[(from + index) % seed.ownerIds.length] ?? '',
      due: { date: '2031-06-27', time: '18:00', zone: 'Asia/Singapore' },
    }));
    const ids = items.map(({ id }) => id);
    await dataSource.transaction(async (manager) => {
      await createItems(manager, items, { actorId: seed.managerId, at: Date.now() });
      await manager.query('UPDATE action_items SET due_at = to_timestamp($2 / 1000.0) WHERE id = ANY($1)', [
        ids,
        dueAt,
      ]);
      await manager.query(`DELETE FROM planned_steps WHERE subject_id = ANY($1) AND kind = 'reminder'`, [ids]);
      await manager.query(
        `UPDATE planned_steps SET fire_at = to_timestamp($2 / 1000.0) WHERE subject_id = ANY($1) AND kind = 'breach'`,
        [ids, dueAt],
      );
    });
  }
}
