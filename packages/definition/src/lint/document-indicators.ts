import type { JsonSchema } from '../json.ts'
import type { Fault } from '../source/definition-issue.ts'
import { joinPointer } from '../source/pointer.ts'
import type { DocumentRule } from './lint-subject.ts'
import { unknownName } from './unknown-name.ts'
import { toFault } from './workflow-expressions.ts'

/** Indicators that a template tells: who reads it, which there are for them, and the days. */
export const documentIndicators: DocumentRule = ({ document, bundle, expressions }) => {
  const { indicators, readers } = document
  if (indicators === undefined) return []
  const names = Object.keys(document.given).map((name) => [name, {}])
  const given: JsonSchema = { type: 'object', properties: Object.fromEntries(names) }
  const scope: JsonSchema = { type: 'object', properties: { given } }
  const readable = new Map(
    bundle.indicators.flatMap((set) =>
      set.indicators.map((one) => [one.id, one.readers ?? set.readers] as const),
    ),
  )
  return [
    ...(readers === undefined ? [readersMissing()] : []),
    ...(indicators.only ?? []).flatMap((id, n): Fault[] => {
      const path = joinPointer('/indicators/only', n)
      const known = readable.get(id)
      if (known === undefined) return [unknownName('indicator', path, id, [...readable.keys()])]
      const kept = (readers ?? []).filter(
        (role) => !known.includes('public') && !known.includes(role),
      )
      return kept.map((role) => notForReader(path, id, role))
    }),
    ...(['at', 'from'] as const).flatMap((name) => {
      const source = indicators[name]
      if (source === undefined) return []
      const path = joinPointer('/indicators', name)
      return expressions.check(source, scope, 'any').map((issue) => toFault(issue, path))
    }),
  ]
}

function readersMissing(): Fault {
  return {
    path: '/indicators',
    code: 'document.indicator-readers',
    message: {
      pl: 'Szablon podaje wskaźniki, ale nie mówi, kto czyta dokument.',
      en: 'The template tells indicators but does not say who reads the document.',
    },
    hint: {
      pl: 'Dodaj `readers`: dokument podaje wskaźniki, które może czytać każda z tych ról.',
      en: 'Add `readers`: the document tells the indicators that each of these roles may read.',
    },
  }
}

function notForReader(path: string, id: string, role: string): Fault {
  return {
    path,
    code: 'document.indicator-readers',
    message: {
      pl: `Wskaźnika „${id}” nie może czytać rola „${role}”, która czyta dokument.`,
      en: `The indicator "${id}" may not be read by the role "${role}", which reads the document.`,
    },
    hint: {
      pl: 'Usuń wskaźnik z `only` albo rolę z `readers` szablonu.',
      en: 'Take the indicator out of `only`, or the role out of `readers` of the template.',
    },
  }
}
