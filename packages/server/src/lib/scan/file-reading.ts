import type { File } from '@ringwall/formats'
import type { Gap, Resource } from '@ringwall/model'

/** A file and what was found in it. */
export interface FileReading {
  readonly file: File
  readonly resources: readonly Resource[]
  readonly gaps: readonly Gap[]
}
