import { z } from '@hono/zod-openapi'
import { SplotError } from '@splot/definition'
import type { Issue } from '@splot/definition'

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
      message: { pl: translated[index]?.message ?? one.message, en: one.message },
    })),
  })
}

function escapePointer(part: string): string {
  return part.replaceAll('~', '~0').replaceAll('/', '~1')
}
