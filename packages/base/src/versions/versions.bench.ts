import { bench, run, summary } from 'mitata'
import { VERSION_SCHEMES } from './index.ts'

const pairs = {
  alpine: ['1.2.4_git20230717-r4', '1.2.5_git20230717-r4'],
  debian: ['2:8.39-12ubuntu0.1', '2:8.39-13build5'],
  maven: ['2.13.4.2', '2.14.0-rc1'],
  pypi: ['2024.2.2', '2024.7.4.post1'],
  rpm: ['0:3.0.7-16.el9_2', '0:3.0.7-24.el9'],
  semver: ['4.17.20', '4.17.21'],
} as const

summary(() => {
  for (const [scheme, [a, b]] of Object.entries(pairs))
    bench(`compare ${scheme}`, () => VERSION_SCHEMES[scheme as keyof typeof pairs](a, b))
})

await run()
