import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'

/** Hashes passwords by argon2id (RFC 9106), as many at once as memory is meant for. */
export interface PasswordHasher {
  /** In the PHC string format: `$argon2id$v=19$m=…,t=…,p=…$<salt>$<hash>`. `busy` where too many wait already. */
  hash(password: string): Promise<string | 'busy'>
  /** Takes as long where there is no `hash` to compare with. */
  verify(password: string, hash: string | undefined): Promise<'right' | 'wrong' | 'busy'>
  /** True where a hash was made at another cost than this hasher's. */
  isDated(hash: string): boolean
}

export interface HashCost {
  readonly memoryKiB: number
  readonly passes: number
  readonly lanes: number
}

/** What OWASP's Password Storage page asks for at least. */
export const HASH_COST: HashCost = { memoryKiB: 19_456, passes: 2, lanes: 1 }

/** `atOnce` hashes are computed at a time, and `waiting` more may wait; each takes `cost.memoryKiB` of memory. */
export function passwordHasher({ cost = HASH_COST, atOnce = 2, waiting = 64 } = {}): PasswordHasher {
  const take = turns(atOnce, waiting)
  const nothing = print({ cost, salt: randomBytes(SALT_BYTES), tag: randomBytes(TAG_BYTES) })
  return {
    hash: (password) =>
      take(async () => {
        const salt = randomBytes(SALT_BYTES)
        return print({ cost, salt, tag: await derive(password, { cost, salt }) })
      }),
    verify: (password, hash) =>
      take(async () => {
        const read = parseHash(hash ?? nothing) ?? parseHash(nothing)
        if (read === undefined) return 'wrong'
        const isSame = timingSafeEqual(await derive(password, read), read.tag)
        return isSame && hash !== undefined && parseHash(hash) !== undefined ? 'right' : 'wrong'
      }),
    isDated: (hash) => {
      const read = parseHash(hash)
      return read === undefined || costText(read.cost) !== costText(cost)
    },
  }
}

interface Salted {
  readonly cost: HashCost
  readonly salt: Buffer
}

interface Hashed extends Salted {
  readonly tag: Buffer
}

async function derive(password: string, { cost, salt }: Salted): Promise<Buffer> {
  return await promisify(argon2)('argon2id', {
    // The same characters from another keyboard are the same password.
    message: Buffer.from(password.normalize('NFKC'), 'utf8'),
    nonce: salt,
    memory: cost.memoryKiB,
    passes: cost.passes,
    parallelism: cost.lanes,
    tagLength: TAG_BYTES,
  })
}

function print({ cost, salt, tag }: Hashed): string {
  return `$argon2id$v=19$${costText(cost)}$${unpadded(salt)}$${unpadded(tag)}`
}

function costText({ memoryKiB, passes, lanes }: HashCost): string {
  return `m=${memoryKiB},t=${passes},p=${lanes}`
}

/** `undefined` for what is no such hash, or would cost more than anyone meant. */
function parseHash(text: string): Hashed | undefined {
  const { memory, passes, lanes, salt, tag } = PHC.exec(text)?.groups ?? {}
  if (salt === undefined || tag === undefined) return undefined
  const cost = { memoryKiB: Number(memory), passes: Number(passes), lanes: Number(lanes) }
  const read = { cost, salt: Buffer.from(salt, 'base64'), tag: Buffer.from(tag, 'base64') }
  const isMeant = cost.memoryKiB <= 1_048_576 && cost.memoryKiB >= 8 * cost.lanes && cost.passes >= 1 && cost.lanes >= 1
  return isMeant && read.tag.length === TAG_BYTES && read.salt.length >= 8 ? read : undefined
}

function unpadded(bytes: Buffer): string {
  return bytes.toString('base64').replaceAll('=', '')
}

/** Gives turns: so many at once, so many waiting, and no more. */
function turns(atOnce: number, waiting: number) {
  let running = 0
  const queue: (() => void)[] = []
  return async <T>(work: () => Promise<T>): Promise<T | 'busy'> => {
    if (running >= atOnce) {
      if (queue.length >= waiting) return 'busy'
      await new Promise<void>((resolve) => queue.push(resolve))
    } else running++
    try {
      return await work()
    } finally {
      const next = queue.shift()
      if (next === undefined) running--
      else next()
    }
  }
}

const SALT_BYTES = 16
const TAG_BYTES = 32
const PHC =
  /^\$argon2id\$v=19\$m=(?<memory>\d{1,7}),t=(?<passes>\d{1,2}),p=(?<lanes>\d{1,2})\$(?<salt>[A-Za-z0-9+/]{11,86})\$(?<tag>[A-Za-z0-9+/]{43})$/
