import type { Purl } from './purl.ts'

/** A package URL as its type demands: what is not told apart there is written in one way. (Package-URL types.) */
export function normalized(purl: Purl): Purl {
  const name = NAMES.get(purl.type)?.(purl.name) ?? purl.name
  const namespace = LOWER_NAMESPACE.has(purl.type) ? purl.namespace.toLowerCase() : purl.namespace
  const version = LOWER_VERSION.has(purl.type) ? purl.version?.toLowerCase() : purl.version
  return { ...purl, namespace, name, version }
}

function lower(name: string): string {
  return name.toLowerCase()
}

/** What PyPI takes for one package has one spelling: runs of hyphens, dots and underscores are a hyphen. (PEP 503.) */
function pypi(name: string): string {
  return name.replace(/[-_.]{1,200}/g, '-').toLowerCase()
}

const NAMES: ReadonlyMap<string, (name: string) => string> = new Map([
  ['alpm', lower],
  ['apk', lower],
  ['bitbucket', lower],
  ['bitnami', lower],
  ['composer', lower],
  ['deb', lower],
  ['github', lower],
  ['gitlab', lower],
  ['hex', lower],
  ['npm', lower],
  ['oci', lower],
  ['pub', lower],
  ['pypi', pypi],
])
const LOWER_NAMESPACE: ReadonlySet<string> = new Set([
  'alpm',
  'apk',
  'bitbucket',
  'composer',
  'deb',
  'github',
  'gitlab',
  'hex',
  'npm',
  'rpm',
])
const LOWER_VERSION: ReadonlySet<string> = new Set(['huggingface', 'oci'])
