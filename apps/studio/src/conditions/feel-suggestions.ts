import type { Completion } from '@codemirror/autocomplete'
import type { Locale } from '@splot/definition'
import { functionDescriptions } from '@splot/feel'
import { kindWord } from '../names/known-variables.ts'
import type { TitledVariable } from '../names/titled-variables.ts'

/** Returns names and functions as an editor suggests them: what they are called, what they are. Pure. */
export function feelSuggestions(
  variables: readonly TitledVariable[],
  locale: Locale,
): readonly Completion[] {
  const names = variables.map(({ path, label, group, kind }) => ({
    label: path,
    type: 'variable',
    detail: kindWord(kind, locale),
    info: label === path ? group : `${group}: ${label}`,
    boost: 1,
  }))
  const functions = functionDescriptions.map(({ name, description }) => ({
    label: name,
    type: 'function',
    apply: `${name}(`,
    info: description[locale],
  }))
  return [...names, ...functions]
}
