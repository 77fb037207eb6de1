import type {
  CompiledExpression,
  ExpressionCompiler,
  FormDefinition,
  FormPage,
  FormRule,
  FormSection,
  Issue,
} from '@splot/definition'
import { pointerTo, stepsOf } from '../pointer.ts'
import { bindText, bindTexts, type TextSurroundings } from './bind-texts.ts'
import { fault } from './fault.ts'
import type { Binding, Formula } from './formula.ts'
import { isList, type FieldNode, type PartNode, type RuleNode } from './nodes.ts'
import type { Structure } from './structure.ts'

/** Fields a formula sees: the row first, then what is around it, the form last. */
type Surroundings = readonly ReadonlyMap<string, FieldNode>[]

/** Compiles the expressions of one form and gathers what is wrong with them. */
class FormulaBinder {
  readonly issues: Issue[] = []
  /** Whether some expression counts working days. */
  asksCalendar = false
  private slots = 0
  private readonly compiler: ExpressionCompiler
  private readonly compiled = new Map<string, CompiledExpression>()

  constructor(compiler: ExpressionCompiler) {
    this.compiler = compiler
  }

  /** Returns a formula, or `undefined` after noting the fault. */
  bind(source: string, path: string, around: Surroundings): Formula | undefined {
    const expression = this.compile(source, path)
    if (!expression) return undefined
    const reads = expression.reads.map((read) => read.split('.'))
    const names = new Set(reads.map((read) => read[0] ?? ''))
    const bindings = [...names].filter(Boolean).map((name) => bindingOf(name, around))
    const timed = expression.asks.length > 0
    this.asksCalendar ||= expression.asks.includes('calendar')
    const closed = !timed && bindings.every((binding) => binding.from !== 'variables')
    this.slots += 1
    return { expression, reads, bindings, closed, timed, slot: this.slots }
  }

  /** What texts need; their places see the fields of `around`. */
  texts(around: Surroundings): TextSurroundings {
    const inner = new Map([...around].reverse().flatMap((fields) => [...fields]))
    return {
      bind: (source, path) => this.bind(source, path, around),
      fieldByKey: inner,
      issues: this.issues,
    }
  }

  private compile(source: string, path: string): CompiledExpression | undefined {
    const known = this.compiled.get(source)
    if (known) return known
    const result = this.compiler.compile(source)
    if ('expression' in result) {
      this.compiled.set(source, result.expression)
      return result.expression
    }
    for (const issue of result.issues)
      this.issues.push(
        fault(
          path,
          'expression',
          {
            pl: `Wyrażenia „${source}” nie da się odczytać: ${issue.texts?.pl ?? issue.message}`,
            en: `The expression "${source}" cannot be read: ${issue.message}`,
          },
          { code: issue.code, from: issue.from, to: issue.to },
        ),
      )
    return undefined
  }
}

/** Finds where a name comes from. Unknown names are left to the caller's variables. */
function bindingOf(name: string, around: Surroundings): Binding {
  for (const [level, fields] of around.entries()) {
    const node = fields.get(name)
    if (node) return { name, from: 'field', level, list: isList(node.field) }
  }
  if (name === 'row' || name === 'facts' || name === 'lists') return { name, from: name }
  return { name, from: 'variables' }
}

/** The expression in a value that may be FEEL behind `=`. */
function behindEquals(value: unknown): string | undefined {
  return typeof value === 'string' && value.startsWith('=') ? value.slice(1) : undefined
}

