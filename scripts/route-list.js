// The addresses of the pages of the portal or studio, for the server: a Vite plugin of builds.
import { runnerImport } from 'vite'

/**
 * Writes `routes.json` beside the built pages: the addresses of a file that exports `routes` of React Router,
 * such as `/calls/:id/lists/:list`. The server answers any other with 404.
 */
export function routeList(file) {
  return {
    name: 'splot-route-list',
    apply: 'build',
    async generateBundle() {
      const { module } = await runnerImport(file, { configFile: false, logLevel: 'warn' })
      this.emitFile({
        type: 'asset',
        fileName: 'routes.json',
        source: `${JSON.stringify(addressesOf(module.routes), null, 2)}\n`,
      })
    },
  }
}

/** A page around others has no address of its own: its first one does. */
function addressesOf(routes, above = '') {
  return routes.flatMap(({ path, children }) => {
    const address = path === undefined ? above : `${above}/${path}`
    return children === undefined
      ? [address === '' ? '/' : address]
      : addressesOf(children, address)
  })
}
