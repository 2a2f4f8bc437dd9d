import type { Pod, Violation } from '../pod-security/index.ts'

/** The places where a container adds one of `names`. The message ends in what that lets it do, as `names` tells. */
export function addedCapabilities(pod: Pod, names: ReadonlyMap<string, string>): readonly Violation[] {
  if (pod.isWindows) return []
  return pod.containers.flatMap(({ name, securityContext }) =>
    securityContext
      .at('capabilities', 'add')
      .items()
      .flatMap((added): readonly Violation[] => {
        const capability = capabilityName(added.string() ?? '')
        const use = names.get(capability)
        if (use === undefined) return []
        const message = `container "${name}" adds capability ${capability}: ${use}`
        return [{ path: added.path, message, edit: { kind: 'remove', path: added.path } }]
      }),
  )
}

/** As the kernel's documentation writes it, without `CAP_`: container runtimes do not mind the case, and some take the prefix. */
export function capabilityName(text: string): string {
  const name = text.toUpperCase()
  return name.startsWith('CAP_') ? name.slice('CAP_'.length) : name
}
