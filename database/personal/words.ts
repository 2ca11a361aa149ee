import type { EntityManager } from 'typeorm';

/** By which words a person is named. */
export interface PersonalWords {
  /** They go wherever they stand: addresses, names of several words, names in other letters. */
  words: string[];
  /** They go where they are all that is said: a single word may mean something else. */
  names: string[];
  /** Of both, what somebody else is called too: it goes from what is about the person alone. */
  shared: string[];
}

/** What is recorded of them, now and before: names, addresses, what directories and providers call them, why they were away. */
export async function wordsOf(manager: EntityManager, personId: string): Promise<PersonalWords> {
  const rows = await manager.query<{ word: string; shared: boolean }[]>(
    `WITH said AS (
       SELECT unnest(ARRAY[name, email]) AS word FROM people WHERE id = $1
       UNION SELECT unnest(ARRAY[user_name, external_id, formatted, concat_ws(' ', given_name, family_name), given_name, family_name])
         FROM directory_users WHERE person_id = $1
       UNION SELECT subject FROM identities WHERE person_id = $1
       UNION SELECT hint FROM contact_points WHERE person_id = $1
       UNION SELECT reason FROM delegations WHERE person_id = $1
       UNION SELECT unnest(ARRAY[data ->> 'name', data ->> 'email', data ->> 'userName', data ->> 'externalId',
           data -> 'changed' ->> 'name', data -> 'changed' ->> 'email'])
         FROM audit_events WHERE subject_kind = 'person' AND subject_id = $1
           AND type IN ('person.created', 'person.edited', 'person.provisioned'))
     SELECT DISTINCT trim(word) AS word, EXISTS (SELECT 1 FROM people p WHERE p.id <> $1
       AND (p.name_folded = folded(trim(word)) OR p.email_folded = folded(trim(word)))) AS shared
     FROM said WHERE length(trim(word)) > 1`,
    [personId],
  );
  const all = rows.map(({ word }) => word);
  return {
    words: all.filter(standsAlone),
    names: all.filter((word) => !standsAlone(word)),
    shared: rows.filter(({ shared }) => shared).map(({ word }) => word),
  };
}

/** Whether it means nobody and nothing else wherever it stands. */
function standsAlone(word: string): boolean {
  return word.includes('@') || /\s/.test(word) || /[\u0250-\uffff]/.test(word);
}

/** A text in which they are called so no more. */
export async function withoutWords(
  manager: EntityManager,
  text: string,
  { words, names }: PersonalWords,
  instead: string,
): Promise<string> {
  const [row] = await manager.query<{ said: string }[]>(
    'SELECT erased_words($1::text, $2::text[], $3::text[], $4::text) AS said',
    [text, words, names, instead],
  );
  return row?.said ?? instead;
}

/** The same without what somebody else is called too. */
export function unshared({ words, names, shared }: PersonalWords): PersonalWords {
  const own = (word: string): boolean => !shared.includes(word);
  return { words: words.filter(own), names: names.filter(own), shared: [] };
}

/** Patterns for ILIKE over the text of JSON, so that few rows are looked into. */
export function patternsOf({ words, names }: PersonalWords): string[] {
  return [...words, ...names].map(
    (word) =>
      `%${JSON.stringify(word)
        .slice(1, -1)
        .replaceAll(/[\\%_]/g, '\\$&')}%`,
  );
}
