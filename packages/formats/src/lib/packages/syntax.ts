import { type Document, fatal, type Problem } from '../document/index.ts'
import { parseJson, parseJsonc } from '../json/index.ts'
import { parseToml } from '../toml/index.ts'
import { type Tree, treeOf } from '../tree/index.ts'
import { parseYaml } from '../yaml/index.ts'
import type { PackageList } from './found.ts'
import type { TextInput } from './parser.ts'

type ReadText = (input: TextInput) => PackageList
type ReadTree = (root: Tree, input: TextInput) => PackageList

/** Reads the first JSON value of a file. */
export function ofJson(read: ReadTree): ReadText {
  return (input) => first('JSON', parseJson(input.text, input.context.limits), { read, input })
}

/** Reads the JSON value of a file that may hold comments and commas before closing brackets. */
export function ofJsonc(read: ReadTree): ReadText {
  return (input) => first('JSON', [parseJsonc(input.text, input.context.limits)], { read, input })
}

/** Reads a TOML document. */
export function ofToml(read: ReadTree): ReadText {
  return (input) => first('TOML', [parseToml(input.text, input.context.limits)], { read, input })
}

/** Reads the first YAML document of a file. */
export function ofYaml(read: ReadTree): ReadText {
  return (input) => first('YAML', parseYaml(input.text, input.context.limits), { read, input })
}

/** A problem of a whole file: it is not what it should be, and nothing of it is read. */
export function unlike(message: string, { at }: Pick<Tree, 'at'> = { at: undefined }): PackageList {
  return { packages: [], problems: [fatal('wrong_type', message, at?.start ?? 0)] }
}

/** A problem of a part of a file: the rest is read. */
export function passedOver(message: string, offset: number): Problem {
  return { code: 'wrong_type', message, offset, also: undefined, fatal: false }
}

function first(
  syntax: string,
  documents: Iterable<Document>,
  { read, input }: { readonly read: ReadTree; readonly input: TextInput },
): PackageList {
  for (const document of documents) {
    if (document.problems.some((problem) => problem.fatal)) return { packages: [], problems: document.problems }
    const list = read(treeOf(document), input)
    return { ...list, problems: [...document.problems, ...(list.problems ?? [])] }
  }
  return { packages: [], problems: [fatal('empty', `holds no ${syntax} value`, 0)] }
}
