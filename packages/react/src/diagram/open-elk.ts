import type { ELK, ELKConstructorArguments } from 'elkjs/lib/elk-api.js'

type Elk = new (options: ELKConstructorArguments) => ELK

/** Loads the layout engine, which runs in the worker that `createWorker` makes. */
export async function openElk(createWorker: () => Worker): Promise<ELK> {
  const module: { default: unknown } = await import('elkjs/lib/elk-api.js')
  // CommonJS: the class is the module or its `default`, depending on who loads it
  const inner = module.default as { default?: Elk }
  const Constructor = inner.default ?? (module.default as Elk)
  return new Constructor({ workerFactory: createWorker })
}
