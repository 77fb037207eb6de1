import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { JsonValue } from '../../json.ts'
import {
  alternatives,
  descendants,
  resolveTarget,
  stateTree,
  targetsOf,
} from '../../workflow/state-tree.ts'
import type { WorkflowDefinition } from '../../workflow/types.ts'
import type { EditCommand } from '../files.ts'
import { addAction, setActions } from './action-edits.ts'
import { addState, insertState } from './add-state.ts'
import { deleteState, waysInto, waysOnFrom } from './delete-state.ts'
import { moveState, shiftState } from './move-state.ts'
import { eventFromTitle, nameFromTitle, unusedName } from './new-names.ts'
import { splitState } from './split-state.ts'
import { addTask, changeTask, moveTask } from './task-edits.ts'
import { newTimerName, setTimer } from './timer-edits.ts'
import {
  addEventTransition,
  addTransition,
  moveTransition,
  removeTransition,
  setGuard,
  setInitial,
  setParallel,
  setReason,
  setTarget,
  setTransitionPart,
} from './transition-edits.ts'

const path = 'workflows/visit.json'
const text = (words: string) => ({ pl: words, en: words })

const visit: WorkflowDefinition = {
  id: 'visit',
  version: 1,
  title: text('Visit'),
  events: { PLANNED: { title: text('Planned') }, DONE: { title: text('Done') } },
  access: { read: ['officer'], reopen: { roles: ['officer'], to: ['visit.open'] } },
  initial: 'open',
  states: {
    open: {
      id: 'visit.open',
      meta: {
        title: text('Open'),
        tasks: [
          { id: 'plan', assign: { role: 'officer' }, submit: 'PLANNED' },
          { id: 'report', assign: { role: 'officer' }, submit: 'DONE', due: 'report' },
        ],
      },
      on: { PLANNED: 'open', DONE: [{ target: 'closed', guard: 'answers.report.ok' }, 'group'] },
      after: { report: 'closed' },
    },
    group: {
      id: 'visit.group',
      initial: 'first',
      states: {
        first: { id: 'visit.group.first', on: { DONE: 'second' } },
        second: { id: 'visit.group.second', on: { DONE: '#visit.closed', PLANNED: 'first' } },
      },
    },
    closed: { id: 'visit.closed', type: 'final' },
  },
}

function edited(command: EditCommand, workflow = visit): WorkflowDefinition {
  const files = { [path]: workflow as unknown as JsonValue }
  return command.apply(files)[path] as unknown as WorkflowDefinition
}

/** What every transition means: state id, trigger, place → ids of the states it leads to. */
function meaning(workflow: WorkflowDefinition): Record<string, string> {
  const entries = descendants(stateTree(workflow)).flatMap((node) =>
    alternatives(node).map((one) => {
      const to = targetsOf(one).map((target) => resolveTarget(node, target)?.definition.id ?? '?')
      return [`${node.definition.id} ${one.trigger} ${one.name} ${one.index}`, to.join(' ')]
    }),
  )
  return Object.fromEntries(entries) as Record<string, string>
}

const keysOf = (states: object | undefined) => Object.keys(states ?? {})

describe('names of new things', () => {
  it('[DE32] are made from titles, in letters that names may have', () => {
    expect(nameFromTitle('Wizyta w terenie', 'state')).toBe('wizytaWTerenie')
    expect(nameFromTitle('Żółć, łąka!', 'state')).toBe('zolcLaka')
    expect(nameFromTitle('2. wizyta', 'state')).toBe('state2Wizyta')
    expect(nameFromTitle('…', 'state')).toBe('state')
    expect(eventFromTitle('Wizyta zakończona', 'EVENT')).toBe('WIZYTA_ZAKONCZONA')
    expect(eventFromTitle('2 raz', 'EVENT')).toBe('EVENT_2_RAZ')
    expect(unusedName('a', (name) => ['a', 'a2'].includes(name))).toBe('a3')
  })
})

