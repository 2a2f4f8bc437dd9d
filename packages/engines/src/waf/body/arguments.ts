import type { Values } from '../values.ts'

/** Where an argument came from. JSON's are in ARGS alone, as in ModSecurity 3. */
export type Origin = 'GET' | 'POST' | 'JSON'

/** Takes an argument in, up to the limit of arguments. */
export function addArgument(
  values: Values,
  origin: Origin,
  [name, value]: readonly [string, string],
  limit: number,
): void {
  if (values.of('ARGS').length >= limit) return
  values.add('ARGS', name, value)
  values.add('ARGS_NAMES', name, name)
  if (origin !== 'JSON') {
    values.add(`ARGS_${origin}`, name, value)
    values.add(`ARGS_${origin}_NAMES`, name, name)
  }
  const size = Number(values.first('ARGS_COMBINED_SIZE') ?? 0)
  values.set('ARGS_COMBINED_SIZE', String(size + name.length + value.length))
}
