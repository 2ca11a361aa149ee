/** What an id of a person is called by Lark. */
export type LarkIdType = 'open_id' | 'union_id' | 'user_id';

/** A person as an app of Lark knows them. */
export interface LarkUser {
  idType: LarkIdType;
  id: string;
}

/** An `ou_…` is of this app, an `on_…` of all apps of a developer, anything else of the company. */
export function larkUserOf(id: string): LarkUser {
  return { idType: id.startsWith('ou_') ? 'open_id' : id.startsWith('on_') ? 'union_id' : 'user_id', id };
}
