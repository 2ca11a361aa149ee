import type { LinkAction } from '../../../../domain/notification/link-action.js';
import type { ListedItem } from '../../../../database/items/listed-items.js';

/** What is typed where somebody decides by a link. */
export interface Field {
  name: string;
  /** In English, with what stands in it. */
  label: string;
  values?: Record<string, string>;
  kind: 'text' | 'date';
  required: boolean;
}

const text = (name: string, label: string, required: boolean): Field => ({ name, label, kind: 'text', required });

/** What an action asks for, in the order in which it is asked. */
export function fieldsToType(action: Exclude<LinkAction, 'read'>, item: ListedItem | null): Field[] {
  const date: Field = { name: 'date', ...timeOf(item), kind: 'date', required: true };
  switch (action) {
    case 'more_time':
      return [date, text('reason', 'Why', true), text('impact', 'What it means for others (may stay empty)', false)];
    case 'send_back':
      return [text('reason', 'What is missing', true)];
    case 'refuse':
    case 'refuse_exception':
      return [text('reason', 'Why not', true)];
    case 'pass_check':
      return [text('finding', 'What you found', true)];
    case 'fail_check':
      return [text('finding', 'What you found', true), date];
    case 'acknowledge':
      return [text('note', 'A note (may stay empty)', false)];
    case 'approve':
    case 'grant':
      return [text('reason', 'A remark (may stay empty)', false)];
  }
}

/** A time that was agreed on stands; without one it is the end of the working day. */
function timeOf(item: ListedItem | null): Pick<Field, 'label' | 'values'> {
  return item === null || item.due_time === null
    ? { label: 'New due date, at the end of the owner’s working day' }
    : { label: 'New due date, at {{time}} ({{zone}})', values: { time: item.due_time, zone: item.due_zone } };
}

/** As a text, where there are no pages. */
export function labelText({ label, values = {} }: Pick<Field, 'label' | 'values'>): string {
  return label.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => values[name] ?? '');
}
