import type { Issue, JsonObject, JsonValue, LocalText } from '@splot/definition'
import type { Instance } from '../state/run-form.ts'
import { messageOf, type MessageValue } from './message-of.ts'
import type { MessageCode } from './messages.ts'

/** Returns the label of a field with the numbers of the rows it is in: `Rok (wiersz 2)`. Pure. */
export function labelOf(instance: Pick<Instance, 'field' | 'frame'>): LocalText {
  const { label } = instance.field
  const rows: number[] = []
  for (let at: Instance['frame'] | undefined = instance.frame; at; at = at.parent)
    if (at.index !== undefined) rows.unshift(at.index + 1)
  if (rows.length === 0) return label
  const where = rows.join('.')
  return { pl: `${label.pl} (wiersz ${where})`, en: `${label.en} (row ${where})` }
}

/** Returns an issue at a field, with its message in both languages. Pure. */
export function issueAt(
  instance: Instance,
  code: MessageCode,
  values: Record<string, MessageValue> = {},
  severity?: 'warning',
): Issue {
  const params: JsonObject = {}
  for (const [name, value] of Object.entries(values)) params[name] = value as JsonValue
  return {
    path: instance.pointer,
    code,
    message: messageOf(code, { label: labelOf(instance), ...values }),
    ...(Object.keys(params).length === 0 ? {} : { params }),
    ...(severity === undefined ? {} : { severity }),
  }
}
