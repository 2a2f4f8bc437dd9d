import type { ControlRef, Framework } from '@ringwall/model'
import { shippedFramework } from './framework.ts'

/** Each control with its title where its framework has it: `cis-kubernetes-1.12 5.2.2: Privileged containers …`. */
export async function titledControls(controls: readonly ControlRef[]): Promise<readonly string[]> {
  const ids = [...new Set(controls.map(({ framework }) => framework))]
  const frameworks = new Map(await Promise.all(ids.map(async (id) => [id, await shippedFramework(id)] as const)))
  return controls.map(({ framework, id }) => titled(`${framework} ${id}`, titleOf(frameworks.get(framework), id)))
}

/** Each technique with its title where the Containers matrix has it or its parent: `T1611: Break out …`. */
export async function titledTechniques(techniques: readonly string[]): Promise<readonly string[]> {
  const matrix = techniques.length === 0 ? undefined : await shippedFramework('mitre-attack-containers')
  return techniques.map((id) => titled(id, titleOf(matrix, id) ?? titleOf(matrix, id.split('.')[0] ?? id)))
}

function titleOf(framework: Framework | undefined, id: string): string | undefined {
  const controls = framework?.sections.flatMap((section) => section.controls) ?? []
  return controls.find((control) => control.id === id)?.title
}

function titled(name: string, title: string | undefined): string {
  return title === undefined ? name : `${name}: ${title}`
}
