type Props = { label: string }

// Shows a label.
export const Button = ({ label }: Props) => {
  return <button title="x">{label} now</button>
}

export default function Page() {
  return <Button label={'go'} />
}
