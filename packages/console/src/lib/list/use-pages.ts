import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'

/** The rows of all pages that were read, and how to read on. */
export interface Pages<R> {
  readonly rows: readonly R[]
  readonly hasMore: boolean
  readonly isReading: boolean
  readonly readOn: () => void
}

/** The pages of a list as one. `rowsOf` must be the same function each time. */
export function usePages<P, R>(
  query: UseInfiniteQueryResult<InfiniteData<P>>,
  rowsOf: (page: P) => readonly R[],
): Pages<R> {
  const { data, hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = query
  const rows = useMemo(() => data?.pages.flatMap(rowsOf) ?? [], [data, rowsOf])
  const readOn = useCallback(() => {
    // After a failure only a hand asks again.
    if (hasNextPage && !isFetchingNextPage && !isFetchNextPageError) void fetchNextPage()
  }, [hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage])
  return { rows, hasMore: hasNextPage, isReading: isFetchingNextPage, readOn }
}