describe('states', () => {
  it('[DE32] are added with a key and an id of their own, behind the one that is named', () => {
    const command = addState(path, { title: text('Site visit'), parent: '', after: 'open' })
    const once = edited(command)
    expect(keysOf(once.states)).toEqual(['open', 'siteVisit', 'group', 'closed'])
    const twice = edited(command, once)
    expect(twice.states['siteVisit2']?.id).toBe('visit.siteVisit2')
    expect(twice.states['open']).toBe(visit.states['open'])
    expect(command.label.en).toBe('Add the state “Site visit”')
  })

  it('[DE32] a first state inside of another one is where that one begins', () => {
    const closed = edited(addState(path, { title: text('Inside'), parent: '/states/open' }))
    expect(closed.states['open']).toMatchObject({ initial: 'inside' })
    expect(closed.states['open']?.states?.['inside']?.id).toBe('visit.open.inside')
  })

  it('[DE33] put on the way of a transition lead on to where it led', () => {
    const place = { state: '/states/open', trigger: 'event' as const, name: 'DONE', index: 1 }
    const after = edited(insertState(path, place, text('Site visit')))
    expect(meaning(after)).toMatchObject({
      'visit.open event DONE 0': 'visit.closed',
      'visit.open event DONE 1': 'visit.siteVisit',
      'visit.siteVisit event SITE_VISIT_DONE 0': 'visit.group',
    })
    expect(after.events['SITE_VISIT_DONE']?.title.en).toBe('Site visit: done')
  })

  it('[DE34] moved into another one keep their id, and every transition leads where it led', () => {
    const command = moveState(
      path,
      '/states/group/states/second',
      { parent: '', index: 1 },
      text('x'),
    )
    const after = edited(command)
    expect(keysOf(after.states)).toEqual(['open', 'second', 'group', 'closed'])
    expect(meaning(after)).toEqual(meaning(visit))
    expect(after.states['group']?.initial).toBe('first')
    expect(after.states['second']?.id).toBe('visit.group.second')
  })

  it('[DE34] the last one that is moved out leaves a state without states inside', () => {
    const one = edited(
      moveState(path, '/states/group/states/first', { parent: '', index: 0 }, text('x')),
    )
    expect(one.states['group']?.initial).toBe('second')
    const both = edited(
      moveState(path, '/states/group/states/second', { parent: '', index: 0 }, text('x')),
      one,
    )
    expect(both.states['group']).toEqual({ id: 'visit.group' })
    expect(meaning(both)).toEqual(meaning(visit))
  })

  it('[DE34] are never moved into themselves or into an end', () => {
    const inside = { parent: '/states/group/states/first', index: 0 }
    expect(edited(moveState(path, '/states/group', inside, text('x')))).toBe(visit)
    const end = { parent: '/states/closed', index: 0 }
    expect(edited(moveState(path, '/states/group', end, text('x')))).toBe(visit)
  })

  it('[DE34] moved up and down change their order alone', () => {
    const down = edited(shiftState(path, visit, '/states/open', 1))
    expect(keysOf(down.states)).toEqual(['group', 'open', 'closed'])
    expect(down.initial).toBe('open')
    expect(meaning(down)).toEqual(meaning(visit))
    expect(edited(shiftState(path, visit, '/states/open', -1))).toBe(visit)
  })

  it('[DE34] of every reference workflow can be moved to the top without changing what leads where', () => {
    for (const name of readdirSync('workflows').filter((file) => file.endsWith('.json'))) {
      if (name === 'programme.json') continue
      const workflow = JSON.parse(readFileSync(`workflows/${name}`, 'utf8')) as WorkflowDefinition
      const meant = meaning(workflow)
      for (const { pointer, parent } of descendants(stateTree(workflow))) {
        if (parent === undefined) continue
        const command = moveState(path, pointer, { parent: '', index: 0 }, text('x'))
        expect(meaning(edited(command, workflow))).toEqual(meant)
      }
    }
  })

  it('[DE35] deleted give what led to them to the state that is chosen, or take it away', () => {
    const to = edited(deleteState(path, visit, '/states/group', '/states/closed'))
    expect(meaning(to)).toEqual({
      'visit.open event PLANNED 0': 'visit.open',
      'visit.open event DONE 0': 'visit.closed',
      'visit.open event DONE 1': 'visit.closed',
      'visit.open after report 0': 'visit.closed',
    })
    const away = edited(deleteState(path, visit, '/states/closed', null))
    expect(meaning(away)).toMatchObject({ 'visit.open event DONE 0': 'visit.group' })
    expect(away.states['open']?.after).toBeUndefined()
    expect(Object.values(meaning(away))).not.toContain('?')
  })

  it('[DE35] deleted are begun in and opened again no more', () => {
    const after = edited(deleteState(path, visit, '/states/open', null))
    expect(after.initial).toBe('group')
    expect(after.access.reopen).toBeUndefined()
  })

  it('[DE35] tell who leads to them and where they lead', () => {
    expect(waysInto(visit, '/states/group').map(({ name, index }) => [name, index])).toEqual([
      ['DONE', 1],
    ])
    expect(waysOnFrom(visit, '/states/group').map(({ pointer }) => pointer)).toEqual([
      '/states/closed',
    ])
  })

  it('[DE36] split in two: the second takes its tasks with what their completion leads to', () => {
    const after = edited(
      splitState(path, '/states/open', { title: text('Reporting'), tasks: ['report'] }),
    )
    expect(keysOf(after.states)).toEqual(['open', 'reporting', 'group', 'closed'])
    expect(after.states['open']?.meta?.tasks?.map(({ id }) => id)).toEqual(['plan'])
    expect(after.states['reporting']?.meta?.tasks?.map(({ id }) => id)).toEqual(['report'])
    expect(meaning(after)).toMatchObject({
      'visit.open event PLANNED 0': 'visit.open',
      'visit.open event OPEN_DONE 0': 'visit.reporting',
      'visit.reporting event DONE 0': 'visit.closed',
      'visit.reporting event DONE 1': 'visit.group',
      'visit.reporting after report 0': 'visit.closed',
    })
    expect(after.states['open']?.after).toBeUndefined()
  })

  it('[DE37] begin where it is said', () => {
    expect(edited(setInitial(path, '/states/group')).initial).toBe('group')
    const inner = edited(setInitial(path, '/states/group/states/second'))
    expect(inner.states['group']?.initial).toBe('second')
  })
})

