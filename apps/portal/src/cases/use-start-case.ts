import { ApiError } from '@splot/client'
import { useMutation } from '@tanstack/react-query'
import { useRef } from 'react'
import type { CaseView } from '@splot/runtime'
import { client } from '../api/client.ts'
import { startKeys } from './start-keys.ts'

/** A button's way to start a case, alone or under a parent. */
export interface StartCase {
  start: (workflow: string) => void
  /** Asked, or answered and about to be shown. */
  busy: boolean
  error: Error | null
}

/** Returns how the buttons of an open page start cases: pressed twice, each starts one. */
export function useStartCase(
  parent: string | undefined,
  onStarted: (view: CaseView) => unknown,
): StartCase {
  const keys = useRef(startKeys())
  const { mutate, isPending, isSuccess, error } = useMutation({
    mutationFn: (workflow: string) =>
      client.startCase(
        { workflow, ...(parent !== undefined && { parent }) },
        { idempotencyKey: keys.current.keyOf(workflow) },
      ),
    onSuccess: onStarted,
    onError: (refusal, workflow) => {
      // without an answer the case may have been started: the same key finds it
      const isAnswered = refusal instanceof ApiError && refusal.status >= 400
      if (isAnswered && refusal.status < 500) keys.current.forget(workflow)
    },
  })
  return { start: (workflow) => mutate(workflow), busy: isPending || isSuccess, error }
}
