import { overloadForNames, overloadsFor } from '../builtins/call-built-in.ts'
import { compileRegex } from '../builtins/regex.ts'
import { type BuiltIn, type Overload, parameterAt } from '../builtins/signature.ts'
import { builtInTable } from '../builtins/table.ts'
import type { Argument, Expression } from '../syntax/ast.ts'
import { momentReaders } from '../values/moment-readers.ts'
import { readDuration } from '../values/read-duration.ts'
import type { Findings } from './findings.ts'
import type { Infer } from './infer.ts'
import { checkKind } from './operand-rules.ts'
import { type Type, anyType, commonType, itemType } from './type.ts'
import { type TypedScope, isOwnName, withName } from './typed-scope.ts'

type Call = Expression & { type: 'call' }

/** Returns the type of a call; reports unknown functions, wrong arguments and faulty literals. */
export function inferCall(node: Call, scope: TypedScope, infer: Infer, to: Findings): Type {
  const { target } = node
  if (target.type !== 'name' || isOwnName(target.name, scope)) {
    checkKind(infer(target, scope), ['function'], target, to)
    for (const argument of node.arguments) infer(argument.value, scope)
    return anyType
  }
  const builtIn = builtInTable.get(target.name)
  const types = argumentTypes(node, scope, infer)
  if (!builtIn) return unknownFunction(target.name, target, to)
  checkLiterals(node, to)
  const overloads = chooseOverloads(builtIn, node, to)
  if (overloads.length === 0) return anyType
  checkArguments(overloads, node.arguments, types, to)
  return literalDuration(node) ?? resultType(builtIn.name, overloads, types)
}

/** Functions given to `sort` get the type of the items for their parameters. */
function argumentTypes(node: Call, scope: TypedScope, infer: Infer): Type[] {
  const types: Type[] = []
  for (const { value } of node.arguments) {
    if (value.type === 'function' && types[0]) {
      const item = itemType(types[0])
      const inner = value.parameters.reduce((outer, one) => withName(one.name, item, outer), scope)
      infer(value.body, inner)
      types.push({ kind: 'function' })
    } else types.push(infer(value, scope))
  }
  return types
}

function unknownFunction(name: string, at: Expression, to: Findings): Type {
  const texts = { pl: `Nie ma funkcji „${name}”.`, en: `There is no function “${name}”.` }
  const known = [...builtInTable.keys()]
  to.add('expression.unknown-function', at, texts, { written: name, known })
  return anyType
}

function chooseOverloads(builtIn: BuiltIn, node: Call, to: Findings): Overload[] {
  const names = node.arguments.flatMap((argument) => argument.name ?? [])
  const found =
    names.length > 0
      ? [overloadForNames(builtIn, names)?.overload].filter((one) => one !== undefined)
      : overloadsFor(builtIn, node.arguments.length)
  if (found.length === 0) {
    const signatures = builtIn.overloads.map((one) => one.text).join(' | ')
    to.add('expression.arguments', node, {
      pl: `Argumenty nie pasują do: ${signatures}.`,
      en: `The arguments do not fit: ${signatures}.`,
    })
  }
  return found
}

function checkArguments(
  overloads: Overload[],
  given: Argument[],
  types: Type[],
  to: Findings,
): void {
  for (const [index, argument] of given.entries()) {
    const kinds = overloads.flatMap((one) => {
      const named = one.parameters.find((parameter) => parameter.name === argument.name)
      return (named ?? parameterAt(one, index))?.kinds ?? []
    })
    const type = types[index] ?? anyType
    if (kinds.includes('any') || kinds.includes('list')) continue
    const accepted = kinds.includes('date and time') ? [...kinds, 'date' as const] : kinds
    // A list of one item may stand for its item.
    checkKind(accepted.includes(type.kind) ? type : itemType(type), accepted, argument, to)
  }
}

const patternAt: Record<string, number> = { matches: 1, replace: 1, split: 1 }

function checkLiterals(node: Call, to: Findings): void {
  const name = node.target.type === 'name' ? node.target.name : ''
  const [first] = node.arguments
  const read = momentReaders.get(name)
  if (read && first?.value.type === 'text' && node.arguments.length === 1) {
    if (read(first.value.value) === null) reportMoment(first.value, first.value.value, to)
  }
  const place = patternAt[name]
  const pattern =
    node.arguments.find(
      (argument) => argument.name === 'pattern' || argument.name === 'delimiter',
    ) ?? (place === undefined ? undefined : node.arguments[place])
  if (place !== undefined && pattern?.value.type === 'text') {
    if (!compileRegex(pattern.value.value)) reportPattern(pattern, pattern.value.value, to)
  }
}

function reportPattern(at: Argument, pattern: string, to: Findings): void {
  to.add('expression.regex', at, {
    pl: `„${pattern}” nie jest wyrażeniem regularnym RE2 (bez odwołań wstecz i asercji otoczenia).`,
    en: `“${pattern}” is no RE2 regular expression (no back references, no look-around).`,
  })
}

/** Reports a literal that is no date, time or duration. */
export function reportMoment(at: Expression, text: string, to: Findings): void {
  to.add('expression.date', at, {
    pl: `„${text}” nie jest poprawną datą, godziną ani czasem trwania.`,
    en: `“${text}” is no valid date, time or duration.`,
  })
}

/** Which of both kinds a duration is shows only in its text. */
function literalDuration({ target, arguments: [first] }: Call): Type | undefined {
  if (target.type !== 'name' || target.name !== 'duration') return undefined
  const value = first?.value.type === 'text' ? readDuration(first.value.value) : null
  return value ? { kind: value.kind } : undefined
}

const ofItem = new Set(['min', 'max', 'sum', 'mean'])
const sameList = new Set([
  'sort',
  'reverse',
  'sublist',
  'remove',
  'distinct values',
  'duplicate values',
])
const joinedLists = new Set(['concatenate', 'union'])

function resultType(name: string, overloads: Overload[], types: Type[]): Type {
  const [first = anyType] = types
  if (ofItem.has(name)) return types.map(itemType).reduce(commonType, { kind: 'null' })
  if (name === 'abs') return first
  if (sameList.has(name)) return { kind: 'list', item: itemType(first) }
  if (joinedLists.has(name)) return { kind: 'list', item: types.map(itemType).reduce(commonType) }
  if (name === 'split') return { kind: 'list', item: { kind: 'string' } }
  const [overload] = overloads
  return overload ? typeOfKind(overload.result) : anyType
}

function typeOfKind(kind: Overload['result']): Type {
  if (kind === 'list') return { kind, item: anyType }
  return kind === 'context' ? { kind, fields: new Map(), open: true } : { kind }
}
