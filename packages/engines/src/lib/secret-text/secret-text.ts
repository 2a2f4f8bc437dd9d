/** True where a variable or key of this name holds a secret itself; not its length, its file, or the name of an object. */
export function namesSecret(name: string): boolean {
  if (name.length > MAX_NAME) return false
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toUpperCase()
    .replace(/[.-]/g, '_')
  const isSecret = SECRET_NAME.test(words) || (SECRET_FIRST.test(words) && !ABOUT_SECRET.test(words))
  return isSecret && !SHELL_DIRECTORY.test(name) && !OBJECT_NAME.test(words) && !SWITCH_NAME.test(words)
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

/** True where the text holds a private key in PEM (RFC 7468) that no passphrase protects; its line ends may be written `\n`. */
export function holdsPrivateKey(text: string): boolean {
  return PRIVATE_KEY.test(text)
}

/** True where the text holds a key by whose form anybody knows it: an access key of AWS, or a bearer token of a header. */
export function holdsKnownKey(text: string): boolean {
  return ACCESS_KEY.test(text) || (BEARER.test(text) && isLiteral(text.slice(text.indexOf(' '))))
}

/** Names of the settings in a file of configuration (`name=value`, `name: value`, a line each) whose value is a secret. Cost: linear. */
export function secretSettings(text: string): readonly string[] {
  return text
    .slice(0, MAX_FILE)
    .split('\n')
    .filter((line) => line.length <= MAX_LINE)
    .flatMap((line) => {
      const [, name = '', value = ''] = SETTING.exec(line.trim()) ?? []
      return namesSecret(name) && isLiteral(value) && !CODE.test(value) ? [name] : []
    })
}

/** No name that means something is longer; the patterns below need not be fast on what is. */
const MAX_NAME = 256
const SECRET_NAME =
  /(?:PASSWORD|PASSWD|PASSPHRASE|APIKEY|(?:^|_)(?:PWD|PASS|SECRET|TOKEN|CREDENTIALS?|(?:API|ACCESS|SECRET|PRIVATE|ENCRYPTION|SIGNING|BATCH|STORAGE|ACCOUNT)_KEY))(?:_?\d+)?$/
/** `SECRET_KEY_BASE`, `SECRET_SALT`; but what ends like the name, place or age of a secret is not the secret. */
const SECRET_FIRST = /^SECRET_[A-Z0-9_]+$/
const ABOUT_SECRET =
  /_(?:NAMES?|NAMESPACES?|PATHS?|DIR|DIRECTORY|FILES?|LENGTH|SIZE|COUNT|TTL|AGE|EXPIRY|INTERVAL|TIMEOUT|REFS?|STORE|BACKEND|MANAGER|PROVIDER|ENGINE|ID|ARN|REGION|PROJECT|URL|URI|ENDPOINT|HOST|PORT|ADDR|ADDRESS|ENABLED|DISABLED|ROTATION|SYNC|REFRESH|TYPE|KIND|MODE|FORMAT|PREFIX|SUFFIX|MOUNT|VERSION|LABELS?|ANNOTATIONS?|LEVEL)$/
/** Written as a shell writes it: `pwd` is short for a password. */
const SHELL_DIRECTORY = /^(?:OLD)?_?PWD$/
/** Secrets of Kubernetes that are named, not held. */
const OBJECT_NAME = /(?:^|_)(?:TLS|PULL|CERT|CERTIFICATE|CA|WEBHOOK_CERT|EXISTING)_SECRET$/
const SWITCH_NAME = /(?:^|_)(?:ALLOW_EMPTY|RANDOM_ROOT|REQUIRE|USE|ENABLE|DISABLE)_[A-Z_]+$/
/** What follows the name is one word, or text in quotes. */
const SETTING = /^(?:-\s+)?(?:export\s+)?["']?([\w.-]+)["']?\s*[=:]\s*["']?([^\s"']+)["']?[,;]?$/
/** Signs of a program: a call, a type, an index, a variable. */
const CODE = /[()[\]{}<>$|]|^(?:str|string|int|bool|bytes|password|passwd|token|secret)[,;]?$/i
const MAX_FILE = 1_048_576
const MAX_LINE = 1000
const FILLED_LATER = /\$\(|\$\{|\{\{|^\$\w+$|^<[^>]*>$|^%[^%]*%$|^__\w+__$/
const REFERENCE = /^(?:\/|\.{1,2}\/|[a-z][a-z0-9+.-]*:\/\/|arn:|projects\/|vault:|ref\+|file:|secretref:|ENC\[)/i
const SWITCH = /^(?:true|false|yes|no|on|off|none|null|nil|0|1)$/i
const BLANK =
  /^(?:[x*.?-]+|redacted|todo|replace[-_ ]?(?:me|with\b.*|this)|your[-_ ].*|my[-_]?(?:token|api[-_]?key)[-_ ]here)$/i
/** Of a user or of a session (AWS IAM, Unique identifiers). */
const ACCESS_KEY = /\b(?:AKIA|ASIA)[A-Z2-7]{16}\b/
const BEARER = /^bearer [\w.~+/-]{8,}=*$/i
const URL_PASSWORD = /\b[a-z][a-z0-9+.-]{0,30}:\/\/[^\s:@/]{0,200}:([^\s@/]{1,500})@/i
const PRIVATE_KEY = /-----BEGIN (?:RSA |EC |DSA |OPENSSH )?PRIVATE KEY-----(?:\s|\\[nr])+[A-Za-z0-9+/=]{40}/
