import { SplotError } from '@splot/definition'
import type {
  CodeList,
  DocumentDefinition,
  ExpressionCompiler,
  ExpressionMoment,
  JsonObject,
} from '@splot/definition'
import { bindBlock } from './bind-block.ts'
import type { DocumentContent, Picture } from './document-content.ts'
import { DocumentParts } from './document-parts.ts'

/** What a document knows of itself; expressions see it as `document`. */
export interface DocumentFacts {
  number: string | null
  /** ISO date. */
  madeOn: string
  /** Number of the document it replaces. */
  replaces: string | null
}

/** What a document is written with, beside its values. */
export interface DocumentMoment extends ExpressionMoment {
  /** Names of people by their id, for values that are such ids. */
  people?: Readonly<Record<string, string>>
  /** Pictures by the id of their file; a file that is none is written as its text. */
  pictures?: Readonly<Record<string, Picture>>
}

/** A template that can write documents. Pure: the same values, the same content. */
export interface CompiledDocument {
  readonly definition: DocumentDefinition
  /** Whether it writes names of people. */
  readonly readsPeople: boolean
  /** Whether it shows pictures. */
  readonly readsPictures: boolean
  /** Writes a document from values of the names in `given`, `cases` and `indicators`; others are not seen. */
  write(values: JsonObject, facts: DocumentFacts, moment: DocumentMoment): DocumentContent
}

/**
 * Returns a template that can write documents. Compile once per content and code lists, and keep it.
 *
 * @throws SplotError `document.invalid-definition` with issues that point into the definition: faulty
 *   expressions, unknown code lists, lone braces
 */
export function compileDocument(
  definition: DocumentDefinition,
  parts: { codeLists: readonly CodeList[]; expressions: ExpressionCompiler },
): CompiledDocument {
  const around = new DocumentParts(definition, parts.codeLists, parts.expressions)
  const title = around.text(definition.title, '/title')
  const body = definition.body.map((block, n) => bindBlock(block, `/body/${n}`, around))
  if (around.issues.length > 0)
    throw new SplotError(
      'document.invalid-definition',
      `Expected a template that can write documents but "${definition.id}" has faults.`,
      { issues: around.issues },
    )
  const names = [
    ...Object.keys(definition.given),
    ...(definition.cases ? ['cases'] : []),
    ...(definition.indicators ? ['indicators'] : []),
  ]
  return {
    definition,
    readsPeople: around.readsPeople,
    readsPictures: around.readsPictures,
    write(values, facts, { people = {}, pictures = {}, ...moment }) {
      const seen = names.map((name) => [name, ownValue(values, name)] as const)
      const at = {
        variables: { ...Object.fromEntries(seen), document: { ...facts } },
        moment,
        people,
        pictures,
      }
      return { title: title(at), blocks: body.flatMap((write) => write(at)) }
    },
  }
}

function ownValue(values: JsonObject, name: string) {
  return Object.hasOwn(values, name) ? (values[name] ?? null) : null
}
