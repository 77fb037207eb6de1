import type { StateDefinition, WorkflowDefinition } from '@splot/definition'

const title = (text: string) => ({ pl: text, en: text })

/** Returns a workflow of 200 states: 20 stages of nine steps, one behind another, and an end. */
export function longWorkflow(): WorkflowDefinition {
  const states: Record<string, StateDefinition> = {}
  for (let stage = 0; stage < 20; stage++) {
    const inside: Record<string, StateDefinition> = {}
    for (let step = 0; step < 9; step++)
      inside[`s${step}`] = {
        id: `long.${stage}.${step}`,
        meta: { title: title(`Krok ${stage + 1}.${step + 1}`), waitsFor: title('Dalej') },
        on: {
          NEXT: step < 8 ? `s${step + 1}` : stage < 19 ? `#long.${stage + 1}.0` : '#long.end',
          ...(step === 4 && { BACK: 's0' }),
        },
      }
    states[`stage${stage}`] = {
      id: `long.${stage}`,
      meta: { title: title(`Etap ${stage + 1}`) },
      initial: 's0',
      states: inside,
    }
  }
  states['end'] = {
    id: 'long.end',
    type: 'final',
    meta: { title: title('Koniec'), outcome: 'positive' },
  }
  const roles = ['programmeAdmin']
  return {
    id: 'long',
    version: 1,
    title: title('Długi przebieg'),
    context: {},
    events: { NEXT: { title: title('Dalej'), roles }, BACK: { title: title('Wstecz'), roles } },
    access: { start: roles, read: roles },
    initial: 'stage0',
    states,
  }
}
