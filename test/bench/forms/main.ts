import type { BenchPage } from '../forms-given/bench-page.ts'
import { benchFields, type BenchField } from '../forms-given/form-fields.ts'

/** Puts the prepared form into the element. */
export type Prepared = (host: HTMLElement) => void

interface Library {
  prepare: (fields: readonly BenchField[]) => Promise<Prepared>
}

const libraries: Record<string, () => Promise<Library>> = {
  splot: () => import('./splot.tsx'),
  splotPages: () => import('./splot-pages.ts'),
  reactHookForm: () => import('./react-hook-form.tsx'),
  rjsf: () => import('./rjsf.tsx'),
  formJs: () => import('./form-js.ts'),
  survey: () => import('./survey.tsx'),
}

let prepared: Prepared | undefined

const page: BenchPage = {
  keys: [],
  async prepare(library, size) {
    prepared = await (await libraries[library]!()).prepare(benchFields(size))
  },
  async mount(inputs) {
    const start = performance.now()
    prepared!(document.getElementById('form')!)
    while (document.querySelectorAll(textInputs).length < inputs) await nextFrame()
    return (await paintOfThisFrame()) - start
  },
  focus() {
    document.querySelector<HTMLInputElement>(textInputs)!.focus()
    page.keys = []
  },
}

const textInputs = 'input:not([type=checkbox]):not([type=radio]):not([type=hidden])'

window.addEventListener(
  'keydown',
  (event) => void nextPaint().then((painted) => page.keys.push(painted - event.timeStamp)),
  { capture: true },
)

function nextFrame(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => resolve()))
}

/** Resolves right after the next paint. */
async function nextPaint(): Promise<number> {
  await nextFrame()
  return paintOfThisFrame()
}

/** Called in a frame callback, resolves right after the paint of that frame: a message comes behind it. */
function paintOfThisFrame(): Promise<number> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.addEventListener('message', () => resolve(performance.now()))
    port1.start()
    port2.postMessage(null)
  })
}

Object.assign(window, { benchPage: page })
