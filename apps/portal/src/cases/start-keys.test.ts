import { describe, expect, it } from 'vitest'
import { startKeys } from './start-keys.ts'

describe('keys of cases that a page starts', () => {
  it('stay the same while a button is pressed again, and differ for another thing', () => {
    const keys = startKeys()
    const key = keys.keyOf('entity')
    expect(keys.keyOf('entity')).toBe(key)
    expect(keys.keyOf('annex')).not.toBe(key)
  })

  it('are new once the service has refused, and on a page opened anew', () => {
    const keys = startKeys()
    const key = keys.keyOf('entity')
    keys.forget('entity')
    expect(keys.keyOf('entity')).not.toBe(key)
    expect(startKeys().keyOf('entity')).not.toBe(key)
  })
})
