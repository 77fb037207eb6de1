import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { UseMutationResult } from '@tanstack/react-query'
import type { PersonView } from '@splot/runtime'
import { personQuery } from '../api/queries.ts'

/** Sends a change of a person; what the service answers is what is shown. */
export function usePersonChange<Input = void>(
  send: (input: Input) => Promise<PersonView>,
): UseMutationResult<PersonView, Error, Input> {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: send,
    onSuccess: async (person) => {
      queries.setQueryData(personQuery(person.id).queryKey, person)
      await queries.invalidateQueries({ queryKey: ['person', person.id, 'audit'] })
      await queries.invalidateQueries({ queryKey: ['people'] })
    },
  })
}
