import { useMemo, useState, type ReactNode } from 'react'
import {
  Button,
  Collection,
  DropIndicator,
  Tree,
  TreeItem,
  TreeItemContent,
  useDragAndDrop,
  type DropTarget,
  type Key,
} from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { FieldType, FormDefinition } from '@splot/definition'
import { fieldOf, newField, partKey, partOfKey } from '@splot/definition/edit'
import type { EditCommand, FormPart } from '@splot/definition/edit'
import type { StudioFinding } from '../check/finding.ts'
import { useLocalText } from '@splot/react/texts'
import { insertAt, moveTo, type DropPlace } from './drop-command.ts'
import { formNodes, openKeys, type FormNode } from './form-node.ts'

/** What is dragged from the palette. */
export const newFieldType = 'splot-new-field'
const partType = 'splot-form-part'

/** The form as an outline: what stands where, moved by dragging, by keyboard as well. */
export function FormOutline(props: {
  path: string
  form: FormDefinition
  lists: readonly string[]
  selected: string | null
  findings: readonly StudioFinding[]
  /** Things can be moved. */
  editable: boolean
  onSelect: (key: string | null) => void
  run: (command: EditCommand) => void
}): ReactNode {
  const { path, form, lists, run } = props
  const { t } = useTranslation()
  const nodes = useMemo(() => formNodes(form), [form])
  const [closed, setClosed] = useState<ReadonlySet<Key>>(new Set())
  const all = openKeys(nodes)

  const labelOf = (type: FieldType) => ({
    pl: t(`forms.types.${type}`, { lng: 'pl' }),
    en: t(`forms.types.${type}`, { lng: 'en' }),
  })
  function drop(target: DropTarget, make: (place: DropPlace) => EditCommand | null): void {
    const part = target.type === 'item' ? partOfKey(String(target.key)) : undefined
    if (target.type !== 'item' || !part) return
    const command = make({ part, position: target.dropPosition })
    if (command) run(command)
  }
  async function insert(
    target: DropTarget,
    items: Parameters<NonNullable<Parameters<typeof useDragAndDrop>[0]['onItemDrop']>>[0]['items'],
  ): Promise<void> {
    for (const item of items) {
      if (item.kind !== 'text' || !item.types.has(newFieldType)) continue
      const type = (await item.getText(newFieldType)) as FieldType
      drop(target, (place) =>
        insertAt(path, form, place, newField(type, type, labelOf(type), lists)),
      )
    }
  }
  const { dragAndDropHooks } = useDragAndDrop<FormNode>({
    isDisabled: !props.editable,
    getItems: (keys) =>
      [...keys].map((key) => ({ [partType]: String(key), 'text/plain': String(key) })),
    acceptedDragTypes: [partType, newFieldType],
    // onto what holds others; a plain field is no place
    shouldAcceptItemDrop: ({ key }) => holds(form, partOfKey(String(key))),
    onMove: ({ keys, target }) => {
      const [key] = keys
      const moved = key === undefined ? undefined : partOfKey(String(key))
      if (!moved) return
      drop(target, (place) => moveTo(path, form, moved, place))
      props.onSelect(partKey(moved))
    },
    onInsert: ({ target, items }) => void insert(target, items),
    onItemDrop: ({ target, items, isInternal }) => {
      if (!isInternal) void insert(target, items)
    },
    renderDropIndicator: (target) => <DropIndicator target={target} className="st-drop" />,
  })
  return (
    <Tree
      aria-label={t('forms.outline')}
      className="st-form-outline"
      items={nodes}
      selectionMode="single"
      // what is chosen does not follow the focus: settings stay while one looks around
      selectionBehavior="toggle"
      selectedKeys={props.selected === null ? [] : [props.selected]}
      onSelectionChange={(keys) => {
        const [key] = keys === 'all' ? [] : [...keys]
        if (key !== undefined) props.onSelect(String(key))
      }}
      expandedKeys={all.filter((key) => !closed.has(key))}
      onExpandedChange={(keys) => setClosed(new Set(all.filter((key) => !keys.has(key))))}
      dragAndDropHooks={dragAndDropHooks}
    >
      {(one) => <OutlineRow node={one} findings={props.findings} editable={props.editable} />}
    </Tree>
  )
}

function OutlineRow(props: {
  node: FormNode
  findings: readonly StudioFinding[]
  editable: boolean
}): ReactNode {
  const { node, findings, editable } = props
  const { t } = useTranslation()
  const text = useLocalText()
  const { part, field } = node
  const title = text(node.title) || t(`forms.untitled.${part.kind}`)
  const own = findings.filter(({ path }) => belongs(path, node))
  const kind = field ? t(`forms.types.${field.type}`) : t(`forms.parts.${part.kind}`)
  return (
    <TreeItem
      id={node.key}
      textValue={`${title}, ${kind}`}
      className="st-outline-row"
      data-kind={part.kind}
    >
      <TreeItemContent>
        {({ hasChildItems }) => (
          <>
            {editable && (
              <Button slot="drag" className="st-grip" aria-label={t('forms.dragNamed', { title })}>
                <span aria-hidden="true">⠿</span>
              </Button>
            )}
            {hasChildItems && (
              <Button slot="chevron" className="st-unfold">
                <span aria-hidden="true">▸</span>
              </Button>
            )}
            <span className="st-outline-title">
              {title}
              {field?.required === true && (
                <abbr title={t('forms.required')} className="st-required">
                  *
                </abbr>
              )}
            </span>
            <span className="st-outline-tags">
              {field?.when !== undefined && (
                <span className="st-tag">{t('forms.conditional')}</span>
              )}
              {field?.sensitive === true && <span className="st-tag">{t('forms.sensitive')}</span>}
              {own.length > 0 && (
                <span
                  className="st-tag"
                  data-state={
                    own.some(({ severity }) => severity === 'error') ? 'error' : 'warning'
                  }
                >
                  {t('home.problems', { count: own.length })}
                </span>
              )}
              <span className="st-quiet">{kind}</span>
            </span>
          </>
        )}
      </TreeItemContent>
      <Collection items={node.children}>
        {(child) => <OutlineRow node={child} findings={findings} editable={editable} />}
      </Collection>
    </TreeItem>
  )
}

/** Whether something can be dropped onto a part, and not only before or behind it. */
function holds(form: FormDefinition, part: FormPart | undefined): boolean {
  return (
    part !== undefined && (part.kind !== 'field' || fieldOf(form, part.id)?.fields !== undefined)
  )
}

/** A finding belongs to the innermost row in which it stands. */
function belongs(pointer: string, { pointer: at, children }: FormNode): boolean {
  const inside = (place: string) => pointer === place || pointer.startsWith(`${place}/`)
  return inside(at) && !children.some((child) => inside(child.pointer))
}
