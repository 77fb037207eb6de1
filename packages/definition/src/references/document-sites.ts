import type { DocumentBlock, DocumentDefinition, ShownValue } from '../document/types.ts'
import { inner } from './programme-world.ts'
import type { ProgrammeWorld } from './programme-world.ts'
import { unnamed } from './shapes.ts'
import type { Shape } from './shapes.ts'
import type { Site } from './site.ts'
import { SiteMaker } from './site-maker.ts'
import type { Steps } from './site-maker.ts'

/** Returns every place of a document template where something is named. */
export function documentSites(document: DocumentDefinition, world: ProgrammeWorld): Site[] {
  const make = new SiteMaker(world)
  const scope = world.document(document)
  make.declared(['id'], 'document', document.id)
  make.declaredKeys(['given'], 'given', document.given, document.id)
  for (const [name, shown] of Object.entries(document.given))
    shownSites(make, ['given', name], shown)
  make.roles(['readers'], document.readers)
  make.text(['title'], document.title, scope)
  if (document.cases) {
    const around = world.gatheringScope(document)
    make.name(['cases', 'workflow'], 'workflow', document.cases.workflow)
    make.feel(['cases', 'when'], document.cases.when, around)
    make.feel(['cases', 'sort'], document.cases.sort, around)
    for (const [name, source] of Object.entries(document.cases.values))
      make.feel(['cases', 'values', name], source, around)
  }
  const telling = world.gatheringScope(document)
  make.feel(['indicators', 'at'], document.indicators?.at, telling)
  make.feel(['indicators', 'from'], document.indicators?.from, telling)
  blockSites(make, ['body'], document.body, scope)
  return make.sites
}

function shownSites(make: SiteMaker, at: Steps, shown: ShownValue | object): void {
  if ('list' in shown) make.name([...at, 'list'], 'list', shown.list)
}

function blockSites(
  make: SiteMaker,
  at: Steps,
  blocks: readonly DocumentBlock[],
  scope: Shape,
): void {
  blocks.forEach((block, n) => oneBlock(make, [...at, n], block, scope))
}

function oneBlock(make: SiteMaker, at: Steps, block: DocumentBlock, scope: Shape): void {
  const { world } = make
  make.feel([...at, 'when'], block.when, scope)
  const rows = 'rows' in block ? block.rows : undefined
  make.feel([...at, 'rows'], rows, scope)
  const row = unnamed(world.shapeOf(rows, scope))
  const inRow =
    rows === undefined
      ? scope
      : inner(
          scope,
          [
            ['row', row],
            ['index', unnamed()],
          ],
          world,
        )
  switch (block.type) {
    case 'heading':
    case 'paragraph':
      return make.text([...at, 'text'], block.text, scope)
    case 'rich':
      return make.feel([...at, 'value'], block.value, scope)
    case 'facts':
    case 'signatures':
      return block.items.forEach((item, n) => {
        const here = [...at, 'items', n]
        make.text([...here, 'label'], item.label, scope)
        make.feel([...here, 'value'], item.value, scope)
        if ('when' in item) make.feel([...here, 'when'], item.when, scope)
        shownSites(make, here, item)
      })
    case 'table':
      make.text([...at, 'title'], block.title, scope)
      make.text([...at, 'empty'], block.empty, scope)
      return block.columns.forEach((column, n) => {
        const here = [...at, 'columns', n]
        make.text([...here, 'title'], column.title, scope)
        make.feel([...here, 'value'], column.value, inRow)
        shownSites(make, here, column)
      })
    case 'list':
      return block.items.forEach((item, n) => make.text([...at, 'items', n], item, inRow))
    case 'pictures':
      make.feel([...at, 'files'], block.files, scope)
      return make.feel([...at, 'texts'], block.texts, scope)
    case 'each':
      return blockSites(
        make,
        [...at, 'body'],
        block.body,
        inner(
          scope,
          [
            [block.as, row],
            ['index', unnamed()],
          ],
          world,
        ),
      )
    default:
  }
}
