import type { Fault } from '../source/definition-issue.ts'
import { childWorkflows, startedWorkflows } from '../workflow/children.ts'
import type { WorkflowRule } from './lint-subject.ts'

/**
 * Workflows of which no case can begin: nobody may start one by hand where one could be started, and no other
 * workflow starts one.
 */
export const casesThatCannotBegin: WorkflowRule = ({ workflow, bundle }) => {
  // the first case of all is started by no other of its kind
  const others = bundle.workflows.filter(({ id }) => id !== workflow.id)
  if (others.some((one) => startedWorkflows(one).includes(workflow.id))) return []
  const mayStart = (workflow.access.start ?? []).length > 0
  const isOffered = others.some((one) => childWorkflows(one).includes(workflow.id))
  const [needed] = Object.keys(workflow.input ?? {})
  if (mayStart && (isOffered || needed === undefined)) return []
  return [mayStart ? needsOffer(needed!) : needsStarter(isOffered)]
}

function needsStarter(isOffered: boolean): Fault {
  return {
    path: '/access/start',
    code: 'workflow.never-started',
    severity: 'warning',
    message: isOffered
      ? {
          pl: 'Inny przebieg pozwala rozpocząć tę sprawę, ale nikomu nie wolno tego zrobić.',
          en: 'Another workflow lets a case of this one be started, but nobody may do so.',
        }
      : {
          pl: 'Żadna sprawa nie może się tu rozpocząć: nikomu nie wolno jej rozpocząć i nie robi tego żaden inny przebieg.',
          en: 'No case can begin here: nobody may start one, and no other workflow does.',
        },
    hint: {
      pl: 'Wybierz w uprawnieniach, kto rozpoczyna sprawę, albo w innym przebiegu dodaj działanie „Rozpocznij sprawę”.',
      en: 'Choose in the access who starts a case, or add the action “Start a case” in another workflow.',
    },
  }
}

function needsOffer(needed: string): Fault {
  return {
    path: '/access/start',
    code: 'workflow.never-started',
    severity: 'warning',
    message: {
      pl: `Sprawa dostaje na początku dane „${needed}” z innej sprawy, ale żaden przebieg nie pozwala jej tak rozpocząć.`,
      en: `A case is given “${needed}” by another case when it starts, but no workflow lets one be started so.`,
    },
    hint: {
      pl: 'W przebiegu, z którego sprawa ma wychodzić, dodaj ją do spraw, które można rozpocząć ręcznie, albo dodaj działanie „Rozpocznij sprawę”.',
      en: 'In the workflow it is to come from, add it to the cases that can be started by hand, or add the action “Start a case”.',
    },
  }
}

/** What everybody may know of cases, where the programme shows nobody the way to them. */
export const publicCasesNobodyFinds: WorkflowRule = ({ workflow, bundle }) => {
  const listed = (bundle.programme.calls ?? []).some((call) => call.workflow === workflow.id)
  if (workflow.public === undefined || listed) return []
  return [
    {
      path: '/public',
      code: 'public.not-listed',
      severity: 'warning',
      message: {
        pl: 'Każdy może zobaczyć te sprawy, ale nikt ich nie znajdzie: program nie wymienia przebiegu wśród naborów.',
        en: 'Everybody may see these cases, but nobody finds them: the programme does not list the workflow among its calls.',
      },
      hint: {
        pl: 'Dodaj przebieg do naborów w ustawieniach programu.',
        en: 'Add the workflow to the calls in the settings of the programme.',
      },
    },
  ]
}
