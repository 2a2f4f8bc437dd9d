/** A module that was built into a program. */
export interface BuiltModule {
  readonly path: string
  /** `undefined` where the linker did not know it. */
  readonly version: string | undefined
}

export interface BuiltModules {
  readonly main: BuiltModule | undefined
  readonly dependencies: readonly BuiltModule[]
}

/** Reads the lines that the linker wrote: words parted by tabs, of which the first says what the line is about. */
export function readModules(text: string): BuiltModules {
  const dependencies: BuiltModule[] = []
  let main: BuiltModule | undefined
  for (const line of text.split('\n')) {
    const [kind, path = '', version = ''] = line.split('\t')
    const module = { path, version: version === '(devel)' || version === '' ? undefined : version }
    if (kind === 'mod') main = module
    else if (kind === 'dep') dependencies.push(module)
    // It stands below what it replaces; a directory has no version, and the module keeps its name.
    else if (kind === '=>') {
      const replaced = dependencies.pop()
      dependencies.push(module.version === undefined ? { path: replaced?.path ?? path, version: undefined } : module)
    } else if (kind === 'build' && main !== undefined && path.startsWith('-ldflags='))
      main = { ...main, version: main.version ?? versionSet(path) }
  }
  return { main, dependencies }
}

/** A version that whoever built the program gave to a variable of it: `-X main.version=v1.0.0`. */
function versionSet(flags: string): string | undefined {
  const [, version] = SET.exec(flags) ?? []
  return version
}

const SET = /-X[ =]["']?(?:[\w./-]{1,300}\.)?[vV]er(?:sion)?=(v?\d[\w.+-]{0,100})/
