import type { Locale } from '@splot/definition'
import type { GraphTransition } from './workflow-graph.ts'

/** Returns what starts a transition, in words; `''` where it goes by itself. Pure. */
export function transitionLabel(
  transition: GraphTransition,
  locale: Locale,
  t: (key: string, values?: Record<string, unknown>) => string,
): string {
  const name = transition.title?.[locale] ?? transition.event ?? ''
  if (transition.cause === 'after') return t('diagram.after', { timer: name })
  if (transition.cause === 'automatic') return ''
  return transition.cause === 'done' ? t('diagram.done') : name
}
