import { describe, expect, test } from 'vitest'
import { refuseExposedDemo } from './exposed-demo.ts'

const local = { demo: true, exposeDemo: false, host: '127.0.0.1', proxy: false }

describe('a demonstration shows sign-in links to everybody', () => {
  test.each([
    { ...local },
    { ...local, host: '::1' },
    { ...local, host: 'localhost', url: 'http://localhost:8080' },
    { ...local, host: '0.0.0.0', demo: false },
    { ...local, host: '0.0.0.0', exposeDemo: true },
  ])('so it starts where only this machine reaches it, or where that is wanted: %j', (options) => {
    expect(() => refuseExposedDemo(options)).not.toThrow()
  })

  test.each([
    { ...local, host: '0.0.0.0' },
    { ...local, host: '::' },
    { ...local, host: '127.0.0.1.example.org' },
    { ...local, url: 'https://splot.example' },
    { ...local, proxy: true },
  ])('so it is refused where others reach it: %j', (options) => {
    expect(() => refuseExposedDemo(options)).toThrow('--no-demo')
  })
})
