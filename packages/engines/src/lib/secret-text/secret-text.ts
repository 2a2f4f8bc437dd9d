/** True where a variable or key of this name holds a secret itself; not its length, its file, or the name of an object. */
export function namesSecret(name: string): boolean {
  if (name.length > MAX_NAME) return false
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toUpperCase()
    .replace(/[.-]/g, '_')
  return SECRET_NAME.test(words) && !OBJECT_NAME.test(words) && !SWITCH_NAME.test(words)
}

/** True where a value is one, and not a reference to it, a switch, a path, a template or a gap to be filled. */
export function isLiteral(value: string): boolean {
  const text = value.trim()
  if (text === '' || FILLED_LATER.test(text) || REFERENCE.test(text)) return false
  return !SWITCH.test(text) && !BLANK.test(text)
}

/** True where a URL in the text carries a password: `scheme://user:password@host`. */
export function holdsUrlPassword(text: string): boolean {
  const password = URL_PASSWORD.exec(text)?.[1]
  return password !== undefined && isLiteral(password)
}

/** True where the text holds a private key in PEM (RFC 7468) that no passphrase protects. */
export function holdsPrivateKey(text: string): boolean {
  return PRIVATE_KEY.test(text)
}

/** No name that means something is longer; the patterns below need not be fast on what is. */
const MAX_NAME = 256
const SECRET_NAME =
  /(?:PASSWORD|PASSWD|PASSPHRASE|APIKEY|(?:^|_)(?:PWD|PASS|SECRET|TOKEN|CREDENTIALS?|(?:API|ACCESS|SECRET|PRIVATE|ENCRYPTION|SIGNING)_KEY))(?:_?\d+)?$/
/** A shell's own directories, and secrets of Kubernetes that are named, not held. */
const OBJECT_NAME = /^(?:OLD)?_?PWD$|(?:^|_)(?:TLS|PULL|CERT|CERTIFICATE|CA|WEBHOOK_CERT|EXISTING)_SECRET$/
const SWITCH_NAME = /(?:^|_)(?:ALLOW_EMPTY|RANDOM_ROOT|REQUIRE|USE|ENABLE|DISABLE)_[A-Z_]+$/
const FILLED_LATER = /\$\(|\$\{|\{\{|^\$\w+$|^<[^>]*>$|^%[^%]*%$|^__\w+__$/
const REFERENCE = /^(?:\/|\.{1,2}\/|[a-z][a-z0-9+.-]*:\/\/|arn:|projects\/|vault:|ref\+|file:|secretref:|ENC\[)/i
const SWITCH = /^(?:true|false|yes|no|on|off|none|null|nil|0|1)$/i
const BLANK =
  /^(?:[x*.?-]+|redacted|todo|replace[-_ ]?(?:me|with\b.*|this)|your[-_ ].*|my[-_]?(?:token|api[-_]?key)[-_ ]here)$/i
const URL_PASSWORD = /\b[a-z][a-z0-9+.-]{0,30}:\/\/[^\s:@/]{0,200}:([^\s@/]{1,500})@/i
const PRIVATE_KEY = /-----BEGIN (?:RSA |EC |DSA |OPENSSH )?PRIVATE KEY-----\s+[A-Za-z0-9+/=]{40}/
