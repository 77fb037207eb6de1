import type { Issue, JsonValue } from '@splot/definition'
import { issueAt } from '../messages/issue-of.ts'
import { shownSize } from '../messages/shown.ts'
import type { Run } from '../state/frame.ts'
import { isObject } from '../state/is-object.ts'
import { type Instance } from '../state/run-form.ts'

/** Whether a media type is one of those accepted; `image/*` takes every image. */
function isAccepted(type: JsonValue | undefined, accept: readonly string[]): boolean {
  if (typeof type !== 'string') return false
  return accept.some((wanted) =>
    wanted.endsWith('/*') ? type.startsWith(wanted.slice(0, -1)) : type === wanted,
  )
}

/**
 * Returns what is wrong with files: unknown, of another kind, too large. Kind and size come from
 * `scope.variables.files`; without it only the ids are checked.
 */
export function fileIssues(instance: Instance, value: JsonValue, run: Run): Issue[] {
  const { accept, maxSizeBytes } = instance.node.field
  const { files } = run.scope.variables
  if (!Array.isArray(value) || !isObject(files)) return []
  const issues: Issue[] = []
  for (const id of value) {
    if (typeof id !== 'string') continue
    const file = Object.hasOwn(files, id) ? files[id] : undefined
    if (!isObject(file)) {
      issues.push(issueAt(instance, 'form.file-unknown'))
      continue
    }
    const name = typeof file.name === 'string' ? file.name : id
    if (accept && !isAccepted(file.type, accept))
      issues.push(issueAt(instance, 'form.file-type', { file: name, accept: accept.join(', ') }))
    const size = typeof file.sizeBytes === 'number' ? file.sizeBytes : 0
    if (maxSizeBytes !== undefined && size > maxSizeBytes)
      issues.push(
        issueAt(instance, 'form.file-size', {
          file: name,
          size: shownSize(size),
          limit: shownSize(maxSizeBytes),
        }),
      )
  }
  return issues
}
