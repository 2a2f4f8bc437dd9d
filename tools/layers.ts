// The dependency rule of the repository, as data. ARCHITECTURE.md prints this table; layers.test.ts enforces it.

export interface Layer {
  /** No file, network, clock, randomness, environment, process or console: bytes and values in, values out. */
  readonly pure: boolean
  /** Layers it may import. */
  readonly uses: readonly string[]
  /** npm packages it may import, without tests. */
  readonly packages: readonly string[]
}

/** In the order data flows. */
export const LAYERS: Readonly<Record<string, Layer>> = {
  base: { pure: true, uses: [], packages: [] },
  model: { pure: true, uses: ['base'], packages: [] },
  formats: { pure: true, uses: ['base', 'model'], packages: ['jsonc-parser', 'saxes', 'smol-toml', 'yaml'] },
  languages: { pure: true, uses: ['base', 'model', 'formats'], packages: ['re2js'] },
  engines: { pure: true, uses: ['base', 'model', 'formats', 'languages'], packages: [] },
  sources: { pure: false, uses: ['base', 'model', 'formats'], packages: [] },
  store: { pure: false, uses: ['base', 'model'], packages: ['kysely'] },
  guards: { pure: false, uses: ['base', 'model', 'formats', 'languages', 'engines'], packages: [] },
  responses: { pure: false, uses: ['base', 'model', 'formats'], packages: [] },
  server: {
    pure: false,
    uses: ['base', 'model', 'formats', 'languages', 'engines', 'sources', 'store', 'guards', 'responses'],
    packages: ['ajv', 'commander', 'fastify', 'nodemailer', 'openid-client', 'pino', 'prom-client', 'typebox'],
  },
  console: {
    pure: false,
    uses: ['model'],
    packages: ['@fontsource-variable/inter', '@tanstack/react-query', '@tanstack/react-virtual', 'react', 'react-dom'],
  },
}

/** Layers whose kinds may import each other. */
export const MIXING: ReadonlySet<string> = new Set(['base'])

/** Layers that may import types alone. */
export const TYPES_ONLY: ReadonlySet<string> = new Set(['console'])

/** Node modules that a pure layer may import: they compute, and reach nothing. */
export const PURE_BUILTINS: ReadonlySet<string> = new Set([
  'node:assert',
  'node:assert/strict',
  'node:buffer',
  'node:crypto',
  'node:util',
  'node:zlib',
])

/** Names of `node:crypto` that a pure layer may import: no keys, no randomness. */
export const PURE_CRYPTO: ReadonlySet<string> = new Set(['createHash', 'hash'])

/** Ambient state that a pure layer may not read: it arrives as an argument. biome.json bans the globals too. */
export const AMBIENT =
  /\b(?:Date\.now|new Date\(\)|performance\.now|Math\.random|crypto\.randomUUID|crypto\.getRandomValues|import\.meta\.(?:url|dirname|filename)|globalThis)\b/