/** Binds the rules of a form or table. */
function bindRules(
  rules: readonly FormRule[] | undefined,
  path: string,
  around: Surroundings,
  binder: FormulaBinder,
): RuleNode[] {
  const nodes: RuleNode[] = []
  for (const [index, rule] of (rules ?? []).entries()) {
    const here = pointerTo(path, index)
    const assert = binder.bind(rule.assert, `${here}/assert`, around)
    const when =
      rule.when === undefined ? undefined : binder.bind(rule.when, `${here}/when`, around)
    const at = rule.at.startsWith('/') ? stepsOf(rule.at) : [rule.at]
    if (!around[0]?.has(at[0] ?? ''))
      binder.issues.push(
        fault(`${here}/at`, 'rule-target', {
          pl: `Reguła „${rule.id}” wskazuje pole „${rule.at}”, którego nie ma.`,
          en: `The rule "${rule.id}" stands at the field "${rule.at}", which does not exist.`,
        }),
      )
    const message = bindText(rule.message, `${here}/message`, binder.texts(around))
    if (assert) nodes.push({ rule, assert, at, ...(when && { when }), ...(message && { message }) })
  }
  return nodes
}

/**
 * Binds the texts of a field and of those inside it. They see the form, not the row: a heading of a
 * column stands over all rows.
 */
function bindFieldTexts(node: FieldNode, top: Surroundings, binder: FormulaBinder): void {
  const { label, help, text } = node.field
  const texts = bindTexts({ label, help, text }, node.source, binder.texts(top))
  if (texts) node.texts = texts
  for (const child of node.children) bindFieldTexts(child, top, binder)
  node.hasPlaces = texts !== undefined || node.children.some((child) => child.hasPlaces)
}

/** Binds what one field says. */
function bindField(node: FieldNode, around: Surroundings, binder: FormulaBinder): void {
  const { field, source } = node
  const of = (name: string, text: string | undefined): Formula | undefined =>
    text === undefined ? undefined : binder.bind(text, pointerTo(source, name), around)
  const text = (value: unknown): string | undefined =>
    typeof value === 'string' ? value : undefined
  const formulas = {
    when: of('when', field.when),
    value: of('value', field.value),
    initial: of('default', behindEquals(field.default)),
    minimum: of('minimum', behindEquals(field.minimum)),
    maximum: of('maximum', behindEquals(field.maximum)),
    minItems: of('minItems', text(field.minItems)),
    maxItems: of('maxItems', text(field.maxItems)),
    signatures: of('signatures', text(field.signatures)),
    signWhen: of('signWhen', field.signWhen),
    options: of('from', field.from?.options),
    rows: of('rows', text(field.rows)),
    required: field.required === true ? (true as const) : of('required', text(field.required)),
    readOnly: field.readOnly === true ? (true as const) : of('readOnly', text(field.readOnly)),
  }
  for (const [name, formula] of Object.entries(formulas))
    if (formula !== undefined) Object.assign(node, { [name]: formula })
  const inner: Surroundings = [node.childByKey, ...around]
  for (const child of node.children) bindField(child, inner, binder)
  if (field.rules) node.rules = bindRules(field.rules, pointerTo(source, 'rules'), inner, binder)
}

/** Compiles every expression of a form into the nodes; returns the form's rules and the faults. */
export function bindFormulas(
  form: FormDefinition,
  structure: Structure,
  compiler: ExpressionCompiler,
): { rules: RuleNode[]; asksCalendar: boolean; issues: Issue[] } {
  const binder = new FormulaBinder(compiler)
  const top: Surroundings = [structure.fieldByKey]
  const bindPart = (node: PartNode, part: FormPage | FormSection): void => {
    const { when, title, description } = part
    const formula = when === undefined ? undefined : binder.bind(when, `${node.source}/when`, top)
    if (formula) node.when = formula
    const texts = bindTexts({ title, description }, node.source, binder.texts(top))
    if (texts) node.texts = texts
  }
  for (const [index, page] of form.pages.entries()) {
    const node = structure.pages[index]
    if (node) bindPart(node, page)
  }
  for (const node of structure.sections) if (node.section) bindPart(node, node.section)
  for (const node of structure.fields) {
    bindField(node, top, binder)
    bindFieldTexts(node, top, binder)
  }
  const rules = bindRules(form.rules, '/rules', top, binder)
  return { rules, asksCalendar: binder.asksCalendar, issues: binder.issues }
}
