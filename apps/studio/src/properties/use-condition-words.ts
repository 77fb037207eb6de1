import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { AccessRule } from '@splot/definition'
import { conditionWords } from '../conditions/condition-words.ts'
import { useSay } from '../texts/use-say.ts'
import { useLocale } from '@splot/react/texts'
import { useEditedFile } from './edited-file.ts'
import { namedOptions, optionLabel } from './named-options.ts'
import { useExpressionNames } from './use-expression-names.ts'

/** Returns a function that says under which conditions a role is admitted; `''` for everybody in it. */
export function useConditionWords(): (rule: AccessRule) => string {
  const { t } = useTranslation()
  const say = useSay()
  const locale = useLocale()
  const edited = useEditedFile()
  const { variables } = useExpressionNames('/access/answers')
  return useCallback(
    (rule) => {
      const find = (path: string) => variables.find((one) => one.path === path)
      const facts = namedOptions('fact', { edited, pointer: '/access', locale })
      const said: string[] = []
      if (rule.only === 'assigned') said.push(t('properties.saidAssigned'))
      if (rule.like === 'parent') said.push(t('properties.saidParent'))
      for (const fact of Object.keys(rule.same ?? {}))
        said.push(t('properties.saidSame', { what: optionLabel(facts, fact) }))
      if (rule.when !== undefined)
        said.push(
          t('properties.saidWhen', {
            condition: conditionWords(rule.when, find, say) ?? t('properties.saidExpression'),
          }),
        )
      return said.join(', ')
    },
    [edited, variables, locale, say, t],
  )
}
