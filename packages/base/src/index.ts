/** What everything stands on. Each kind is imported by its own path: `@ringwall/base/hash`. */
export {}
