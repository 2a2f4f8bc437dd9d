import type { Parser } from '../format.ts'
import { type PackageList, type TextInput, textPackages, unlike } from '../lib/packages/index.ts'

/** WordPress itself, by the file that holds its version. */
export const parser: Parser = textPackages({
  id: 'wordpress',
  ecosystem: 'WordPress',
  claims: /(?:^|[\\/])wp-includes[\\/]version\.php$/,
  read,
})

function read({ text }: TextInput): PackageList {
  const found = VERSION.exec(withoutComments(text))
  if (found === null) return unlike('not the version of WordPress: no $wp_version')
  const [line, , version] = found
  return {
    packages: [
      { name: 'wordpress', version, relation: 'root', at: { start: found.index, end: found.index + line.length } },
    ],
  }
}

/** Comments become spaces, so that offsets stay. Linear: no comment is looked at twice. */
function withoutComments(text: string): string {
  const kept: string[] = []
  let at = 0
  for (let open = nextComment(text, 0); open >= 0; open = nextComment(text, at)) {
    const isBlock = text.startsWith('/*', open)
    const close = text.indexOf(isBlock ? '*/' : '\n', open + 2)
    const end = close < 0 ? text.length : isBlock ? close + 2 : close
    kept.push(text.slice(at, open), text.slice(open, end).replace(/[^\n]/g, ' '))
    at = end
  }
  return kept.join('') + text.slice(at)
}

function nextComment(text: string, from: number): number {
  COMMENT.lastIndex = from
  return COMMENT.exec(text)?.index ?? -1
}

const COMMENT = /\/\*|\/\/|#/g
const VERSION = /^[ \t]{0,100}\$wp_version\s{0,100}=\s{0,100}(["'])([\w.+-]{1,100})\1/m
