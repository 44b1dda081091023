# Expected values for oracle_test.go, computed by another implementation: R 4.2
# (base, stats) and e1071 1.7-13 for skewness and kurtosis. The formulas of the
# normalisations and of the outlier treatment are those that COINr 1.1 documents
# (n_minmax, n_zscore, n_rank, n_prank, n_dist2targ, n_dist2ref, n_goalposts,
# winsorise, log_CT), written out anew. Run: Rscript oracle.R > oracle.csv
suppressMessages(library(e1071))
emit <- function(id, v) cat(id, ",", paste(ifelse(is.na(v), "NA", sprintf("%.17g", v)), collapse = ";"), "\n", sep = "")
cat("id,values\n")

x <- c(12, 7.5, NA, 30, 18, 7.5, 22, 41, 16, 9, 27.5, 35)
emit("x", x)
ok <- x[!is.na(x)]
emit("mean", mean(ok)); emit("sd", sd(ok)); emit("median", median(ok))
emit("skewness", skewness(ok, type = 2)); emit("kurtosis", kurtosis(ok, type = 2))

# normalisations to 60-100, both directions
lo <- 60; hi <- 100
for (d in c(1, -1)) {
  s <- if (d == 1) "+" else "-"
  y <- d * x; mn <- min(y, na.rm = TRUE); mx <- max(y, na.rm = TRUE)
  scale01 <- function(v) lo + (hi - lo) * v
  emit(paste0("minmax", s), scale01((y - mn) / (mx - mn)))
  emit(paste0("zscore", s), 10 + 2.5 * as.vector(scale(y)))
  r <- rank(y, ties.method = "min", na.last = "keep")
  emit(paste0("rank", s), r)
  emit(paste0("percentile", s), scale01((r - 1) / (length(ok) - 1)))
  cap <- function(v) pmin(v, 1)
  targ <- if (d == 1) 35 else 9
  emit(paste0("target", s), scale01(cap(1 - (d * targ - y) / (d * targ - mn))))
  emit(paste0("target_unclamped", s), scale01(1 - (d * targ - y) / (d * targ - mn)))
  ref <- y[5]
  emit(paste0("reference", s), scale01(cap(1 - (ref - y) / (ref - mn))))
  emit(paste0("reference_unclamped", s), scale01(1 - (ref - y) / (ref - mn)))
  worst <- if (d == 1) 10 else 30; best <- if (d == 1) 30 else 10
  g <- (x - worst) / (best - worst)
  emit(paste0("goalposts", s), scale01(pmin(pmax(g, 0), 1)))
  emit(paste0("goalposts_unclamped", s), scale01(g))
  gl <- (log(x) - log(worst)) / (log(best) - log(worst))
  emit(paste0("goalposts_log", s), scale01(pmin(pmax(gl, 0), 1)))
}

# imputation
grp <- c(1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3)
z <- x; z[c(6, 8)] <- NA
emit("z", z)
fill <- function(v, by) { v[is.na(v)] <- by; v }
emit("impute_mean", fill(z, mean(z, na.rm = TRUE)))
emit("impute_median", fill(z, median(z, na.rm = TRUE)))
emit("impute_group_mean", ave(z, grp, FUN = function(v) fill(v, mean(v, na.rm = TRUE))))
emit("impute_group_median", ave(z, grp, FUN = function(v) fill(v, median(v, na.rm = TRUE))))

# outliers
fails <- function(v) abs(skewness(v, type = 2)) > 2 && kurtosis(v, type = 2) > 3.5
wins <- function(v, winmax) {
  touched <- c()
  while (fails(v)) {
    up <- skewness(v, type = 2) >= 0
    i <- if (up) which(v == max(v)) else which(v == min(v))
    if (length(union(touched, i)) > winmax) break
    v[i] <- if (up) max(v[-i]) else min(v[-i])
    touched <- union(touched, i)
  }
  v
}
a <- c(1:10, 30, 100); b <- c(1:20, 100, 200); n <- -b
emit("a", a); emit("skew_a", skewness(a, type = 2)); emit("kurt_a", kurtosis(a, type = 2))
emit("wins_a5", wins(a, 5)); emit("wins_a1", wins(a, 1))
emit("b", b); emit("wins_b1", wins(b, 1)); emit("wins_n5", wins(n, 5))
emit("log_b", log(b - min(b) + 0.01 * (max(b) - min(b))))
emit("log_n", -log(max(n) - n + 0.01 * (max(n) - min(n))))

