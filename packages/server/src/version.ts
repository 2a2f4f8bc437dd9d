import manifest from '../package.json' with { type: 'json' }

/** The release, as `ringwall --version` prints it. */
export const VERSION = manifest.version
