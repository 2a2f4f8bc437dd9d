import { Option } from 'commander'

/** Where the data of a server lies, for every command that works on it. */
export function dataOption(): Option {
  return new Option('--data <directory>', 'where the data lies (RINGWALL_DATA, else ringwall in XDG_DATA_HOME)')
}
