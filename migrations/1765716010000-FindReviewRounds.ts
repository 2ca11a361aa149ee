import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The search over everything finds review rounds by what they are called and what reviewers are told. */
export class FindReviewRounds1765716010000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of up) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of down) await runner.query(statement);
  }
}

const texts = `VALUES ('title', m.title), ('text', m.text)`;

const up = [
  `CREATE FUNCTION search_review_rounds() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF TG_OP = 'INSERT' THEN
        INSERT INTO search_texts (kind, subject_id, field, said)
          SELECT 'review_round', m.id, f.field, left(f.said, 5000)
          FROM made m, LATERAL (${texts}) AS f(field, said) WHERE f.said <> ''
          ON CONFLICT (subject_id, field) DO UPDATE SET said = excluded.said;
      ELSIF TG_OP = 'DELETE' THEN
        DELETE FROM search_texts s USING gone g WHERE s.subject_id = g.id;
      ELSE
        DELETE FROM search_texts s WHERE s.subject_id = NEW.id AND s.field = 'text' AND NEW.text = '';
        INSERT INTO search_texts (kind, subject_id, field, said)
          SELECT 'review_round', NEW.id, f.field, left(f.said, 5000)
          FROM (VALUES ('title', NEW.title), ('text', NEW.text)) AS f(field, said) WHERE f.said <> ''
          ON CONFLICT (subject_id, field) DO UPDATE SET said = excluded.said WHERE search_texts.said <> excluded.said;
      END IF;
      RETURN NULL;
    END $$`,
  `CREATE TRIGGER searched_made AFTER INSERT ON review_rounds REFERENCING NEW TABLE AS made FOR EACH STATEMENT EXECUTE FUNCTION search_review_rounds()`,
  `CREATE TRIGGER searched_changed AFTER UPDATE ON review_rounds FOR EACH ROW
     WHEN ((OLD.title, OLD.text) IS DISTINCT FROM (NEW.title, NEW.text)) EXECUTE FUNCTION search_review_rounds()`,
  `CREATE TRIGGER searched_gone AFTER DELETE ON review_rounds REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION search_review_rounds()`,
  `INSERT INTO search_texts (kind, subject_id, field, said)
     SELECT 'review_round', m.id, f.field, left(f.said, 5000)
     FROM review_rounds m, LATERAL (${texts}) AS f(field, said) WHERE f.said <> ''
     ON CONFLICT (subject_id, field) DO NOTHING`,
];

const down = [
  `DROP TRIGGER searched_made ON review_rounds`,
  `DROP TRIGGER searched_changed ON review_rounds`,
  `DROP TRIGGER searched_gone ON review_rounds`,
  `DROP FUNCTION search_review_rounds()`,
  `DELETE FROM search_texts WHERE kind = 'review_round'`,
];
