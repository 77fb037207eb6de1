import type { PlainKind } from '@splot/definition/edit'

/** Kinds of definitions with a list of their own → the first part of its address. */
export const addressOfKind: Readonly<Record<PlainKind, string>> = {
  document: 'documents',
  dashboard: 'dashboards',
  indicators: 'indicators',
  export: 'exports',
}