# means
m <- c(70, 85, 92.5, 61); w <- c(0.4, 0.3, 0.2, 0.1)
emit("m", m); emit("w", w)
emit("arithmetic", weighted.mean(m, w))
emit("geometric", exp(weighted.mean(log(m), w)))
emit("harmonic", 1 / weighted.mean(1 / m, w))
for (p in c(2, 3, 0.5, -2)) emit(paste0("power", p), weighted.mean(m^p, w)^(1 / p))
emit("arithmetic_miss", weighted.mean(m[-2], w[-2]))

# correlations and quantiles
y2 <- c(3, 8, 2, 9.5, 4, NA, 7, 6, 5, 1, 8, 9)
emit("y2", y2)
both <- !is.na(x) & !is.na(y2)
emit("pearson", cor(x[both], y2[both])); emit("spearman", cor(x[both], y2[both], method = "spearman"))
emit("quantiles", as.vector(quantile(sort(ok), c(0.05, 0.25, 0.5, 0.75, 0.95), type = 1)))

# one whole index: 8 units, 5 indicators, denominators, imputation, outliers,
# four normalisations, three means
gdp <- c(10, 20, 15, 40, 8, 25, 12, 30)
raw <- data.frame(a = c(5, 9, NA, 31, 3.2, 11, 7, 20), b = c(1, 2, 3, 4, 5, 6, 7, 120),
                  c = c(2.2, 1.9, 3.1, 0.4, NA, 2.7, 1.1, 2.5), d = c(88, 91.5, 97, 79, 85, 99, 93, 90), e = c(400, 900, 650, 2500, 310, NA, 700, 1800))
group <- c("n", "n", "n", "n", "s", "s", "s", "s")
raw$a <- 100 * raw$a / gdp
raw$a <- ave(raw$a, group, FUN = function(v) fill(v, median(v, na.rm = TRUE)))
raw$b <- wins(raw$b, 5)
raw$c <- fill(raw$c, mean(raw$c, na.rm = TRUE))
mm <- function(v) (v - min(v, na.rm = TRUE)) / (max(v, na.rm = TRUE) - min(v, na.rm = TRUE))
sc <- data.frame(a = 1 + 99 * mm(raw$a), b = 1 + 99 * (rank(raw$b, ties.method = "min") - 1) / 7, c = 1 + 99 * mm(-raw$c),
                 d = 1 + 99 * pmin(pmax((raw$d - 80) / 15, 0), 1),
                 e = 1 + 99 * (log(raw$e) - log(100)) / (log(5000) - log(100)))
P <- exp((log(sc$a) * 1 / 3 + log(sc$b) * 2 / 3))
W <- c(0.5, 0.25, 0.25)
Q <- apply(sc[c("c", "d", "e")], 1, function(v) sum(W[!is.na(v)] * v[!is.na(v)]) / sum(W[!is.na(v)]))
for (k in names(sc)) emit(paste0("whole_", k), sc[[k]])
emit("whole_P", P); emit("whole_Q", Q); emit("whole_T", 1 / (0.6 / P + 0.4 / Q))
emit("whole_place", rank(-1 / (0.6 / P + 0.4 / Q), ties.method = "min"))

# distributions behind the sampling errors
emit("beta_18_20", c(18.5 / 21, sqrt(18.5 * 2.5 / (21^2 * 22)), qbeta(c(.05, .5, .95), 18.5, 2.5)))
emit("beta_20_20", c(20.5 / 21, sqrt(20.5 * .5 / (21^2 * 22)), qbeta(c(.05, .5, .95), 20.5, 0.5)))
emit("ahead_normal", pnorm(1.5 / sqrt(2^2 + 1^2)))
