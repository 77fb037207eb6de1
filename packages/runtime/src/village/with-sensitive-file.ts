import type { JsonObject } from '@splot/definition'
import { village as programme } from './village-programme.ts'

/** Returns the village’s application with a sensitive file beside its sensitive text, as a changed file. */
export function withSensitiveFile(): Record<string, JsonObject> {
  const form = structuredClone(programme['forms/APPLY.json'] ?? {})
  const [page] = form['pages'] as { sections: { fields: JsonObject[] }[] }[]
  page?.sections[0]?.fields.push({
    key: 'proof',
    type: 'file',
    label: { pl: 'Zaświadczenie', en: 'Proof' },
    accept: ['text/plain'],
    maxSizeBytes: 1000,
    sensitive: true,
    visibleTo: ['applicant', 'dataOfficer'],
  })
  return { 'forms/APPLY.json': form }
}
