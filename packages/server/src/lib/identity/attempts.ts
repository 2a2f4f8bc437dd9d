import { isIPv6 } from 'node:net'
import type { TenantId } from '@ringwall/model'
import type { Client } from './context.ts'
import type { LimitKey } from './rate-limit.ts'

/**
 * What an attempt to sign in is counted by. Few from one address at one account; more at an account from everywhere, so that a
 * stranger cannot lock its owner out from elsewhere for long; and more again from one address at all accounts.
 */
export function attemptKeys(tenant: TenantId, name: string, { address }: Client): readonly LimitKey[] {
  const account = JSON.stringify([tenant, name.normalize('NFKC').toLowerCase().slice(0, 128)])
  const from = networkOf(address)
  return [
    { key: `pair ${from} ${account}`, allowance: { burst: 5, refillMs: 30_000 } },
    { key: `account ${account}`, allowance: { burst: 50, refillMs: 10_000 } },
    addressKey(from),
  ]
}

/** What an attempt with a secret that nobody guesses is counted by. */
export function strangerKeys({ address }: Client): readonly LimitKey[] {
  return [addressKey(networkOf(address))]
}

function addressKey(from: string): LimitKey {
  return { key: `address ${from}`, allowance: { burst: 30, refillMs: 5_000 } }
}

/** An IPv6 address stands for its /64: whoever has one has all of them. */
function networkOf(address: string): string {
  if (!isIPv6(address)) return address.slice(0, 64)
  const url = URL.parse(`http://[${address.split('%')[0]}]/`)
  const [head = '', tail = ''] = (url?.hostname.slice(1, -1) ?? '').split('::')
  const first = head === '' ? [] : head.split(':')
  const last = tail === '' ? [] : tail.split(':')
  const groups = [...first, ...Array.from({ length: Math.max(0, 8 - first.length - last.length) }, () => '0'), ...last]
  return `${groups.slice(0, 4).join(':')}::/64`
}
