import { type Func, fn } from '../../lib/go-template/index.ts'

/** Sprig's functions of words and their letters. */
export const WORDS: Readonly<Record<string, Func>> = {
  title: fn(['string'], (text) => text.replace(/(?<![\p{L}\p{N}_])\p{L}/gu, (letter) => letter.toUpperCase())),
  untitle: fn(['string'], (text) => text.replace(/(?<!\S)\p{L}/gu, (letter) => letter.toLowerCase())),
  initials: fn(['string'], (text) =>
    text
      .split(/\s+/)
      .map(([letter = '']) => letter)
      .join(''),
  ),
  nospace: fn(['string'], (text) => text.replace(/\s/g, '')),
  swapcase: fn(['string'], (text) =>
    text.replace(/\p{L}/gu, (letter) =>
      letter === letter.toUpperCase() ? letter.toLowerCase() : letter.toUpperCase(),
    ),
  ),
  snakecase: fn(['string'], (text) => partsOf(text).join('_')),
  kebabcase: fn(['string'], (text) => partsOf(text).join('-')),
  camelcase: fn(['string'], (text) =>
    text
      .split(/[\s_-]+/)
      .map(([letter = '', ...rest]) => letter.toUpperCase() + rest.join(''))
      .join(''),
  ),
  shuffle: fn(['string'], (text) => text),
  wrap: fn(['int', 'string'], (width, text) => wrapped(text, width, '\n')),
  wrapWith: fn(['int', 'string', 'string'], (width, separator, text) => wrapped(text, width, separator)),
}

/** `HTTPServer2` → `http`, `server2`. */
function partsOf(text: string): readonly string[] {
  return text
    .replace(/([\p{Ll}\p{N}])(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .split(/[\s_-]+/)
    .filter((part) => part !== '')
    .map((part) => part.toLowerCase())
}

function wrapped(text: string, width: number, separator: string): string {
  const limit = Math.max(width, 1)
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > limit) {
      lines.push(line)
      line = word
    } else line = line === '' ? word : `${line} ${word}`
  }
  return [...lines, line].join(separator)
}
