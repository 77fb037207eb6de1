import { useState, type ReactNode } from 'react'
import { Button, GridList, GridListItem, useDragAndDrop } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { FieldType } from '@splot/definition'
import { FindField } from '../parts/find-field.tsx'
import { fieldKinds } from './field-kinds.ts'
import { newFieldType } from './form-outline.tsx'

/** Kinds of fields: pressed, they are added behind what is chosen; dragged, where they are dropped. */
export function Palette(props: {
  onAdd: (type: FieldType) => void
  children?: ReactNode
}): ReactNode {
  const { t } = useTranslation()
  const [find, setFind] = useState('')
  const words = find.trim().toLocaleLowerCase()
  const groups = fieldKinds
    .map(({ group, types }) => ({
      group,
      types: types.filter((type) =>
        `${t(`forms.types.${type}`)} ${type}`.toLocaleLowerCase().includes(words),
      ),
    }))
    .filter(({ types }) => types.length > 0)
  return (
    <section className="st-palette" aria-label={t('forms.palette')}>
      <h2>{t('forms.palette')}</h2>
      <p className="st-quiet">{t('forms.paletteHint')}</p>
      <FindField label={t('forms.findKind')} value={find} onChange={setFind} />
      {groups.map(({ group, types }) => (
        <KindGroup key={group} group={group} types={types} onAdd={props.onAdd} />
      ))}
      {props.children}
    </section>
  )
}

function KindGroup(props: {
  group: string
  types: readonly FieldType[]
  onAdd: (type: FieldType) => void
}): ReactNode {
  const { t } = useTranslation()
  const items = props.types.map((type) => ({ id: type, name: t(`forms.types.${type}`) }))
  const { dragAndDropHooks } = useDragAndDrop({
    getItems: (keys) =>
      [...keys].map((key) => ({ [newFieldType]: String(key), 'text/plain': String(key) })),
  })
  return (
    <>
      <h3 id={`kinds-${props.group}`}>{t(`forms.groups.${props.group}`)}</h3>
      <GridList
        aria-labelledby={`kinds-${props.group}`}
        className="st-kinds"
        items={items}
        dragAndDropHooks={dragAndDropHooks}
        onAction={(key) => props.onAdd(key as FieldType)}
      >
        {(item) => (
          <GridListItem textValue={item.name} className="st-kind">
            <Button
              slot="drag"
              className="st-grip"
              aria-label={t('forms.dragNamed', { title: item.name })}
            >
              <span aria-hidden="true">⠿</span>
            </Button>
            {item.name}
          </GridListItem>
        )}
      </GridList>
    </>
  )
}
