import { memo, useCallback, useDeferredValue, useMemo, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { setValue, stateTree, type StateNode } from '@splot/definition/edit'
import type { JsonValue } from '@splot/definition'
import { useFileFindings } from '../check/use-findings.ts'
import { FindingItem } from '../check/finding-item.tsx'
import type { StudioFinding } from '../check/finding.ts'
import { useTitledVariables } from '../conditions/use-titled-variables.ts'
import { DeadlineList } from '../deadlines/deadline-list.tsx'
import { useRun } from '../draft/draft-context.ts'
import { FreezeEditor } from '../frozen/freeze-editor.tsx'
import { Disclosure } from '../parts/disclosure.tsx'
import { Fields } from '../parts/fields.tsx'
import { LocalTextField } from '../parts/local-text-field.tsx'
import { useFocusedPlace, usePlaceInAddress } from '../places/use-focused-place.ts'
import { useLocale } from '@splot/react/texts'
import { UsedIn } from '../references/used-in.tsx'
import { useSay } from '../texts/use-say.ts'
import { AddState } from './state/add-state.tsx'
import { EventList } from './event-list.tsx'
import { useOutline, type Outline } from './outline-context.ts'
import { tasksByEvent, type OutlineFacts } from './outline-facts.ts'
import { OutlineTree } from './outline-tree.tsx'

/** A workflow in sentences: its states, what is done there, what leads on, by when. */
export function OutlinePage(): ReactNode {
  const { t } = useTranslation()
  const outline = useOutline()
  const at = usePlaceInAddress()
  const findings = useFileFindings(outline.path)
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set())
  useFocusedPlace()
  const elsewhere = findings.filter(({ path: place }) => !place.startsWith('/states'))
  const open = useCallback(
    (id: string, isOpen: boolean) =>
      setOpened((before) => {
        const next = new Set(before)
        if (isOpen) next.add(id)
        else next.delete(id)
        return next
      }),
    [],
  )
  return (
    <>
      {elsewhere.length > 0 && (
        <ul className="st-findings">
          {elsewhere.map((finding) => (
            <FindingItem key={`${finding.path} ${finding.code}`} finding={finding} />
          ))}
        </ul>
      )}
      <div className="st-list st-about">
        <Basics at={at} />
        <UsedIn name={{ kind: 'workflow', id: outline.workflow.id }} />
      </div>
      <section className="st-section" aria-labelledby="st-states">
        <h2 id="st-states" tabIndex={-1}>
          {t('workflows.states')}
        </h2>
        <States
          outline={useDeferredValue(outline)}
          at={at}
          findings={findings}
          opened={opened}
          onOpen={open}
        />
        <AddState parent="" onAdded={(id) => open(id, true)} />
      </section>
      <section className="st-section">
        <h2 id="st-deadlines" tabIndex={-1}>
          {t('deadlines.title')}
        </h2>
        <p className="st-quiet">{t('deadlines.lead')}</p>
        <DeadlineList at={at} />
      </section>
      <section className="st-section">
        <h2 id="st-events" tabIndex={-1}>
          {t('workflows.events')}
        </h2>
        <p className="st-quiet">{t('workflows.eventsLead')}</p>
        <EventList at={at} />
      </section>
      <FreezeEditor at={at} />
    </>
  )
}

/** The sentences follow a moment after what is typed in an open state: a key never waits for them. */
const States = memo(function States(props: {
  outline: Outline
  at: string
  findings: readonly StudioFinding[]
  opened: ReadonlySet<string>
  onOpen: (id: string, open: boolean) => void
}): ReactNode {
  const { outline, at, findings, opened, onOpen } = props
  const facts = useFacts(outline)
  const root = stateTree(outline.workflow)
  const led = useMemo(() => idsOnTheWay(root, at), [root, at])
  return (
    <OutlineTree
      nodes={root.children}
      facts={facts}
      findings={useMemo(() => byState(findings), [findings])}
      opened={opened}
      led={led}
      onOpen={onOpen}
    />
  )
})

/** Findings by the pointer of the state they are about. */
function byState(findings: readonly StudioFinding[]): ReadonlyMap<string, StudioFinding[]> {
  const found = new Map<string, StudioFinding[]>()
  for (const finding of findings) {
    const pointer = /^(?:\/states\/[^/]+)+/.exec(finding.path)?.[0]
    if (pointer !== undefined) found.set(pointer, [...(found.get(pointer) ?? []), finding])
  }
  return found
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
        <Fields>
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
        </Fields>
      )}
    </Disclosure>
  )
}

function useFacts({ workflow, bundle }: Outline): OutlineFacts {
  const t = useSay()
  const locale = useLocale()
  const { variables } = useTitledVariables(workflow.id)
  return useMemo(() => {
    const byPath = new Map(variables.map((variable) => [variable.path, variable]))
    const find = (path: string) => byPath.get(path)
    return { workflow, bundle, locale, t, find, tasks: tasksByEvent(workflow) }
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
