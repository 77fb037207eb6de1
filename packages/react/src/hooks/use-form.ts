import { useEffect, useState } from 'react'
import { createFormStore } from '../store/form-store.ts'
import type { FormStore, FormStoreOptions } from '../store/types.ts'

/** Returns the store of a form, made once and stopped when the component goes. */
export function useForm(options: FormStoreOptions): FormStore {
  const [store] = useState(() => createFormStore(options))
  useEffect(() => () => store.dispose(), [store])
  return store
}
