import assert from 'node:assert/strict'
import { test } from 'node:test'
import { networkTable, parseAddress, parseNetwork } from './index.ts'

const addresses: readonly (readonly [text: string, want: readonly number[] | undefined])[] = [
  ['10.1.2.3', [0, 0, 0xffff, 0x0a010203]],
  ['255.255.255.255', [0, 0, 0xffff, 0xffffffff]],
  ['0.0.0.0', [0, 0, 0xffff, 0]],
  ['::', [0, 0, 0, 0]],
  ['::1', [0, 0, 0, 1]],
  ['2001:db8::8:800:200c:417a', [0x20010db8, 0, 0x00080800, 0x200c417a]],
  ['1:2:3:4:5:6:7:8', [0x00010002, 0x00030004, 0x00050006, 0x00070008]],
  ['fe80::1%eth0', [0xfe800000, 0, 0, 1]],
  ['::ffff:10.1.2.3', [0, 0, 0xffff, 0x0a010203]],
  ['1:2:3:4:5:6:7::', [0x00010002, 0x00030004, 0x00050006, 0x00070000]],
  ['', undefined],
  ['10.1.2', undefined],
  ['10.1.2.3.4', undefined],
  ['10.1.2.', undefined],
  ['10.01.2.3', undefined],
  ['256.1.1.1', undefined],
  [' 10.1.2.3', undefined],
  ['1::2::3', undefined],
  ['1:2:3:4:5:6:7', undefined],
  ['1:2:3:4:5:6:7:8::', undefined],
  [':::', undefined],
  ['12345::', undefined],
  ['g::', undefined],
  ['1.2.3.4:1::', undefined],
  ['x'.repeat(100), undefined],
]

for (const [text, want] of addresses) test(`address ${text}`, () => assert.deepEqual(parseAddress(text), want))

const networks: readonly (readonly [network: string, address: string, want: boolean | undefined])[] = [
  ['10.0.0.0/8', '10.255.0.1', true],
  ['10.0.0.0/8', '11.0.0.1', false],
  ['10.0.0.0/8', '::ffff:10.0.0.1', true],
  ['192.168.1.128/25', '192.168.1.127', false],
  ['192.168.1.128/25', '192.168.1.200', true],
  ['0.0.0.0/0', '8.8.8.8', true],
  ['0.0.0.0/0', '::1', false],
  ['::/0', '::1', true],
  ['::/0', '8.8.8.8', false],
  ['::ffff:0:0/96', '8.8.8.8', true],
  ['fe80::/10', 'febf::1', true],
  ['fe80::/10', 'fec0::1', false],
  ['2001:db8::/33', '2001:db8:8000::', false],
  ['127.0.0.1', '127.0.0.1', true],
  ['127.0.0.1', '127.0.0.2', false],
  ['10.0.0.1/8', '10.0.0.1', undefined],
  ['10.0.0.0/33', '10.0.0.1', undefined],
  ['10.0.0.0/08', '10.0.0.1', undefined],
  ['10.0.0.0/', '10.0.0.1', undefined],
  ['::/129', '::', undefined],
  ['x/8', '::', undefined],
]

for (const [network, address, want] of networks)
  test(`${address} in ${network}`, () => {
    const parsed = parseAddress(address)
    assert.ok(parsed !== undefined)
    assert.equal(parseNetwork(network)?.contains(parsed), want)
  })

test('a table finds what asking each network finds', () => {
  const written = [
    ...new Set(networks.filter(([, , want]) => want !== undefined).map(([network]) => network)),
    '10.0.0.0/8',
    '::/1',
  ]
  const all = written.flatMap((text) => parseNetwork(text) ?? [])
  assert.equal(all.length, written.length)
  const table = networkTable(all.map((network, i) => [network, written[i] ?? ''] as const))
  for (const [, text] of networks) {
    const address = parseAddress(text)
    assert.ok(address !== undefined)
    const want = written.filter((_, i) => all[i]?.contains(address))
    assert.deepEqual([...table.find(address)].sort(), want.sort(), text)
  }
})
