import type { JsonObject } from '@splot/definition'
import { publishableVillage, village, villageDashboards } from '@splot/runtime/village'

const both = (text: string): JsonObject => ({ pl: text, en: text })
const copyOf = (path: string): JsonObject =>
  structuredClone(publishableVillage[path] ?? village[path]!)

function programme(): JsonObject {
  return {
    ...copyOf('workflows/programme.json'),
    publishing: { twoPersons: true },
    catalogues: {
      guides: {
        title: both('Guides'),
        lead: both('How to apply.'),
        facts: { kinds: { title: both('Kinds'), list: 'kinds', filter: true } },
      },
    },
  }
}

/** Opens with a guide that is published in the catalogue, with a picture. */
function call(): JsonObject {
  const workflow = copyOf('workflows/call.json')
  const { draft } = workflow['states'] as {
    draft: { on: { ANNOUNCED: { actions: JsonObject[] } } }
  }
  draft.on.ANNOUNCED.actions.push({
    type: 'document',
    params: {
      template: 'guide',
      values: { name: 'answers.announce.name', pictures: 'answers.announce.pictures' },
      replaces: true,
      catalogue: 'guides',
      entry: { key: '"Guide " + answers.announce.name', version: '"1.0"', kinds: '["park"]' },
    },
  })
  return workflow
}

function callForm(): JsonObject {
  const form = copyOf('forms/CALL.json') as { pages: { sections: { fields: JsonObject[] }[] }[] }
  form.pages[0]!.sections[0]!.fields.push({
    key: 'pictures',
    type: 'file',
    label: both('Pictures'),
    accept: ['image/png'],
    maxSizeBytes: 100_000,
  })
  return form
}

/** Points are a decision; what is finished can be reopened, to be handed in once more. */
function application(): JsonObject {
  const workflow = copyOf('workflows/application.json')
  const { score } = workflow['states'] as { score: { on: JsonObject } }
  score.on = {
    SCORED: { target: 'done', actions: [{ type: 'decide', params: { decision: 'points' } }] },
  }
  return {
    ...workflow,
    decisions: {
      points: {
        title: both('Points'),
        given: { points: 'answers.score.points' },
        steps: [{ id: 'total', title: both('Sum'), value: 'sum(points)', display: 'points' }],
      },
    },
    access: {
      ...(workflow['access'] as JsonObject),
      assign: ['coordinator'],
      reopen: { roles: ['coordinator'], to: ['application.draft'] },
    },
  }
}

/** Without the column that is there to show that sensitive fields are none: with it nothing is published. */
function overview(): JsonObject {
  const dashboard = structuredClone(villageDashboards['workflows/dashboards/overview.json']!)
  const [running] = dashboard['panels'] as { columns: { id?: string }[] }[]
  running!.columns = running!.columns.filter(({ id }) => id !== 'health')
  return dashboard
}

/** The village with something behind every endpoint of the service: path → content of a file. */
export function wholeVillage(): Record<string, JsonObject> {
  return {
    ...publishableVillage,
    ...villageDashboards,
    'workflows/dashboards/overview.json': overview(),
    'workflows/programme.json': programme(),
    'workflows/call.json': call(),
    'workflows/application.json': application(),
    'forms/CALL.json': callForm(),
    'forms/documents/guide.json': {
      id: 'guide',
      title: both('Guide {name}'),
      given: { name: {}, pictures: {} },
      readers: ['public'],
      body: [
        { type: 'heading', level: 2, text: both('How') },
        { type: 'paragraph', text: both('How to apply: {name}.') },
        { type: 'pictures', files: 'pictures', texts: '["A map"]' },
      ],
    },
    'workflows/exports/applications.json': {
      id: 'applications',
      version: 1,
      title: both('Applications'),
      readers: ['coordinator'],
      source: { workflow: 'application', when: 'case.number != null', on: 'case.startedAt' },
      columns: [
        { title: 'Number', value: 'case.number' },
        { title: 'Village', value: 'answers.apply.village' },
      ],
    },
    'workflows/scenarios/winter.json': {
      id: 'winter',
      title: both('Winter'),
      seed: 1,
      startsAt: '2027-01-11T08:00:00Z',
      days: 10,
      arrivals: [{ workflow: 'call' }],
    },
  }
}
