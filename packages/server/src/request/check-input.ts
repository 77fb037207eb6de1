import { z } from '@hono/zod-openapi'
import { SplotError } from '@splot/definition'
import type { Issue, LocalText } from '@splot/definition'

const polish = z.locales.pl().localeError
const english = z.locales.en().localeError

/**
 * Returns `value` as the schema reads it.
 * @throws SplotError request.shape with one issue a fault, in both languages
 */
export function checkInput<T>(schema: z.ZodType<T>, value: unknown, where: string): T {
  const result = schema.safeParse(value, { error: english })
  if (result.success) return result.data
  const translated = schema.safeParse(value, { error: polish }).error?.issues ?? []
  throw new SplotError('request.shape', `Expected another ${where}; see the errors`, {
    issues: result.error.issues.map((one, index): Issue => ({
      path: one.path.map((part) => `/${escapePointer(String(part))}`).join(''),
      code: `request.${one.code.replaceAll('_', '-')}`,
      message: ownMessage(one) ?? {
        pl: translated[index]?.message ?? one.message,
        en: one.message,
      },
    })),
  })
}

/** What the library says with a pattern, or in words that do not fit a person; else `null`. */
function ownMessage(issue: z.core.$ZodIssue): LocalText | null {
  if (issue.code !== 'invalid_format') return null
  return issue.format === 'email'
    ? {
        pl: 'Podaj pełny adres e-mail, na przykład anna.nowak@example.org.',
        en: 'Give a full e-mail address, for example anna.nowak@example.org.',
      }
    : {
        pl: 'Ta wartość ma inną postać, niż jest tu przyjmowana.',
        en: 'This value has another form than is taken here.',
      }
}

function escapePointer(part: string): string {
  return part.replaceAll('~', '~0').replaceAll('/', '~1')
}
