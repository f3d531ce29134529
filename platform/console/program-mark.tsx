/** A mini program's icon; without one, a tile in its colour. Stands beside its name. */
export function ProgramMark({ program, large = false }: { program: { color: string; icon: string | null }; large?: boolean }) {
  const size = large ? 'program-mark large' : 'program-mark';
  if (program.icon) return <img className={size} src={`/icons/${program.icon}`} alt="" />;
  return <span className={size} style={{ background: program.color }} aria-hidden="true" />;
}
