import { useLocalText } from '@splot/react/texts'
import { useQuery } from '@tanstack/react-query'
import { useState, type FormEvent, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { PersonView } from '@splot/runtime'
import { client } from '../api/client.ts'
import { programmeQuery } from '../api/queries.ts'
import { Refused } from '../parts/refused.tsx'
import { TextInput } from '../parts/text-input.tsx'
import { usePersonChange } from './use-person-change.ts'

/** Facts of a person that the programme names, such as regions; values after commas. */
export function PersonFacts(props: { person: PersonView; locked: boolean }): ReactNode {
  const { t } = useTranslation()
  const text = useLocalText()
  const { person, locked } = props
  const { personFacts = {}, roles = {} } = useQuery(programmeQuery).data ?? {}
  // the last day of a role is said beside the role
  const ends = new Set(Object.values(roles).map(({ until }) => until))
  const shown = Object.entries(personFacts).filter(([fact]) => !ends.has(fact))
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({})
  const valueOf = (fact: string) => typed[fact] ?? (person.facts[fact] ?? []).join(', ')
  const save = usePersonChange(() =>
    client.changePerson(person.id, {
      facts: {
        ...Object.fromEntries(
          Object.entries(person.facts).filter(([fact]) => Object.hasOwn(personFacts, fact)),
        ),
        ...Object.fromEntries(shown.map(([fact]) => [fact, listed(valueOf(fact))])),
      },
    }),
  )
  if (shown.length === 0) return null
  function submit(event: FormEvent): void {
    event.preventDefault()
    save.mutate()
  }
  return (
    <section className="po-group" aria-labelledby="person-facts">
      <h2 id="person-facts">{t('people.facts')}</h2>
      <form onSubmit={submit}>
        <fieldset className="po-bare" disabled={locked} aria-label={t('people.facts')}>
          {shown.map(([fact, { title, description }]) => (
            <TextInput
              key={fact}
              label={text(title)}
              help={`${text(description)} ${t('people.factsHelp')}`.trim()}
              value={valueOf(fact)}
              autoComplete="off"
              onChange={(value) => setTyped({ ...typed, [fact]: value })}
            />
          ))}
        </fieldset>
        {!locked && (
          <>
            <Refused error={save.error} />
            <p className="sp-actions po-after">
              <button type="submit" className="sp-button" disabled={save.isPending}>
                {t('people.saveFacts')}
              </button>
              <span role="status">{save.isSuccess && t('account.saved')}</span>
            </p>
          </>
        )}
      </form>
    </section>
  )
}

function listed(text: string): string[] {
  return text
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '')
}
