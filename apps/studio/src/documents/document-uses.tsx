import { useMemo, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import type { DocumentDefinition, JsonObject, JsonValue } from '@splot/definition'
import { descendants, documentUses, stateTitle, stateTree, valueAt } from '@splot/definition/edit'
import { useEditedFile } from '../properties/edited-file.ts'
import { placeAddress } from '../places/place-address.ts'
import { useLocale } from '@splot/react/texts'

/** The states whose actions make documents from the template, with how these are numbered. */
export function DocumentUses(): ReactNode {
  const { t } = useTranslation()
  const locale = useLocale()
  const { draft = '' } = useParams()
  const { value, bundle } = useEditedFile()
  const { id } = value as unknown as DocumentDefinition
  const uses = useMemo(
    () =>
      documentUses(bundle, id).flatMap(({ workflow: name, pointer }) => {
        const workflow = bundle.workflows.find((one) => one.id === name)
        if (!workflow) return []
        const state = /^(?:\/states\/[^/]+)+/.exec(pointer)?.[0] ?? ''
        const node = descendants(stateTree(workflow)).find((one) => one.pointer === state)
        const action = valueAt(workflow as unknown as JsonValue, pointer) as JsonObject
        const { format, number } = (action['params'] ?? {}) as Record<string, string | undefined>
        return [
          {
            key: `${name}${pointer}`,
            address: placeAddress(`workflows/${name}.json`, pointer) ?? '',
            workflow: workflow.title[locale],
            state: node ? stateTitle(node)[locale] : '',
            number: format ?? number,
          },
        ]
      }),
    [bundle, id, locale],
  )
  return (
    <section className="st-section">
      <h2>{t('documents.usedIn')}</h2>
      {uses.length === 0 && <p className="st-quiet">{t('documents.usedNowhere')}</p>}
      <ul className="st-bullets">
        {uses.map(({ key, address, workflow, state, number }) => (
          <li key={key}>
            <Link to={`/drafts/${draft}/${address}`}>
              {t('documents.usedInState', { workflow, state })}
            </Link>{' '}
            {number !== undefined && (
              <span className="st-quiet">{t('documents.numbering', { format: number })}</span>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
