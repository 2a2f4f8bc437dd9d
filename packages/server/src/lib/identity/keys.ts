import {
  createPrivateKey,
  createPublicKey,
  createSecretKey,
  generateKeyPairSync,
  hash,
  type KeyObject,
  randomBytes,
} from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { AuditKey } from '@ringwall/store/state'
import { createFile } from './create-file.ts'
import { IdentityError } from './identity-error.ts'

/** The keys of an installation. They lie beside the store and never in it: a copy of the store alone opens nothing. */
export interface IdentityKeys {
  /** Seals what must be read again, such as the secrets of second factors. */
  readonly seal: KeyObject
  /** Signs the audit log. */
  readonly audit: AuditKey
  /** Verify the audit log: the one that signs now, and those before it. */
  readonly verifying: ReadonlyMap<string, KeyObject>
}

/** Reads the keys of a data directory, and makes those that are missing. Throws an IdentityError where others may read them. */
export function openKeys(directory: string): IdentityKeys {
  const folder = join(directory, FOLDER)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const seal = readOrMake(join(folder, 'seal.key'), () => `${randomBytes(32).toString('base64')}\n`)
  const audit = readOrMake(join(folder, 'audit.key'), () =>
    generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }),
  )
  const privateKey = readKey(join(folder, 'audit.key'), () => createPrivateKey(audit))
  const publicKey = createPublicKey(privateKey)
  const id = keyId(publicKey)
  // Kept when the private one is replaced: what it signed must be verified all the same.
  createFile(join(folder, `audit-${id}.pub`), publicKey.export({ type: 'spki', format: 'pem' }), 0o644)
  return {
    seal: sealKey(seal, join(folder, 'seal.key')),
    audit: { id, privateKey },
    verifying: readAuditKeys(directory),
  }
}

/** The public keys by which the audit log of a data directory is verified, by their ids; none where there are none. */
export function readAuditKeys(directory: string): ReadonlyMap<string, KeyObject> {
  const folder = join(directory, FOLDER)
  const keys = new Map<string, KeyObject>()
  for (const name of names(folder)) {
    if (!name.startsWith('audit-') || !name.endsWith('.pub')) continue
    const key = readAuditKey(join(folder, name))
    keys.set(key.id, key.publicKey)
  }
  return keys
}

/** A public key that somebody wrote down elsewhere. Throws an IdentityError where the file is none. */
export function readAuditKey(path: string): { readonly id: string; readonly publicKey: KeyObject } {
  const publicKey = readKey(path, () => createPublicKey(readFileSync(path)))
  if (publicKey.asymmetricKeyType !== 'ed25519') throw new IdentityError(`${path}: is no Ed25519 key`)
  return { id: keyId(publicKey), publicKey }
}

/** The beginning of the SHA-256 of the key itself, so that no name can stand for another key. */
function keyId(publicKey: KeyObject): string {
  return hash('sha256', publicKey.export({ type: 'spki', format: 'der' })).slice(0, 16)
}

function readOrMake(path: string, make: () => string | Buffer): string {
  createFile(path, make, 0o600)
  const { mode } = statSync(path)
  if ((mode & 0o077) !== 0)
    throw new IdentityError(`${path}: others may read it: its mode is ${(mode & 0o777).toString(8)}, and must be 600`)
  return readFileSync(path, 'utf8')
}

function sealKey(text: string, path: string): KeyObject {
  const bytes = Buffer.from(text.trim(), 'base64')
  if (bytes.length !== 32) throw new IdentityError(`${path}: is no key: it has ${bytes.length} bytes, and must have 32`)
  return createSecretKey(bytes)
}

/** The message of the cause may hold what is in the file. */
function readKey(path: string, read: () => KeyObject): KeyObject {
  try {
    return read()
  } catch {
    throw new IdentityError(`${path}: is no key that can be read`)
  }
}

function names(folder: string): readonly string[] {
  try {
    return readdirSync(folder).sort()
  } catch {
    return []
  }
}

const FOLDER = 'keys'
