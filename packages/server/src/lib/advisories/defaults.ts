/** Where the public feeds are: OSV's bulk export, FIRST's scores, CISA's catalogue. */
export const DEFAULT_LOCATIONS = {
  base: 'https://osv-vulnerabilities.storage.googleapis.com',
  epss: 'https://epss.empiricalsecurity.com/epss_scores-current.csv.gz',
  kev: 'https://www.cisa.gov/sites/default/files/feeds/known_exploited_vulnerabilities.json',
} as const

/** Ecosystems that are fetched where none is named: those whose packages are read. */
export const DEFAULT_ECOSYSTEMS: readonly string[] = [
  'AlmaLinux',
  'Alpine',
  'Chainguard',
  'crates.io',
  'Debian',
  'Go',
  'Hex',
  'Mageia',
  'Maven',
  'MinimOS',
  'npm',
  'NuGet',
  'openEuler',
  'openSUSE',
  'Packagist',
  'Pub',
  'PyPI',
  'Rocky Linux',
  'RubyGems',
  'SUSE',
  'SwiftURL',
  'Ubuntu',
  'Wolfi',
]
