import { Area, AreaChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';

interface DaysChartProps {
  days: readonly { day: string; value: number }[];
  /** Of the figure. */
  label: string;
  format(value: number): string;
}

const shortDay = (day: string): string => day.slice(5);
const TICK = { fill: 'var(--ink-soft)', fontSize: 12 };

/** One figure by day. In a module of its own, since the library is loaded only where a chart is seen. */
export default function DaysChart({ days, label, format }: DaysChartProps) {
  return (
    <ResponsiveContainer width="100%" height={260}>
      <AreaChart data={[...days]} margin={{ top: 8, right: 8, bottom: 0, left: 0 }} accessibilityLayer={false}>
        <CartesianGrid stroke="var(--line)" vertical={false} />
        <XAxis dataKey="day" tickFormatter={shortDay} tick={TICK} stroke="var(--line-strong)" minTickGap={24} />
        <YAxis tickFormatter={format} tick={TICK} stroke="var(--line-strong)" allowDecimals={false} width={64} />
        <Tooltip
          formatter={(value) => [format(Number(value)), label]}
          contentStyle={{ background: 'var(--surface)', borderColor: 'var(--line-strong)', borderRadius: 8 }}
          labelStyle={{ color: 'var(--ink)' }}
          itemStyle={{ color: 'var(--accent)' }}
        />
        <Area
          type="monotone"
          dataKey="value"
          name={label}
          stroke="var(--accent)"
          strokeWidth={2}
          fill="var(--accent-soft)"
          dot={days.length < 3}
          isAnimationActive={false}
        />
      </AreaChart>
    </ResponsiveContainer>
  );
}
