import { createCipheriv, createDecipheriv, type KeyObject, randomBytes } from 'node:crypto'

/**
 * Seals bytes with AES-256-GCM: nobody reads or changes them without the key, nor uses them for anything but `purpose`, which
 * names what they are and whose. `1.<nonce>.<bytes and tag>`.
 */
export function seal(bytes: Uint8Array, key: KeyObject, purpose: string): string {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(purpose, 'utf8'))
  const sealed = Buffer.concat([cipher.update(bytes), cipher.final(), cipher.getAuthTag()])
  return `1.${nonce.toString('base64url')}.${sealed.toString('base64url')}`
}

/** What was sealed, or `undefined` where it was not by this key and for this purpose. */
export function unseal(text: string, key: KeyObject, purpose: string): Buffer | undefined {
  const [version, nonceText = '', sealedText = '', ...rest] = text.length > MAX_LENGTH ? [] : text.split('.')
  const nonce = Buffer.from(nonceText, 'base64url')
  const sealed = Buffer.from(sealedText, 'base64url')
  if (version !== '1' || rest.length > 0 || nonce.length !== NONCE_BYTES || sealed.length < TAG_BYTES) return undefined
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES })
  decipher.setAAD(Buffer.from(purpose, 'utf8')).setAuthTag(sealed.subarray(-TAG_BYTES))
  try {
    return Buffer.concat([decipher.update(sealed.subarray(0, -TAG_BYTES)), decipher.final()])
  } catch {
    return undefined
  }
}

const NONCE_BYTES = 12
const TAG_BYTES = 16
const MAX_LENGTH = 4096
