/* oxlint-disable typescript/no-explicit-any, typescript/no-implied-eval -- SCXML's data model is JavaScript */
import { existsSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { createRequire } from 'node:module'
import type { JsonValue } from '@splot/definition'
import { describe, expect, it } from 'vitest'
import { assign, enqueueActions, not, raise, stateIn } from 'xstate'
import { createStepper, type Configuration, type Stepper } from './xstate.ts'

// The SCXML cases that XState's own suite runs (packages/core/test/scxml.test.ts), from the W3C and
// SCION suites, here with the configuration stored as JSON and read back between events.

const enabled: Record<string, string> = {
  actionSend: 'send1 send2 send3 send4 send4b send7 send7b send8 send8b send9',
  'assign-current-small-step': 'test0 test1 test2 test3 test4',
  basic: 'basic0 basic1 basic2',
  'cond-js': 'test0 test1 test2 TestConditionalTransition',
  'default-initial-state': 'initial1 initial2',
  delayedSend: 'send1 send2 send3',
  documentOrder: 'documentOrder0',
  hierarchy: 'hier0 hier1 hier2',
  'hierarchy+documentOrder': 'test0 test1',
  history: 'history0 history1 history2 history3 history4 history4b history5 history6',
  'if-else': 'test0',
  in: 'TestInPredicate',
  'internal-transitions': 'test0 test1',
  'more-parallel':
    'test0 test1 test2 test2b test3 test3b test4 test5 test6 test6b test7 test8 test9 test10 test10b',
  'multiple-events-per-transition': 'test1',
  parallel: 'test0 test1 test2 test3',
  'parallel+interrupt':
    'test0 test1 test2 test3 test4 test5 test6 test7 test7b test8 test9 test10 test11 test12 test13 test14 test15 test16 test17 test18 test19 test20 test21 test21b test21c test22 test23 test24 test25 test27 test28 test29 test30 test31',
  'targetless-transition': 'test0 test1 test2 test3',
  'w3c-ecma':
    'test144 test147 test148 test149 test158 test172 test173 test174 test175 test176 test185 test186 test187 test189 test190 test191 test192 test193 test200 test201 test205 test208 test220 test232 test235 test237 test247 test287 test318 test333 test335 test336 test337 test339 test342 test347 test348 test349 test355 test372 test375 test377 test387 test396 test399 test403a test403b test403c test404 test405 test406 test407 test416 test417 test419 test421 test423 test445 test449 test453 test495 test503 test504 test505 test560 test570',
}

const require = createRequire(import.meta.url)
const folder = `${dirname(require.resolve('@scion-scxml/test-framework/package.json'))}/test`

interface Element {
  name: string
  attributes: Record<string, string>
  children: Element[]
}

/** Reads the little of XML that the cases use. */
function parseXml(text: string): Element {
  const clean = text.replace(/<!--[\s\S]*?-->/g, '').replace(/<\?[\s\S]*?\?>/g, '')
  const top: Element = { name: '', attributes: {}, children: [] }
  const stack = [top]
  const tag = /<(\/?)([\w:]+)((?:\s+[\w:.-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>/g
  for (const [, closing, name = '', attributes = '', empty] of clean.matchAll(tag)) {
    if (closing === '/') {
      stack.pop()
      continue
    }
    const element: Element = { name, attributes: {}, children: [] }
    for (const [, key = '', double, single] of attributes.matchAll(
      /([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g,
    )) {
      element.attributes[key] = unescapeXml(double ?? single ?? '')
    }
    stack.at(-1)!.children.push(element)
    if (empty !== '/') stack.push(element)
  }
  return top
}

function unescapeXml(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&')
}

const stateNames = new Set(['state', 'parallel', 'final', 'history'])
const idOf = (id: string) => id.replaceAll('.', '$')

interface Scope {
  context: Record<string, unknown>
  event: { type: string }
}

const sessionId = 'session'
const processors = { scxml: { location: '#_scxml_session' }, basichttp: { location: 'http' } }

function evaluate(source: string, { context, event }: Scope): unknown {
  const names = ['context', '_event', '_sessionid', '_ioprocessors']
  const run = new Function(...names, `with (context) { return (${source}) }`)
  const name = event.type.replace(/^xstate\./, '')
  return run(context, { name, data: event }, sessionId, processors)
}

function toMilliseconds(delay: unknown): number {
  const [, amount = '0', unit] = /^([\d.]+)(ms|s)?$/.exec(String(delay)) ?? []
  return Number(amount) * (unit === 's' ? 1_000 : 1)
}

function toAction({ name, attributes, children }: Element): any {
  switch (name) {
    case 'raise':
      return raise({ type: attributes['event']! })
    case 'assign':
      return assign((scope: Scope) => ({
        [attributes['location']!]: evaluate(attributes['expr']!, scope),
      }))
    case 'if':
      return toConditional(attributes['cond']!, children)
    case 'send':
      return attributes['target'] === '#_internal'
        ? raise((scope: Scope) => sent(attributes, children, scope).event as never)
        : { type: 'send', params: (scope: Scope) => sent(attributes, children, scope) }
    case 'cancel':
      return { type: 'cancel', params: { id: attributes['sendid'] } }
    default:
      return { type: name }
  }
}

function toConditional(condition: string, children: Element[]): any {
  const branches: { condition: string; actions: any[] }[] = [{ condition, actions: [] }]
  for (const child of children) {
    if (child.name === 'elseif')
      branches.push({ condition: child.attributes['cond']!, actions: [] })
    else if (child.name === 'else') branches.push({ condition: 'true', actions: [] })
    else branches.at(-1)!.actions.push(toAction(child))
  }
  return enqueueActions(({ context, event, enqueue }: any) => {
    const holds = branches.find((one) => evaluate(one.condition, { context, event }))
    for (const action of holds?.actions ?? []) enqueue(action)
  })
}

function sent(attributes: Record<string, string>, children: Element[], scope: Scope) {
  const given = (name: string) =>
    attributes[`${name}expr`] === undefined
      ? attributes[name]
      : evaluate(attributes[`${name}expr`]!, scope)
  const params = Object.fromEntries(
    children
      .filter((child) => child.name === 'param')
      .map(({ attributes: param }) => [param['name'], evaluate(param['expr']!, scope)]),
  )
  return {
    event: { ...params, type: String(given('event')) },
    delay: toMilliseconds(given('delay') ?? '0'),
    target: given('target'),
    id: attributes['id'],
  }
}

function toGuard(condition: string): any {
  const inside = /^\s*(!?)\s*In\('(.*)'\)/.exec(condition)
  if (inside !== null) {
    const guard = stateIn(`#${idOf(inside[2]!)}`)
    return inside[1] === '!' ? not(guard) : guard
  }
  return (scope: Scope) => Boolean(evaluate(condition, scope))
}

/** One SCXML document: its stepper and what its states invoke. */
interface Document {
  stepper: Stepper
  invokes: Map<string, { id: string; content: Element }[]>
}

function toDocument(scxml: Element): Document {
  const invokes: Document['invokes'] = new Map()
  const context: Record<string, unknown> = {}
  for (const { name, children } of scxml.children) {
    if (name !== 'datamodel') continue
    for (const { attributes } of children) {
      const { id = '', expr } = attributes
      const scope = { context, event: { type: '' } }
      context[id] = expr === undefined ? undefined : evaluate(expr, scope)
    }
  }
  const config = { ...toConfig(scxml, 'scxml', invokes), context }
  return { stepper: createStepper(config), invokes }
}

function toConfig(element: Element, id: string, invokes: Document['invokes']): any {
  const { name, attributes, children } = element
  const key = idOf(id)
  if (name === 'history') {
    const target = children.find((one) => one.name === 'transition')?.attributes['target']
    const history = attributes['type'] ?? 'shallow'
    return { id: key, type: 'history', history, ...(target ? { target: `#${idOf(target)}` } : {}) }
  }
  const states = children.filter((one) => stateNames.has(one.name))
  const config: any = { id: key, on: {}, always: [] }
  const actions = (kind: string) =>
    children.filter((one) => one.name === kind).flatMap((one) => one.children.map(toAction))
  config.entry = actions('onentry')
  config.exit = actions('onexit')
  if (name === 'parallel' || name === 'final') config.type = name
  if (states.length > 0) {
    config.states = Object.fromEntries(
      states.map((state) => {
        const stateId = state.attributes['id']
        return [idOf(stateId!), toConfig(state, stateId!, invokes)]
      }),
    )
    const first =
      attributes['initial'] ??
      children.find((one) => one.name === 'initial')?.children[0]?.attributes['target'] ??
      states[0]!.attributes['id']
    if (name !== 'parallel') config.initial = idOf(first!)
  }
  for (const transition of children.filter((one) => one.name === 'transition')) {
    addTransition(config, transition)
  }
  const invoked = children
    .filter((one) => one.name === 'invoke')
    .map((one, at) => ({
      id: one.attributes['id'] ?? `${key}.${at}`,
      content: one.children.find((child) => child.name === 'content')!.children[0]!,
    }))
  if (invoked.length > 0) invokes.set(key, invoked)
  return config
}

function addTransition(config: any, { attributes, children }: Element): void {
  const { event, target, cond, type } = attributes
  const made = {
    ...(target === undefined ? {} : { target: target.split(/\s+/).map((one) => `#${idOf(one)}`) }),
    ...(cond === undefined ? {} : { guard: toGuard(cond) }),
    ...(type === 'internal' ? {} : { reenter: true }),
    actions: children.map(toAction),
  }
  if (event === undefined || event === '') {
    config.always.push(made)
    return
  }
  for (const descriptor of event.trim().split(/\s+/)) {
    const named = descriptor.replace(/^done\.state/, 'xstate.done.state')
    const pattern = named === '*' || named.endsWith('.*') ? named : `${named}.*`
    ;(config.on[pattern] ??= []).push(made)
  }
}

interface Letter {
  at: number
  order: number
  to: Session
  event: { type: string }
  from?: Session
  id?: string | undefined
}

/** Sessions that talk by events over one clock; each is JSON between events. */
class World {
  now = 0
  order = 0
  mail: Letter[] = []

  post(
    to: Session,
    event: { type: string },
    sent: Partial<Letter> & { delay?: number } = {},
  ): void {
    const { delay = 0, ...more } = sent
    this.mail.push({ ...more, at: this.now + delay, order: this.order++, to, event })
    this.mail.sort((a, b) => a.at - b.at || a.order - b.order)
  }

  /** Delivers what is due until `time`. */
  run(time: number): void {
    for (let next = this.mail[0]; next !== undefined && next.at <= time; next = this.mail[0]) {
      this.mail.shift()
      this.now = Math.max(this.now, next.at)
      next.to.receive(next.event)
    }
    if (Number.isFinite(time)) this.now = time
  }
}

class Session {
  readonly document: Document
  readonly children = new Map<string, Session>()
  configuration!: Configuration
  over = false

  readonly world: World
  readonly parent: { session: Session; id: string } | null

  constructor(world: World, scxml: Element, parent: { session: Session; id: string } | null) {
    this.world = world
    this.parent = parent
    this.document = toDocument(scxml)
  }

  start(): void {
    this.settle([], () => this.document.stepper.start(this.host()))
  }

  active(): readonly string[] {
    return this.document.stepper.active(this.configuration.value) ?? []
  }

  receive(event: { type: string }): void {
    if (this.over) return
    this.settle(this.active(), () =>
      this.document.stepper.step(this.configuration, event, this.host()),
    )
  }

  settle(before: readonly string[], move: () => Configuration): void {
    const reached = move()
    // Absent is null once it is stored.
    const text = JSON.stringify(reached, (_, value: unknown) =>
      value === undefined ? null : value,
    )
    this.configuration = JSON.parse(text) as Configuration
    const active = this.active()
    for (const state of before) if (!active.includes(state)) this.stopChildren(state)
    if (reached.status === 'done') return this.finish()
    for (const state of active) {
      if (before.includes(state)) continue
      for (const { id, content } of this.document.invokes.get(state) ?? []) {
        const child = new Session(this.world, content, { session: this, id })
        this.children.set(id, child)
        child.start()
      }
    }
  }

  stopChildren(state: string): void {
    for (const { id } of this.document.invokes.get(state) ?? []) {
      const child = this.children.get(id)
      if (child !== undefined) child.stop()
    }
  }

  stop(): void {
    this.over = true
    this.world.mail = this.world.mail.filter((letter) => letter.to !== this)
    this.dropDelayed()
  }

  /** What a session meant to send later is not sent when it has ended. */
  dropDelayed(): void {
    const { now, mail } = this.world
    this.world.mail = mail.filter((letter) => letter.from !== this || letter.at <= now)
  }

  finish(): void {
    this.over = true
    this.dropDelayed()
    for (const child of this.children.values()) child.stop()
    const { parent } = this
    if (parent !== null) this.world.post(parent.session, { type: `done.invoke.${parent.id}` })
  }

  host() {
    return {
      act: (type: string, params: unknown) => {
        if (type === 'cancel') {
          const { id } = params as { id: string }
          this.world.mail = this.world.mail.filter((letter) => letter.id !== id)
        }
        if (type !== 'send') return
        const { event, delay, target, id } = params as ReturnType<typeof sent>
        this.world.post(this.addressee(target), event, { delay, id, from: this })
      },
    }
  }

  addressee(target: unknown): Session {
    if (target === '#_parent') return this.parent!.session
    const child = typeof target === 'string' ? this.children.get(target.slice(2)) : undefined
    return child ?? this
  }
}

/** The innermost active states: what the cases call a configuration. */
function leavesOf(value: JsonValue): string[] {
  if (typeof value !== 'object' || value === null) return [String(value)]
  return Object.entries(value).flatMap(([key, inner]) =>
    typeof inner === 'object' && inner !== null && Object.keys(inner).length === 0
      ? [key]
      : leavesOf(inner as JsonValue),
  )
}

interface Expected {
  initialConfiguration: string[]
  events: { after?: number; event: { name: string }; nextConfiguration: string[] }[]
}

function runCase(group: string, name: string): void {
  const path = `${folder}/${group}/${name}${group === 'w3c-ecma' ? '.txml' : ''}`
  const source = readFileSync(`${path}.scxml`, 'utf8')
    // The one script of the enabled cases, which XState's suite also writes as an assignment.
    .replace(/<script>\s*x \*= 2;?\s*<\/script>/, '<assign location="x" expr="x * 2"/>')
  const expected = JSON.parse(readFileSync(`${path}.json`, 'utf8')) as Expected
  const world = new World()
  const session = new Session(world, parseXml(source).children[0]!, null)
  session.start()
  const reached = () => leavesOf(session.configuration.value).toSorted()
  const named = (ids: string[]) => ids.map(idOf).toSorted()
  if (expected.events.length === 0 && expected.initialConfiguration[0] === 'pass') {
    world.run(Number.POSITIVE_INFINITY)
    expect(['pass', 'final']).toContain(session.configuration.value)
    return
  }
  expect(reached()).toEqual(named(expected.initialConfiguration))
  world.run(0)
  for (const { after, event, nextConfiguration } of expected.events) {
    world.run(world.now + (after ?? 0))
    world.post(session, { type: event.name })
    world.run(world.now)
    expect(reached()).toEqual(named(nextConfiguration))
  }
  expect(session.configuration.value).not.toBe('fail')
}

const cases = Object.entries(enabled).flatMap(([group, names]) =>
  names.split(' ').map((name): [string, string] => [group, name]),
)

describe('SCXML', () => {
  it('[EN9] all 169 enabled cases are here', () => {
    expect(cases).toHaveLength(169)
    expect(existsSync(folder)).toBe(true)
  })

  it.each(cases)('[EN9] %s/%s', (group, name) => {
    runCase(group, name)
  })
})
