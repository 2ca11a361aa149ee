import type { DataSource } from 'typeorm';

/** So long it is remembered what a vendor called with; what is older is refused by its time. */
const kept = `interval '1 hour'`;

/** Whether a call comes for the first time: one that was taken down on its way and is sent again tells nobody anything. */
export async function takeCallback(dataSource: DataSource, id: string): Promise<boolean> {
  await dataSource.query(`DELETE FROM vendor_callbacks WHERE taken_at < now() - ${kept}`);
  const rows = await dataSource.query<unknown[]>(
    'INSERT INTO vendor_callbacks (id) VALUES ($1) ON CONFLICT DO NOTHING RETURNING id',
    [id],
  );
  return rows.length > 0;
}
