import { useTranslation } from 'react-i18next'
import { kindOfPath } from '@splot/definition'

/** Returns a function that says what a definition file is and its short name: `form R03`. */
export function useFileName(): (path: string) => string {
  const { t } = useTranslation()
  return (path) => {
    const id = path.slice(path.lastIndexOf('/') + 1).replace(/\.json$/, '')
    const kind = kindOfPath(path)
    if (kind === 'programme') return t('differences.kinds.programme')
    return kind === undefined ? id : `${t(`differences.kinds.${kind}`)} ${id}`
  }
}
