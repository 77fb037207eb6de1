import { runCommandLine } from '../command-line.ts'
import { projectFolder } from './splot-in.ts'

/** What a started service printed: its address, and a link for each of its people. */
export interface Serving {
  address: string
  links: { roles: string[]; email: string; link: string }[]
}

/** What a service was used for, and how it ended. */
export interface Served<T> {
  code: number
  result: T
  err: string
}

/**
 * Starts the service in a folder and hands it to `use`; the service is asked to stop when that is done.
 * Returns what `use` returned, and how the service ended.
 */
export async function whileServing<T>(
  workingFolder: string,
  args: readonly string[],
  use: (serving: Serving) => Promise<T>,
): Promise<Served<T>> {
  const notes: string[] = []
  let stop = (): void => undefined
  const stopped = new Promise<void>((done) => {
    stop = done
  })
  let ready: (text: string) => void = () => undefined
  const line = new Promise<string>((done) => {
    ready = done
  })
  const running = runCommandLine(['start', '--port', '0', '--json', ...args], {
    output: { line: (text) => ready(text), note: (text) => notes.push(text) },
    workingFolder,
    projectFolder,
    stopped: () => stopped,
  })
  const first = await Promise.race([line, running.then(() => '')])
  if (first === '') throw new Error(`Expected the service to start but: ${notes.join('\n')}`)
  try {
    const result = await use(JSON.parse(first) as Serving)
    stop()
    return { code: await running, result, err: notes.join('\n') }
  } finally {
    stop()
    await running
  }
}

/** Returns the calls that the service at an address tells everybody. */
export async function listedCalls(address: string): Promise<object[]> {
  const page = (await (await fetch(`${address}/api/calls`)).json()) as { items: object[] }
  return page.items
}

/** Signs in by a link; returns the header that says so from then on. */
export async function cookieOf(link: string): Promise<string> {
  const signed = await pressSignIn(link)
  return signed.headers
    .getSetCookie()
    .map((one) => one.split(';', 1)[0] ?? '')
    .join('; ')
}

/** Does what the button on the page of a link does, and returns the answer. */
export async function pressSignIn(link: string): Promise<Response> {
  const { origin, pathname, searchParams } = new URL(link)
  return fetch(origin + pathname, { method: 'POST', body: searchParams, redirect: 'manual' })
}
