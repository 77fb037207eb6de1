import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

/** What a device cookie is made from. */
export interface DeviceCookieOptions {
  secret: string
  https: boolean
  basePath?: string
}

const lifeSeconds = 400 * 24 * 60 * 60
/** Persons who share a device, such as one at a desk of an office; the one seen longest ago goes. */
const personsAtMost = 8

/**
 * Device cookies: a device that has signed in with an address carries a proof of it. Requests from there
 * are counted apart, so that nobody locks a person out by using up what the address may ask for.
 * Nothing is stored. @see OWASP, Slow Down Online Guessing Attacks with Device Cookies
 */
export function createDeviceCookies({ secret, https, basePath = '' }: DeviceCookieOptions) {
  const name = `${https ? '__Secure-' : ''}splot.device`
  const proofOf = (device: string, email: string): string =>
    createHmac('sha256', secret)
      .update(`device\n${device}\n${email.toLowerCase()}`)
      .digest('base64url')
      .slice(0, 22)
  const carried = (headers: Headers): { device: string; proofs: string[] } | null => {
    const cookie = (headers.get('cookie') ?? '')
      .split('; ')
      .find((one) => one.startsWith(`${name}=`))
    const [device, ...proofs] = cookie?.slice(name.length + 1).split('.') ?? []
    return device === undefined || !/^[\w-]{22}$/u.test(device) ? null : { device, proofs }
  }
  return {
    /** Returns the opaque id of a device that has signed in with the address, or `null`. */
    known(headers: Headers, email: string): string | null {
      const found = carried(headers)
      if (found === null) return null
      const wanted = proofOf(found.device, email)
      return found.proofs.some((proof) => isSame(proof, wanted)) ? found.device : null
    },
    /** Returns the cookie of a device that has just signed in with the address. */
    remember(headers: Headers, email: string): string {
      const { device, proofs } = carried(headers) ?? {
        device: randomBytes(16).toString('base64url'),
        proofs: [],
      }
      const proof = proofOf(device, email)
      const kept = [proof, ...proofs.filter((one) => one !== proof)].slice(0, personsAtMost)
      const parts = [
        `${name}=${[device, ...kept].join('.')}`,
        `Max-Age=${lifeSeconds}`,
        `Path=${basePath === '' ? '/' : basePath}`,
        'HttpOnly',
        'SameSite=Lax',
        ...(https ? ['Secure'] : []),
      ]
      return parts.join('; ')
    },
  }
}

function isSame(one: string, other: string): boolean {
  return one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other))
}
