import { expect, it } from 'vitest'
import { networkOf } from './network-of.ts'

it.each([
  ['an IPv4 address', '192.0.2.7', '192.0.2.7'],
  ['one with a port', '192.0.2.7:50123', '192.0.2.7'],
  ['one written as IPv6', '::ffff:192.0.2.7', '192.0.2.7'],
  ['one written as IPv6 in numbers', '::FFFF:c000:0207', '192.0.2.7'],
  ['an IPv6 address', '2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['another of the same network', '2001:DB8:1:2::1', '2001:db8:1:2::/64'],
  ['one with a port in brackets', '[2001:db8:1:2::1]:443', '2001:db8:1:2::/64'],
  ['one of another network', '2001:db8:1:3::1', '2001:db8:1:3::/64'],
  ['one with a zone', 'fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['this machine', '::1', '0:0:0:0::/64'],
  ['what is no address', 'unknown', 'unknown'],
  ['nothing', '', ''],
])('[SV206] %s is counted by its network', (_, address, network) => {
  expect(networkOf(address)).toBe(network)
})
