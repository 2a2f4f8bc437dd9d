/** Compares two versions of one ecosystem: under 0, 0, or over 0. Any text is a version, and the order is total. Cost: linear. */
export type CompareVersions = (a: string, b: string) => number
