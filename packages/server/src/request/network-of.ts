import { isIPv4, isIPv6 } from 'node:net'

/**
 * Returns what the requests of a network address are counted by: of IPv6 the first 64 bits, of which one
 * customer has all addresses behind them; an IPv4 address as it is, also where it is written as IPv6 or
 * with a port. What is no address is left as it is. Pure.
 *
 * @see RFC 6177, RFC 4291 section 2.5.5.2
 */
export function networkOf(address: string): string {
  const bare = withoutPort(address.trim())
  if (!isIPv6(bare)) return bare
  const groups = groupsOf(bare)
  const isMapped = groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff
  if (isMapped)
    return groups
      .slice(6)
      .flatMap((group) => [group >> 8, group & 255])
      .join('.')
  const network = groups.slice(0, 4).map((group) => group.toString(16))
  return `${network.join(':')}::/64`
}

/** `192.0.2.1:443` and `[2001:db8::1]:443`, as some proxies write them; a zone is of this machine alone. */
function withoutPort(address: string): string {
  const [, inBrackets] = /^\[(.*)\](?::\d+)?$/u.exec(address) ?? []
  if (inBrackets !== undefined) return inBrackets.split('%', 1)[0]!
  const [, host = ''] = /^([\d.]+):\d+$/u.exec(address) ?? []
  return isIPv4(host) ? host : address.split('%', 1)[0]!
}

/** The eight numbers of an IPv6 address. */
function groupsOf(address: string): number[] {
  // the platform writes the last 32 bits as hexadecimal, too
  const plain = new URL(`http://[${address}]/`).hostname.slice(1, -1)
  const [before = '', after] = plain.split('::')
  const numbers = (part: string) => (part === '' ? [] : part.split(':').map((g) => parseInt(g, 16)))
  const [first, last] = [numbers(before), numbers(after ?? '')]
  return [...first, ...Array<number>(8 - first.length - last.length).fill(0), ...last]
}
