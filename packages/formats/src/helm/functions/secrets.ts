import { Buffer } from 'node:buffer'
import { createHash } from 'node:crypto'
import { type Func, fn, int, type Struct, variadic } from '../../lib/go-template/index.ts'
import { toText } from './convert.ts'
import { textOfBase64 } from './encoding.ts'

/**
 * What Sprig draws at random or makes with keys. Here each is a placeholder of the right shape, the same in every run: a
 * chart is to be judged, and its password is nobody's.
 */
export const SECRETS: Readonly<Record<string, Func>> = {
  randAlphaNum: fn(['int'], (length) => drawn(length, ALPHANUMERIC)),
  randAlpha: fn(['int'], (length) => drawn(length, LETTERS)),
  randNumeric: fn(['int'], (length) => drawn(length, DIGITS)),
  randAscii: fn(['int'], (length) => drawn(length, ALPHANUMERIC)),
  randBytes: fn(['int'], (length) => Buffer.from(drawn(length, ALPHANUMERIC)).toString('base64')),
  randInt: fn(['int', 'int'], (from) => int(from)),
  uuidv4: fn([], () => '00000000-0000-4000-8000-000000000000'),
  bcrypt: fn(['string'], hashed),
  htpasswd: fn(['string', 'string'], (user, password) => `${user}:${hashed(password)}`),
  derivePassword: variadic(['any'], 'any', () => drawn(20, ALPHANUMERIC)),
  encryptAES: fn(['string', 'string'], (_, text) => createHash('sha256').update(text).digest('base64')),
  decryptAES: fn(['string', 'string'], () => drawn(20, ALPHANUMERIC)),
  genPrivateKey: fn(['string'], () => KEY),
  genCA: fn(['string', 'int'], () => CERTIFICATE),
  genCAWithKey: fn(['string', 'int', 'string'], (_name, _days, key) => withKey(key)),
  genSelfSignedCert: fn(['string', 'any', 'any', 'int'], () => CERTIFICATE),
  genSelfSignedCertWithKey: fn(['string', 'any', 'any', 'int', 'string'], (_name, _ips, _names, _days, key) =>
    withKey(key),
  ),
  genSignedCert: fn(['string', 'any', 'any', 'int', 'any'], () => CERTIFICATE),
  genSignedCertWithKey: fn(['string', 'any', 'any', 'int', 'any', 'string'], (_n, _i, _d, _days, _ca, key) =>
    withKey(key),
  ),
  buildCustomCert: fn(['string', 'string'], (certificate, key) =>
    pair(textOfBase64(certificate) ?? '', textOfBase64(key) ?? ''),
  ),
}

function drawn(length: number, alphabet: string): string {
  const size = Math.min(Math.max(length, 0), MAX_LENGTH)
  return Array.from({ length: size }, (_, i) => alphabet[(i * 7 + 3) % alphabet.length]).join('')
}

function hashed(password: string): string {
  const hash = createHash('sha512').update(password).digest('base64url').replace(/[-_]/g, '.')
  return `$2a$10$${hash.slice(0, 53)}`
}

function pair(certificate: string, key: string): Struct {
  return {
    go: 'struct',
    type: 'sprig.certificate',
    fields: new Map([
      ['Cert', certificate],
      ['Key', key],
    ]),
    printed: `{${certificate} ${key}}`,
  }
}

function withKey(key: string): Struct {
  return pair(toText(CERTIFICATE.fields.get('Cert') ?? ''), key)
}

function armour(label: string): string {
  return `-----BEGIN ${label}-----\n${btoa('a placeholder, made to judge a chart')}\n-----END ${label}-----\n`
}

const MAX_LENGTH = 65_536
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const DIGITS = '0123456789'
const ALPHANUMERIC = LETTERS + DIGITS
const KEY = armour('RSA PRIVATE KEY')
const CERTIFICATE = pair(armour('CERTIFICATE'), KEY)
