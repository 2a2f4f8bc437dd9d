import type { Func } from '../../lib/go-template/index.ts'
import { dateFunctions } from './dates.ts'
import { DICTS } from './dicts.ts'
import { ENCODING } from './encoding.ts'
import { FLOW } from './flow.ts'
import { LISTS } from './lists.ts'
import { NUMBERS } from './numbers.ts'
import { PATHS } from './paths.ts'
import { REGEXES } from './regexes.ts'
import { SECRETS } from './secrets.ts'
import { STRUCTURED } from './structured.ts'
import { TEMPLATES } from './templates.ts'
import { TEXT } from './text.ts'
import { TRACED_TEXT } from './traced-text.ts'
import { VERSIONS } from './versions.ts'
import { WORDS } from './words.ts'

/** The functions of Helm 3 beside those of Go: Sprig's, without what reads the environment, and Helm's own. `now` is in milliseconds since the Unix epoch. */
export function helmFunctions(now: number): ReadonlyMap<string, Func> {
  return new Map(Object.entries({ ...FIXED, ...dateFunctions(now) }))
}

const FIXED: Readonly<Record<string, Func>> = {
  ...TEXT,
  ...TRACED_TEXT,
  ...WORDS,
  ...LISTS,
  ...DICTS,
  ...NUMBERS,
  ...FLOW,
  ...ENCODING,
  ...SECRETS,
  ...REGEXES,
  ...PATHS,
  ...STRUCTURED,
  ...VERSIONS,
  ...TEMPLATES,
}
