import { fileSize } from '@splot/react/cases'
import { useLocale } from '@splot/react/texts'
import type { ReactNode } from 'react'
import type { JsonValue } from '@splot/definition'
import { client } from '../api/client.ts'

/** Files that a call says in public, each with its size, to be saved. */
export function FactFiles({ value }: { value: JsonValue }): ReactNode {
  const locale = useLocale()
  return (
    <ul className="sp-plain-list">
      {filesIn(value).map(({ id, name, sizeBytes }) => (
        <li key={id}>
          <a href={client.callFileUrl(id)} download>
            {name}
          </a>{' '}
          <span className="po-quiet">({fileSize(sizeBytes, locale)})</span>
        </li>
      ))}
    </ul>
  )
}

interface FactFile {
  id: string
  name: string
  sizeBytes: number
}

function filesIn(value: JsonValue): FactFile[] {
  return Array.isArray(value) ? (value as unknown as FactFile[]) : []
}
