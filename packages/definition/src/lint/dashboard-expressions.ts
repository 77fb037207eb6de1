import type { PanelDefinition, PanelMeasure } from '../dashboard/types.ts'
import type { Fault } from '../source/definition-issue.ts'
import { joinPointer } from '../source/pointer.ts'
import { workflowVariables } from '../workflow/variables.ts'
import type { DashboardRule } from './lint-subject.ts'
import { panelExpressions } from './panel-parts.ts'
import { extended, toFault } from './workflow-expressions.ts'

/** Every expression of a dashboard's panels: syntax, names, type; figures that are shares of nothing. */
export const dashboardExpressions: DashboardRule = ({ dashboard, bundle, expressions }) =>
  dashboard.panels.flatMap((panel, n) => {
    const path = joinPointer('/panels', n)
    const workflow = bundle.workflows.find(({ id }) => 'workflow' in panel && id === panel.workflow)
    if (!workflow) return []
    const scope = workflowVariables(workflow, bundle)
    const withRow = 'rows' in panel ? extended(scope, { row: {} }) : scope
    const faults = panelExpressions(panel, path).flatMap(({ source, at, expected, inRow }) =>
      expressions
        .check(source, inRow ? withRow : scope, expected)
        .map((issue) => toFault(issue, at)),
    )
    return [...faults, ...shareFaults(panel, path)]
  })

/** `share` says what it is a share of, and nothing else does. */
function shareFaults(panel: PanelDefinition, path: string): Fault[] {
  const wrong = ({ take, of }: PanelMeasure, at: string): Fault[] =>
    (take === 'share') === (of !== undefined)
      ? []
      : [
          {
            path: at,
            code: 'dashboard.share',
            message: {
              pl: '„of” należy do „take”: „share”, i tylko do niego.',
              en: '"of" belongs to "take": "share", and to nothing else.',
            },
            hint: {
              pl: 'Podaj oba albo żadne.',
              en: 'Give both or neither.',
            },
          },
        ]
  if (panel.kind === 'chart') return wrong(panel.measure, joinPointer(path, 'measure'))
  return panel.kind === 'totals'
    ? panel.measures.flatMap((measure, n) => wrong(measure, joinPointer(path, 'measures', n)))
    : []
}
