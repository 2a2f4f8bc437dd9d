import type { Container } from '../pod-security/index.ts'
import type { View } from '../view/index.ts'

/** A ConfigMap or Secret that the environment of a container is taken from. */
export interface EnvironmentReference {
  readonly kind: 'ConfigMap' | 'Secret'
  readonly name: string
  /** `undefined` where all keys are taken. */
  readonly key: string | undefined
  readonly path: View['path']
}

/** What the environment of a container cannot do without, in written order: what is optional is left out. */
export function environmentReferences({ view }: Container): readonly EnvironmentReference[] {
  const ofVariables = view
    .at('env')
    .items()
    .flatMap((variable) => [
      ...reference('ConfigMap', variable.at('valueFrom', 'configMapKeyRef')),
      ...reference('Secret', variable.at('valueFrom', 'secretKeyRef')),
    ])
  const ofSources = view
    .at('envFrom')
    .items()
    .flatMap((source) => [
      ...reference('ConfigMap', source.at('configMapRef')),
      ...reference('Secret', source.at('secretRef')),
    ])
  return [...ofVariables, ...ofSources]
}

function reference(kind: EnvironmentReference['kind'], at: View): readonly EnvironmentReference[] {
  const name = at.at('name').string() ?? ''
  if (name === '' || at.at('optional').boolean() === true) return []
  return [{ kind, name, key: at.at('key').string(), path: at.path }]
}
