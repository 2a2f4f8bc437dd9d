import type { Edit, Path } from '@ringwall/model'
import type { View } from '../view/index.ts'
import type { WrittenFlag } from './startup.ts'
import { flagName } from './words.ts'

/** Arguments that kubeadm adds to those it writes by itself. */
export interface ExtraArgs {
  readonly path: Path
  readonly flags: ReadonlyMap<string, WrittenFlag>
  readonly set: (name: string, value: string) => Edit | undefined
}

/** In which form arguments are to be written where none are yet. */
export type Form = 'map' | 'list'

/** Reads a map of names, as kubeadm took them at first, or a list of `name` and `value`, whose last of a name counts. */
export function extraArgs(args: View, form: Form): ExtraArgs {
  const { path, raw } = args
  const flags = new Map(Array.isArray(raw) ? args.items().map(ofItem) : args.entries().map(ofEntry))
  return {
    path,
    flags,
    set: (name, value): Edit | undefined => {
      const known = flags.get(name)
      if (known !== undefined) return known.set(value)
      const isList = raw === undefined ? form === 'list' : Array.isArray(raw)
      return isList
        ? { kind: 'set', path: [...path, Array.isArray(raw) ? raw.length : 0], value: { name, value } }
        : { kind: 'set', path: [...path, name], value }
    },
  }
}

function ofItem(item: View): readonly [string, WrittenFlag] {
  const name = item.at('name').string() ?? ''
  return [flagName(name), written(item.at('value'), item.path)]
}

function ofEntry([name, value]: readonly [string, View]): readonly [string, WrittenFlag] {
  return [flagName(name), written(value, value.path)]
}

function written(value: View, whole: Path): WrittenFlag {
  const { path } = value
  return {
    value: value.string() ?? '',
    isOpen: typeof value.raw !== 'string',
    path,
    set: (wanted): Edit => ({ kind: 'set', path, value: wanted }),
    remove: (): Edit => ({ kind: 'remove', path: whole }),
  }
}
