// Owns one line of a benchmark's output: what was measured beside its baseline of the same run.
export interface Row {
  name: string;
  value: number;
  unit: string;
  baseline: number;
}

const rounded = (n: number) => Number(n.toPrecision(4));

export function print({ name, value, unit, baseline }: Row): void {
  console.log(
    JSON.stringify({
      name,
      value: rounded(value),
      unit,
      baseline: rounded(baseline),
      ratio: rounded(value / baseline),
    }),
  );
}
