import type { Issue, JsonValue } from '@splot/definition'
import { limits } from '../limits.ts'
import { messageOf } from '../messages/message-of.ts'
import { isObject } from '../state/is-object.ts'

const forbidden = new Set(['__proto__', 'constructor', 'prototype'])

/** Whether a key may poison an object or stand in for a type of XState. Pure. */
export function isForbiddenKey(key: string): boolean {
  return forbidden.has(key) || key.startsWith('xstate$$')
}

/**
 * Returns why answers cannot even be looked at: no object, too deep, too many values, texts too long,
 * names that poison objects. Walks without recursion, so that depth cannot exhaust the stack. Pure.
 */
export function hostileIssues(answers: unknown): Issue[] {
  const found = (code: 'form.not-an-object' | 'form.too-large'): Issue[] => [
    { path: '', code, message: messageOf(code) },
  ]
  if (!isObject(answers)) return found('form.not-an-object')
  const stack: { value: JsonValue; depth: number }[] = [{ value: answers, depth: 1 }]
  let count = 0
  for (let at = stack.pop(); at; at = stack.pop()) {
    const { value, depth } = at
    count += 1
    if (count > limits.answerValues) return found('form.too-large')
    if (typeof value === 'string' && value.length > limits.textLength)
      return found('form.too-large')
    if (typeof value !== 'object' || value === null) continue
    if (depth > limits.answerDepth) {
      const params = { limit: limits.answerDepth }
      return [{ path: '', code: 'form.too-deep', message: messageOf('form.too-deep', params) }]
    }
    const items = Array.isArray(value) ? value : Object.values(value)
    if (items.length > limits.answerValues) return found('form.too-large')
    if (!Array.isArray(value)) {
      const key = Object.keys(value).find(isForbiddenKey)
      if (key !== undefined)
        return [
          {
            path: '',
            code: 'form.forbidden-key',
            message: messageOf('form.forbidden-key', { key: key.slice(0, 40) }),
          },
        ]
    }
    for (const item of items) stack.push({ value: item, depth: depth + 1 })
  }
  return []
}
