/** The cookies of a header in order: a name without a value has an empty one, a value without a name is none. */
export function cookiesOf(header: string): readonly (readonly [name: string, value: string])[] {
  return header
    .trimEnd()
    .split(';')
    .map((part) => {
      const equals = part.indexOf('=')
      const name = (equals < 0 ? part : part.slice(0, equals)).trimStart()
      return [name, equals < 0 ? '' : part.slice(equals + 1)] as const
    })
    .filter(([name]) => name !== '')
}
