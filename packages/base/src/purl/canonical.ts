import type { PackageName } from './ecosystem.ts'

/** The name by which two spellings of a package are one, in ecosystems that tell no difference. `ecosystem` may name a release. */
export function canonicalName({ ecosystem, name }: PackageName): string {
  const [system = ''] = ecosystem.split(':')
  switch (system) {
    case 'PyPI':
      return name.replace(/[-_.]{1,200}/g, '-').toLowerCase()
    case 'NuGet':
    case 'Packagist':
    case 'CRAN':
    case 'GitHub Actions':
      return name.toLowerCase()
    case 'SwiftURL':
      return name
        .replace(/^[a-z+]{1,20}:\/\//, '')
        .replace(/\.git$/, '')
        .toLowerCase()
    default:
      return name
  }
}