describe('transitions', () => {
  const done = { state: '/states/open', trigger: 'event' as const, name: 'DONE' }
  const written = (workflow: WorkflowDefinition) => workflow.states['open']?.on?.['DONE']

  it('[DE37] are written as briefly as they can be', () => {
    const one = edited(removeTransition(path, { ...done, index: 0 }))
    expect(written(one)).toBe('group')
    const none = edited(removeTransition(path, { ...done, index: 0 }), one)
    expect(none.states['open']?.on).toEqual({ PLANNED: 'open' })
    const last = edited(removeTransition(path, { ...done, name: 'PLANNED', index: 0 }), none)
    expect(last.states['open']).not.toHaveProperty('on')
  })

  it('[DE37] are added last, moved, led elsewhere and given a condition', () => {
    const added = edited(addTransition(path, done, '/states/group/states/second'))
    expect(meaning(added)).toMatchObject({ 'visit.open event DONE 2': 'visit.group.second' })
    const first = edited(moveTransition(path, { ...done, index: 2 }, 0), added)
    expect(meaning(first)).toMatchObject({ 'visit.open event DONE 0': 'visit.group.second' })
    const stays = edited(setTarget(path, { ...done, index: 0 }, null))
    expect(written(stays)).toEqual([{ guard: 'answers.report.ok' }, 'group'])
    const guarded = edited(setGuard(path, { ...done, index: 1 }, 'case.number = "1"'))
    expect(written(guarded)).toEqual([
      { target: 'closed', guard: 'answers.report.ok' },
      { target: 'group', guard: 'case.number = "1"' },
    ])
    const open = edited(setGuard(path, { ...done, index: 0 }, ' '))
    expect(written(open)).toEqual(['closed', 'group'])
  })

  it('[DE37] bring their event along when it is new', () => {
    const event = { title: text('Give up'), roles: ['officer'] }
    const after = edited(addEventTransition(path, '/states/open', event, '/states/closed'))
    expect(after.events['GIVE_UP']).toEqual(event)
    expect(meaning(after)).toMatchObject({ 'visit.open event GIVE_UP 0': 'visit.closed' })
  })

  it('[DE37] say why, and say nothing when both languages are empty', () => {
    const place = { ...done, index: 1 }
    const told = edited(setReason(path, place, text('Because')))
    expect(written(told)).toMatchObject([
      {},
      { target: 'group', meta: { reason: text('Because') } },
    ])
    expect(written(edited(setReason(path, place, text('')), told))).toEqual(written(visit))
  })
})

