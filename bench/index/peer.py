# The work of report/index, BenchmarkRobustness, written with numpy: 1,000 runs of 31 units x
# 12 indicators (tree 2/6/12), varying weights by 25 %, normalisation (goalposts,
# min-max, percentile rank), mean (arithmetic, geometric), imputation (none, mean,
# group median) and the sampling error of two rates. Columns are vectorised, runs
# are a loop. Run by bench/index.sh
import time, warnings
import numpy as np
warnings.simplefilter("ignore")

U, L, RUNS = 31, 12, 1000
rng = np.random.default_rng(1)
base = 5 + 90 * rng.random((U, L))
base[rng.random((U, L)) < 0.05] = np.nan
n = 20 + 15 * np.arange(U)
k = np.round(n * (0.7 + 0.01 * (np.arange(U) % 29)))
group = np.arange(U) % 3
worst, best = np.zeros(L), np.full(L, 100.0)
worst[3], best[3] = 100, 0

def one_run(seed):
    r = np.random.default_rng([42, seed])
    x = base.copy()
    for i in (4, 5):
        x[:, i] = 100 * r.beta(k + 0.5, n - k + 0.5)
    choice = r.integers(3)
    if choice == 1:
        m = np.nanmean(x, axis=0); i = np.where(np.isnan(x)); x[i] = m[i[1]]
    elif choice == 2:
        for g in range(3):
            s = group == g
            m = np.nanmedian(x[s], axis=0)
            x[s] = np.where(np.isnan(x[s]), m, x[s])
    choice = r.integers(3)
    if choice == 0:
        y = np.clip((x - worst) / (best - worst), 0, 1)
    else:
        d = np.where(best > worst, x, -x)
        if choice == 1:
            lo, hi = np.nanmin(d, axis=0), np.nanmax(d, axis=0)
            y = (d - lo) / (hi - lo)
        else:
            y = np.full_like(d, np.nan)
            for i in range(L):
                c = d[:, i]; ok = ~np.isnan(c); s = np.sort(c[ok])
                y[ok, i] = np.searchsorted(s, c[ok]) / (len(s) - 1)
    y = 60 + 40 * y
    geometric = r.integers(2) == 1
    def up(y, size):
        w = (1 + 0.25 * (2 * r.random(y.shape[1]) - 1))
        v = np.log(y) if geometric else y
        v = v.reshape(U, -1, size); w = w.reshape(-1, size)
        ok = ~np.isnan(v)
        out = np.where(ok, v * w, 0).sum(axis=2) / (ok * w).sum(axis=2)
        return np.exp(out) if geometric else out
    top = up(up(up(y, 2), 3), 2)[:, 0]
    s = np.sort(-top)
    return top, 1 + np.searchsorted(s, -top)

t = time.perf_counter()
res = [one_run(i) for i in range(RUNS)]
places = np.array([p for _, p in res])
bands = np.quantile(places, [0.05, 0.5, 0.95], axis=0, method="inverted_cdf")
print(f"{(time.perf_counter() - t) * 1000:.0f}")  # milliseconds
