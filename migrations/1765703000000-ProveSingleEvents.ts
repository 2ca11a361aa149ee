import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Of the Merkle tree over the sealed trail, each eighth level: the roots of every 256, 65,536 and 16,777,216 events. With them
 * a proof that one event is in the tree is made of a few hundred hashes, however long the trail is. They come with the seals,
 * and nobody writes them by themself; whoever verifies believes none of them.
 */
export class ProveSingleEvents1765703000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const [{ schema }] = (await runner.query('SELECT quote_ident(current_schema()) AS schema')) as [{ schema: string }];
    // Whoever seals needs no right to them; and no table of their own comes before ours.
    const asOwner = `SECURITY DEFINER SET search_path = pg_catalog, ${schema}, pg_temp`;
    for (const statement of [
      `CREATE TABLE audit_nodes (
         level smallint NOT NULL,
         index bigint NOT NULL,
         hash bytea NOT NULL,
         PRIMARY KEY (level, index)
       )`,
      `CREATE FUNCTION merkle_root(hashes bytea[]) RETURNS bytea LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
       DECLARE width integer := cardinality(hashes);
       BEGIN
         WHILE width > 1 LOOP
           width := width / 2;
           FOR n IN 1..width LOOP
             hashes[n] := sha256('\\x01'::bytea || hashes[2 * n - 1] || hashes[2 * n]);
           END LOOP;
         END LOOP;
         RETURN hashes[1];
       END $$`,
      `CREATE FUNCTION add_audit_nodes(first bigint, last bigint) RETURNS void LANGUAGE plpgsql ${asOwner} AS $$
       DECLARE width bigint := 256;
       BEGIN
         INSERT INTO audit_nodes SELECT 8, t, merkle_root(x.hashes)
         FROM generate_series((first - 1) / 256, last / 256 - 1) t,
           LATERAL (SELECT array_agg(sha256('\\x00'::bytea || s.digest) ORDER BY s.position) AS hashes FROM audit_seals s
             WHERE s.position > t * 256 AND s.position <= (t + 1) * 256) x
         WHERE cardinality(x.hashes) = 256 ON CONFLICT DO NOTHING;
         FOR height IN 2..6 LOOP
           width := width * 256;
           EXIT WHEN last < width;
           INSERT INTO audit_nodes SELECT 8 * height, t, merkle_root(x.hashes)
           FROM generate_series((first - 1) / width, last / width - 1) t,
             LATERAL (SELECT array_agg(n.hash ORDER BY n.index) AS hashes FROM audit_nodes n
               WHERE n.level = 8 * (height - 1) AND n.index >= t * 256 AND n.index < (t + 1) * 256) x
           WHERE cardinality(x.hashes) = 256 ON CONFLICT DO NOTHING;
         END LOOP;
       END $$`,
      `CREATE FUNCTION add_audit_nodes() RETURNS trigger LANGUAGE plpgsql ${asOwner} AS $$ BEGIN
         PERFORM add_audit_nodes(min(position), max(position)) FROM added HAVING count(*) > 0;
         RETURN NULL;
       END $$`,
      'REVOKE ALL ON FUNCTION add_audit_nodes(bigint, bigint), add_audit_nodes() FROM PUBLIC',
      'SELECT add_audit_nodes(min(position), max(position)) FROM audit_seals HAVING count(*) > 0',
      `CREATE TRIGGER add_audit_nodes AFTER INSERT ON audit_seals REFERENCING NEW TABLE AS added
       FOR EACH STATEMENT EXECUTE FUNCTION add_audit_nodes()`,
      `CREATE TRIGGER only_add BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_nodes FOR EACH STATEMENT EXECUTE FUNCTION only_add()`,
    ])
      await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TRIGGER add_audit_nodes ON audit_seals');
    await runner.query('DROP FUNCTION add_audit_nodes()');
    await runner.query('DROP FUNCTION add_audit_nodes(bigint, bigint)');
    await runner.query('DROP FUNCTION merkle_root(bytea[])');
    await runner.query('DROP TABLE audit_nodes');
  }
}
