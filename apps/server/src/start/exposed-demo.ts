import { CommandFailure } from '../exit-codes.ts'

/** What says who can reach a service. */
export interface Exposure {
  demo: boolean
  /** The operator accepts that everybody who can reach the demonstration can be anybody in it. */
  exposeDemo: boolean
  host: string
  /** Address people use; default: the one listened on. */
  url?: string
  proxy: boolean
}

/**
 * Refuses a demonstration that other machines can reach: it shows every mail, sign-in links included, to
 * whoever asks. @throws CommandFailure
 */
export function refuseExposedDemo({ demo, exposeDemo, host, url, proxy }: Exposure): void {
  const names = [host, ...(url !== undefined && URL.canParse(url) ? [new URL(url).hostname] : [])]
  if (!demo || exposeDemo || (!proxy && names.every(isLoopback))) return
  throw new CommandFailure(
    'Expected a demonstration only this machine can reach: it shows all mail, sign-in links too, to everybody. ' +
      'Use --no-demo for real data, or --expose-demo to let anybody be anybody',
  )
}

/** What browsers of this machine call it. */
export const loopbackNames = ['localhost', '127.0.0.1', '[::1]'] as const

/** Whether a host name or address never leaves this machine. @see RFC 1122 §3.2.1.3, RFC 6761 §6.3 */
function isLoopback(host: string): boolean {
  const name = host.replace(/^\[|\]$/gu, '').toLowerCase()
  return name === 'localhost' || name === '::1' || /^127(?:\.\d{1,3}){3}$/u.test(name)
}
