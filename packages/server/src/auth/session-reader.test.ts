import { openMemoryStore } from '@splot/store'
import { expect, test } from 'vitest'
import { sessionDocument } from './auth-rows.ts'
import { createSessionReader } from './session-reader.ts'

test('[SV98] over https a cookie that is not from https is nobody, even once it came beside a true one', async () => {
  const store = openMemoryStore()
  const { kind, id } = sessionDocument('b')
  await store.putDocument(kind, id, {})
  // as the library does: it looks at the secure name alone
  const reader = createSessionReader({ store, https: true }, async (headers) =>
    headers.get('cookie')?.includes('__Secure-splot.session_token=b')
      ? {
          owner: { person: 'anna', session: 's', secondFactor: 'given' },
          token: 'b',
          expiresAtMs: Number.POSITIVE_INFINITY,
        }
      : null,
  )
  const owner = async (cookie: string) => (await reader.owner(new Headers({ cookie })))?.person
  const both = 'splot.session_token=a; __Secure-splot.session_token=b'
  expect(await owner(both)).toBe('anna')
  expect(await owner('splot.session_token=a')).toBeUndefined()
  expect(await owner('__Secure-splot.session_token=b')).toBe('anna')
})
