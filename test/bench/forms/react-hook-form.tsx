import { memo } from 'react'
import { createRoot } from 'react-dom/client'
import { useForm, useFormState, type Control, type UseFormRegister } from 'react-hook-form'
import { choices, type BenchField } from '../forms-given/form-fields.ts'
import type { Prepared } from './main.ts'

type Answers = Record<string, unknown>

interface FieldProps {
  field: BenchField
  register: UseFormRegister<Answers>
  control: Control<Answers>
}

const Field = memo(function Field({ field, register, control }: FieldProps) {
  const { errors } = useFormState({ control, name: field.key, exact: true })
  const error = errors[field.key]
  const attributes = {
    id: field.key,
    'aria-invalid': error !== undefined,
    'aria-describedby': error === undefined ? undefined : `${field.key}-error`,
  }
  const registered = register(field.key, {
    ...(field.required && { required: 'Podaj odpowiedź' }),
    ...(field.kind === 'integer' && {
      pattern: { value: /^-?\d*$/, message: 'Podaj liczbę całkowitą' },
    }),
  })
  return (
    <div>
      <label htmlFor={field.key}>{field.label}</label>
      {field.kind === 'choice' ? (
        <select {...attributes} {...registered}>
          <option value="" />
          {choices.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      ) : (
        <input
          {...attributes}
          type={field.kind === 'boolean' ? 'checkbox' : 'text'}
          {...registered}
        />
      )}
      {error !== undefined && <p id={`${field.key}-error`}>{String(error.message)}</p>}
    </div>
  )
})

function HandWritten({ fields }: { fields: readonly BenchField[] }) {
  const { register, control } = useForm<Answers>({ mode: 'onChange' })
  return (
    <form noValidate>
      {fields.map((field) => (
        <Field key={field.key} field={field} register={register} control={control} />
      ))}
    </form>
  )
}

/** What a programmer would write by hand: each field subscribes to its own error. */
export async function prepare(fields: readonly BenchField[]): Promise<Prepared> {
  return (host) => createRoot(host).render(<HandWritten fields={fields} />)
}
