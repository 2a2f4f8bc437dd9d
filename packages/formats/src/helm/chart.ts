import type { Dict } from '../lib/go-template/index.ts'
import type { Metadata } from './metadata.ts'

/** A file of a chart. */
export interface ChartFile {
  /** As the person knows it; for one in an archive, the archive and the path within. */
  readonly path: string
  readonly bytes: Uint8Array
}

/** The files of a chart by their path within it. */
export type ChartFiles = ReadonlyMap<string, ChartFile>

/** A chart and the charts it depends on. */
export interface Chart {
  /** What it goes by: its own name, or the one that its parent gave it. */
  readonly name: string
  readonly metadata: Metadata
  /** Its Chart.yaml. */
  readonly path: string
  /** Its own values.yaml. */
  readonly values: Dict
  /** Templates by their path within the chart. */
  readonly templates: ReadonlyMap<string, TemplateFile>
  /** What `.Files` holds. */
  readonly files: ChartFiles
  readonly dependencies: readonly Chart[]
}

export interface TemplateFile {
  readonly path: string
  readonly text: string
}
