/** The inverse of the standard normal distribution, by bisection; right to about 14 digits. */
export function normalQuantile(probability: number): number {
  return bisected(-10, 10, (x) => normalCdf(x) < probability);
}

/** Φ, by the series of erf all of whose terms are positive (Abramowitz and Stegun 7.1.6). */
function normalCdf(x: number): number {
  const square = x * x;
  let term = Math.abs(x);
  let sum = term;
  for (let n = 1; n < 1_000 && term > sum * 1e-17; n++) {
    term *= square / (2 * n + 1);
    sum += term;
  }
  const half = (Math.exp(-square / 2) / Math.sqrt(2 * Math.PI)) * sum;
  return x < 0 ? 0.5 - half : 0.5 + half;
}

/** The inverse of the beta distribution, by bisection. */
export function betaQuantile(probability: number, a: number, b: number): number {
  return bisected(0, 1, (x) => betaCdf(x, a, b) < probability);
}

/** The inverse of Student's t, by that of the beta distribution. @param freedom degrees of freedom, at least 1 */
export function studentQuantile(probability: number, freedom: number): number {
  const tail = 2 * Math.min(probability, 1 - probability);
  const x = betaQuantile(tail, freedom / 2, 0.5);
  return Math.sign(probability - 0.5) * Math.sqrt((freedom * (1 - x)) / x);
}

/** The regularised incomplete beta function, by its continued fraction (Numerical Recipes, 3rd ed., 6.4). */
export function betaCdf(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x));
  return x < (a + 1) / (a + b + 2) ? (front * fraction(x, a, b)) / a : 1 - (front * fraction(1 - x, b, a)) / b;
}

function fraction(x: number, a: number, b: number): number {
  const notZero = (value: number): number => (Math.abs(value) < 1e-300 ? 1e-300 : value);
  let c = 1;
  let d = 1 / notZero(1 - ((a + b) * x) / (a + 1));
  let value = d;
  for (let m = 1; m < 10_000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / notZero(1 + even * d);
    c = notZero(1 + even / c);
    value *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / notZero(1 + odd * d);
    c = notZero(1 + odd / c);
    value *= d * c;
    if (Math.abs(d * c - 1) < 1e-15) break;
  }
  return value;
}

const lanczos = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
];

/** ln Γ(x) for x > 0, by Lanczos. */
export function logGamma(x: number): number {
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
  const t = x - 1 + 7.5;
  const sum = lanczos.reduce((all, c, index) => (index === 0 ? c : all + c / (x - 1 + index)), 0);
  return 0.5 * Math.log(2 * Math.PI) + (x - 0.5) * Math.log(t) - t + Math.log(sum);
}

/** Where something true becomes false between two bounds. */
function bisected(from: number, to: number, below: (x: number) => boolean): number {
  let [low, high] = [from, to];
  for (let step = 0; step < 120; step++) {
    const middle = (low + high) / 2;
    if (below(middle)) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
