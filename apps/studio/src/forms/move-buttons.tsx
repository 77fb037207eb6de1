import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { FormDefinition } from '@splot/definition'
import { partOfKey } from '@splot/definition/edit'
import type { EditCommand, FormPart } from '@splot/definition/edit'
import { useLocalText } from '@splot/react/texts'
import { moveTo, type DropPlace } from './drop-command.ts'
import { formNodes, type FormNode } from './form-node.ts'

/** Moves a part without dragging: up, down, or to another page, section or table. */
export function MoveButtons(props: {
  path: string
  form: FormDefinition
  part: FormPart
  run: (command: EditCommand) => void
}): ReactNode {
  const { path, form, part, run } = props
  const { t } = useTranslation()
  const text = useLocalText()
  const nodes = formNodes(form)
  const beside = siblingsOf(nodes, part) ?? []
  const at = beside.findIndex((one) => one.part.id === part.id)
  const [above, below] = [beside[at - 1], beside[at + 1]]
  const go = (place: DropPlace | undefined) => {
    const command = place && moveTo(path, form, part, place)
    if (command) run(command)
  }
  const targets = targetsFor(nodes, part)
  return (
    <>
      <button
        type="button"
        className="sp-button sp-secondary sp-small"
        disabled={above === undefined}
        onClick={() => go(above && { part: above.part, position: 'before' })}
      >
        {t('forms.up')}
      </button>
      <button
        type="button"
        className="sp-button sp-secondary sp-small"
        disabled={below === undefined}
        onClick={() => go(below && { part: below.part, position: 'after' })}
      >
        {t('forms.down')}
      </button>
      {targets.length > 0 && (
        <select
          className="sp-input st-move-to"
          aria-label={t('forms.moveTo')}
          value=""
          onChange={(event) => {
            const to = partOfKey(event.target.value)
            go(to && { part: to, position: 'on' })
          }}
        >
          <option value="">{t('forms.moveTo')}</option>
          {targets.map(({ node, depth }) => (
            <option key={node.key} value={node.key}>
              {' '.repeat(depth * 3)}
              {text(node.title) || t(`forms.untitled.${node.part.kind}`)}
            </option>
          ))}
        </select>
      )}
    </>
  )
}

function siblingsOf(nodes: readonly FormNode[], part: FormPart): readonly FormNode[] | undefined {
  if (nodes.some((one) => one.part.kind === part.kind && one.part.id === part.id)) return nodes
  for (const { children } of nodes) {
    const found = siblingsOf(children, part)
    if (found) return found
  }
  return undefined
}

/** Where a part can go: a section to pages, a field to sections and tables. */
function targetsFor(
  nodes: readonly FormNode[],
  part: FormPart,
  depth = 0,
): { node: FormNode; depth: number }[] {
  if (part.kind === 'page') return []
  return nodes.flatMap((node) => {
    const here =
      part.kind === 'section'
        ? node.part.kind === 'page'
        : node.part.kind === 'section' || (node.children.length > 0 && node.part.kind === 'field')
    const own = here && !(node.part.kind === part.kind && node.part.id === part.id)
    return [...(own ? [{ node, depth }] : []), ...targetsFor(node.children, part, depth + 1)]
  })
}