describe('tasks, deadlines and actions', () => {
  it('[DE38] tasks keep their id, whatever is changed in them', () => {
    const task = { title: text('Plan'), assign: { role: 'officer' }, submit: 'DONE' }
    const added = edited(addTask(path, '/states/group/states/first', task))
    const tasks = added.states['group']?.states?.['first']?.meta?.tasks
    // "plan" is taken by a task of another state
    expect(tasks).toEqual([{ id: 'plan2', ...task }])
    const changed = edited(
      changeTask(
        path,
        '/states/open',
        'plan',
        (one) => ({ ...one, id: 'other', form: 'R01' }),
        text('x'),
      ),
    )
    expect(changed.states['open']?.meta?.tasks?.[0]).toMatchObject({ id: 'plan', form: 'R01' })
  })

  it('[DE81] a new task raises an event of its own where none is said', () => {
    const task = { title: text('Site visit'), assign: { role: 'officer' } }
    const added = edited(addTask(path, '/states/group/states/first', task))
    expect(added.states['group']?.states?.['first']?.meta?.tasks).toEqual([
      { id: 'siteVisit', ...task, submit: 'SITE_VISIT_DONE' },
    ])
    expect(added.events['SITE_VISIT_DONE']).toEqual({
      title: { pl: 'Site visit: zakończono', en: 'Site visit: done' },
    })
  })

  it('[DE38] tasks are moved, and keep their ids', () => {
    const moved = edited(moveTask(path, '/states/open', 1, 0))
    expect(moved.states['open']?.meta?.tasks?.map(({ id }) => id)).toEqual(['report', 'plan'])
  })

  it('[DE38] deadlines have names of their own', () => {
    const timer = { title: text('Report'), days: 5, count: 'working' as const }
    const added = edited(setTimer(path, 'report', timer))
    expect(added.timers).toEqual({ report: timer })
    expect(newTimerName(added, text('Report'))).toBe('report2')
  })

  it('[DE38] actions stand on entry, on exit or on a transition', () => {
    const notify = { type: 'notify', params: { template: 'hello', to: ['officer'] } }
    const entry = { state: '/states/open', when: 'entry' as const }
    const added = edited(addAction(path, entry, [], notify))
    expect(added.states['open']?.entry).toEqual([notify])
    expect(edited(setActions(path, entry, []), added)).toEqual(visit)
    const place = { state: '/states/open', trigger: 'event' as const, name: 'DONE', index: 1 }
    const onWay = edited(addAction(path, place, [], notify))
    expect(onWay.states['open']?.on?.['DONE']).toMatchObject([
      {},
      { target: 'group', actions: [notify] },
    ])
  })

  it('[DE30] an edit of a file that is not there changes nothing', () => {
    const files = { 'workflows/other.json': {} }
    expect(
      setGuard(path, { state: '', trigger: 'event', name: 'X', index: 0 }, 'a').apply(files),
    ).toBe(files)
  })
})

describe('[DE67] what is said of a transition beside its target', () => {
  const place = { state: '/states/open', trigger: 'event', name: 'PLANNED', index: 0 } as const

  it('is set on a transition that is written as a target alone, and leaves that again', () => {
    const noted = edited(setTransitionPart(path, place, 'description', 'Why'))
    expect(noted.states['open']?.on?.['PLANNED']).toEqual({ target: 'open', description: 'Why' })
    const again = edited(setTransitionPart(path, place, 'description', undefined), noted)
    expect(again).toEqual(visit)
    const read = edited(setTransitionPart(path, place, 'readers', ['officer']))
    expect(read.states['open']?.on?.['PLANNED']).toEqual({
      target: 'open',
      meta: { readers: ['officer'] },
    })
    expect(edited(setTransitionPart(path, place, 'readers', undefined), read)).toEqual(visit)
  })
})

it('[DE34] states inside run side by side and one after another again, and keep their ids', () => {
  const beside = edited(setParallel(path, '/states/group', true))
  expect(beside.states['group']).toMatchObject({ type: 'parallel', id: 'visit.group' })
  expect(beside.states['group']?.initial).toBeUndefined()
  const after = edited(setParallel(path, '/states/group', false), beside)
  expect(after.states['group']).toEqual({ ...visit.states['group'] })
})
