import type { DashboardDefinition, PanelDefinition } from '../dashboard/types.ts'
import type { ExportDefinition } from '../export/types.ts'
import type { IndicatorSet, Measure, PartDefinition, SourceDefinition } from '../indicator/types.ts'
import { listsOf, panelExpressions } from '../lint/panel-parts.ts'
import { splitPointer } from '../source/pointer.ts'
import { inner } from './programme-world.ts'
import type { ProgrammeWorld } from './programme-world.ts'
import { record, unnamed } from './shapes.ts'
import type { Site } from './site.ts'
import { SiteMaker } from './site-maker.ts'
import type { Steps } from './site-maker.ts'

/** Returns every place of a dashboard where something is named. */
export function dashboardSites(dashboard: DashboardDefinition, world: ProgrammeWorld): Site[] {
  const make = new SiteMaker(world)
  make.roles(['roles'], dashboard.roles)
  dashboard.panels.forEach((panel, n) => panelSites(make, ['panels', n], panel))
  return make.sites
}

function panelSites(make: SiteMaker, at: Steps, panel: PanelDefinition): void {
  const { world } = make
  make.roles([...at, 'roles'], panel.roles)
  if ('onlyRoles' in panel) make.roles([...at, 'onlyRoles'], panel.onlyRoles)
  if ('workflows' in panel) make.names([...at, 'workflows'], 'workflow', panel.workflows)
  if (!('workflow' in panel)) return
  make.name([...at, 'workflow'], 'workflow', panel.workflow)
  ;(panel.states ?? []).forEach((state, n) =>
    make.stateId([...at, 'states', n], panel.workflow, state),
  )
  for (const { list, at: where } of listsOf(panel, ''))
    make.name([...at, ...splitPointer(where)], 'list', list)
  const workflow = world.bundle.workflows.find(({ id }) => id === panel.workflow)
  if (!workflow) return
  const own = Object.keys(workflow.columns ?? {})
  if (panel.kind === 'cases') {
    panel.columns.forEach((column, n) => {
      if (typeof column === 'string' && own.includes(column))
        make.name([...at, 'columns', n], 'column', column, workflow.id)
    })
    if (panel.sort && own.includes(panel.sort.by))
      make.name([...at, 'sort', 'by'], 'column', panel.sort.by, workflow.id)
  }
  const scope = world.workflow(workflow)
  const rows = 'rows' in panel ? panel.rows : undefined
  const row = inner(scope, [['row', unnamed(world.shapeOf(rows, scope))]], world)
  for (const { source, at: where, inRow } of panelExpressions(panel, ''))
    make.feel([...at, ...splitPointer(where)], source, inRow ? row : scope)
}

/** Returns every place of a set of indicators where something is named. */
export function indicatorSites(set: IndicatorSet, world: ProgrammeWorld): Site[] {
  const make = new SiteMaker(world)
  make.roles(['readers'], set.readers)
  for (const [id, { list }] of Object.entries(set.breakdowns ?? {}))
    make.name(['breakdowns', id, 'list'], 'list', list)
  for (const [id, source] of Object.entries(set.sources ?? {}))
    sourceSites(make, ['sources', id], source)
  const forms = new Set(world.bundle.forms.map(({ id }) => id))
  set.indicators.forEach((indicator, n) => {
    const at = ['indicators', n]
    make.roles([...at, 'readers'], indicator.readers)
    ;(indicator.from ?? []).forEach((from, k) => {
      if (forms.has(from)) make.name([...at, 'from', k], 'form', from)
    })
    indicator.parts.forEach((part, k) => partSites(make, [...at, 'parts', k], part))
  })
  return make.sites
}

function partSites(make: SiteMaker, at: Steps, part: PartDefinition): void {
  const scope = record(() => [['parameters', unnamed(make.world.parameters())]])
  for (const [bound, value] of Object.entries(part.target ?? {}))
    make.feel([...at, 'target', bound], value, scope)
  if (part.aggregate !== 'ratio') return measureSites(make, at, part)
  measureSites(make, [...at, 'of'], part.of)
  measureSites(make, [...at, 'to'], part.to)
}

function measureSites(make: SiteMaker, at: Steps, measure: Measure): void {
  const { world } = make
  const source = world.bundle.indicators
    .map(({ sources }) => sources?.[measure.source])
    .find((one) => one !== undefined)
  if (!source) return
  const scope = world.source(source, true)
  for (const key of ['when', 'on', 'value', 'unique'] as const)
    make.feel([...at, key], measure[key], scope)
}

function sourceSites(make: SiteMaker, at: Steps, source: SourceDefinition): void {
  const { world } = make
  const scope = world.source(source, true)
  make.name([...at, 'workflow'], 'workflow', source.workflow)
  make.feel([...at, 'each'], source.each, world.source(source, false))
  make.feel([...at, 'when'], source.when, scope)
  make.feel([...at, 'on'], source.on, scope)
  make.feel([...at, 'persons', 'who'], source.persons?.who, scope)
  make.roles([...at, 'persons', 'exact'], source.persons?.exact)
  for (const [id, text] of Object.entries(source.breakdowns ?? {}))
    make.feel([...at, 'breakdowns', id], text, scope)
}

/** Returns every place of the layout of a table where something is named. */
export function exportSites(table: ExportDefinition, world: ProgrammeWorld): Site[] {
  const make = new SiteMaker(world)
  const scope = world.source(table.source, true)
  make.roles(['readers'], table.readers)
  sourceSites(make, ['source'], table.source)
  make.feel(['unique'], table.unique, scope)
  make.feel(['sort'], table.sort, scope)
  table.columns.forEach((column, n) => {
    const at = ['columns', n]
    make.feel([...at, 'value'], column.value, scope)
    make.name([...at, 'list'], 'list', column.list)
    const codes = world.shapeOf(column.value, scope)
    for (const code of Object.keys(column.words ?? {})) {
      const means = make.world.reader.textMeans(codes, code)
      if (means.length > 0) make.means([...at, 'words', code], means, { key: true })
    }
  })
  return make.sites
}
