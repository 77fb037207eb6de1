import { useMemo, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { setValue, stateTree, type StateNode } from '@splot/definition/edit'
import type { JsonValue } from '@splot/definition'
import { useFindings } from '../check/use-findings.ts'
import { FindingItem } from '../check/finding-item.tsx'
import { useTitledVariables } from '../conditions/use-titled-variables.ts'
import { DeadlineList } from '../deadlines/deadline-list.tsx'
import { useRun } from '../draft/draft-context.ts'
import { Disclosure } from '../parts/disclosure.tsx'
import { LocalTextField } from '../parts/local-text-field.tsx'
import { useFocusedPlace, usePlaceInAddress } from '../places/use-focused-place.ts'
import { useLocale } from '../texts/use-locale.ts'
import { useSay } from '../texts/use-say.ts'
import { AddState } from './state/add-state.tsx'
import { EventList } from './event-list.tsx'
import { useOutline } from './outline-context.ts'
import type { OutlineFacts } from './outline-facts.ts'
import { OutlineTree } from './outline-tree.tsx'

/** A workflow in sentences: its states, what is done there, what leads on, by when. */
export function OutlinePage(): ReactNode {
  const { t } = useTranslation()
  const { path, workflow } = useOutline()
  const facts = useFacts()
  const root = stateTree(workflow)
  const at = usePlaceInAddress()
  const { findings } = useFindings(path)
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set())
  useFocusedPlace()
  const led = useMemo(() => idsOnTheWay(root, at), [root, at])
  const elsewhere = findings.filter(({ path: place }) => !place.startsWith('/states'))

  function open(id: string, isOpen: boolean): void {
    const next = new Set(opened)
    if (isOpen) next.add(id)
    else next.delete(id)
    setOpened(next)
  }

  return (
    <>
      {elsewhere.length > 0 && (
        <ul className="st-findings">
          {elsewhere.map((finding) => (
            <FindingItem key={`${finding.path} ${finding.code}`} finding={finding} />
          ))}
        </ul>
      )}
      <Basics at={at} />
      <section className="st-section" aria-labelledby="st-states">
        <h2 id="st-states" tabIndex={-1}>
          {t('workflows.states')}
        </h2>
        <OutlineTree
          nodes={root.children}
          facts={facts}
          findings={findings}
          opened={opened}
          led={led}
          onOpen={open}
        />
        <AddState parent="" onAdded={(id) => open(id, true)} />
      </section>
      <section className="st-section">
        <h2>{t('deadlines.title')}</h2>
        <p className="st-quiet">{t('deadlines.lead')}</p>
        <DeadlineList at={at} />
      </section>
      <section className="st-section">
        <h2>{t('workflows.events')}</h2>
        <p className="st-quiet">{t('workflows.eventsLead')}</p>
        <EventList at={at} />
      </section>
    </>
  )
}

function Basics({ at }: { at: string }): ReactNode {
  const { t } = useTranslation()
  const { path, workflow } = useOutline()
  const run = useRun()
  const set = (pointer: string, value: unknown) =>
    run(
      setValue(path, pointer, value as JsonValue, {
        pl: 'Zmień nazwę lub opis przebiegu',
        en: 'Change the title or description of a workflow',
      }),
    )
  return (
    <Disclosure
      title={t('workflows.basics')}
      open={/^\/(title|description)/.test(at)}
      place="/title"
    >
      {() => (
        <>
          <LocalTextField
            label={t('workflows.title')}
            value={workflow.title}
            place="/title"
            onChange={(value) => set('/title', value)}
          />
          <LocalTextField
            long
            label={t('workflows.description')}
            value={workflow.description}
            place="/description"
            onChange={(value) => set('/description', value)}
          />
        </>
      )}
    </Disclosure>
  )
}

function useFacts(): OutlineFacts {
  const t = useSay()
  const locale = useLocale()
  const { workflow, bundle } = useOutline()
  const { variables } = useTitledVariables(workflow.id)
  return useMemo(() => {
    const byPath = new Map(variables.map((variable) => [variable.path, variable]))
    return { workflow, bundle, locale, t, find: (path) => byPath.get(path) }
  }, [workflow, bundle, locale, t, variables])
}

/** Ids of the states that a place lies in. */
function idsOnTheWay(root: StateNode, at: string): ReadonlySet<string> {
  const ids = new Set<string>()
  let node: StateNode | undefined = root
  while (node !== undefined) {
    if (node.definition.id !== undefined) ids.add(node.definition.id)
    node = node.children.find(({ pointer }) => at === pointer || at.startsWith(`${pointer}/`))
  }
  return ids
}
