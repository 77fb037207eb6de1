import { expect, it } from 'vitest'
import { checkDefinitions } from '../check/check-definitions.ts'
import type { DefinitionCheck } from '../check/check-definitions.ts'
import { createDefinitionCache } from '../definitions/definition-cache.ts'
import type { DefinitionChecker, SourceFile } from '../ports.ts'
import { openVillage } from '../village/open-village.ts'
import { publishableVillage } from '../village/publishable-village.ts'

async function withChecker(given: Partial<DefinitionChecker>) {
  const never = async () => {
    throw new Error('Expected nobody to ask.')
  }
  const checker = { check: never, simulate: never, ...given }
  const village = await openVillage({
    changed: publishableVillage,
    checker,
    cache: createDefinitionCache(),
  })
  const admin = await village.as('wanda', 'programmeAdmin')
  const { id } = await village.runtime.createProgrammeDraft(admin, { title: 'Zmiana' })
  return { ...village, admin, id }
}

it('[RT149] a draft is checked by who is given for it, once for the same files; others are answered meanwhile', async () => {
  const asked: (readonly SourceFile[])[] = []
  let tell: (report: DefinitionCheck) => void = () => undefined
  const { runtime, admin, id } = await withChecker({
    check: (files) => {
      asked.push(files)
      return new Promise((resolve) => {
        tell = resolve
      })
    },
  })
  const checks = [1, 2].map(() => runtime.checkProgrammeDraft(admin, id))
  // somebody else is answered though the check goes on
  expect((await runtime.getProgrammeDraft(admin, id)).title).toBe('Zmiana')
  const { report } = checkDefinitions(asked[0]!, createDefinitionCache().expressions)
  tell(report)
  expect(await Promise.all(checks)).toEqual([report, report])
  expect(asked).toHaveLength(1)
})

it('[RT149] a checker that fails fails the question alone, and is asked again', async () => {
  const { runtime, admin, id } = await withChecker({
    check: async () => {
      throw new Error('out of memory')
    },
  })
  await expect(runtime.checkProgrammeDraft(admin, id)).rejects.toThrow('out of memory')
  await expect(runtime.checkProgrammeDraft(admin, id)).rejects.toThrow('out of memory')
  expect((await runtime.listProgrammeDrafts(admin)).items).toHaveLength(1)
})
