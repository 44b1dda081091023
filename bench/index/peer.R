# The work of report/index, BenchmarkRobustness, in base R; see peer.py. Run by bench/index.sh
set.seed(1)
U <- 31; L <- 12; RUNS <- 1000
base <- matrix(5 + 90 * runif(U * L), U, L)
base[runif(U * L) < 0.05] <- NA
n <- 20 + 15 * (0:(U - 1)); k <- round(n * (0.7 + 0.01 * (0:(U - 1) %% 29)))
group <- 0:(U - 1) %% 3
worst <- rep(0, L); best <- rep(100, L); worst[4] <- 100; best[4] <- 0
one_run <- function(seed) {
  x <- base
  for (i in 5:6) x[, i] <- 100 * rbeta(U, k + 0.5, n - k + 0.5)
  choice <- sample.int(3, 1)
  if (choice == 2) for (i in 1:L) x[is.na(x[, i]), i] <- mean(x[, i], na.rm = TRUE)
  if (choice == 3) for (i in 1:L) x[, i] <- ave(x[, i], group, FUN = function(v) { v[is.na(v)] <- median(v, na.rm = TRUE); v })
  choice <- sample.int(3, 1)
  y <- x
  for (i in 1:L) {
    d <- if (best[i] > worst[i]) x[, i] else -x[, i]
    y[, i] <- switch(choice,
      pmin(pmax((x[, i] - worst[i]) / (best[i] - worst[i]), 0), 1),
      (d - min(d, na.rm = TRUE)) / (max(d, na.rm = TRUE) - min(d, na.rm = TRUE)),
      (rank(d, ties.method = "min", na.last = "keep") - 1) / (sum(!is.na(d)) - 1))
  }
  y <- 60 + 40 * y
  geometric <- runif(1) < 0.5
  up <- function(y, size) {
    w <- 1 + 0.25 * (2 * runif(ncol(y)) - 1)
    v <- if (geometric) log(y) else y
    sapply(seq(1, ncol(y), size), function(j) {
      q <- v[, j:(j + size - 1), drop = FALSE]; ww <- w[j:(j + size - 1)]
      ok <- !is.na(q); q[!ok] <- 0
      r <- as.vector(q %*% ww) / as.vector(ok %*% ww)
      if (geometric) exp(r) else r
    })
  }
  top <- up(up(up(y, 2), 3), 2)
  rank(-top, ties.method = "min", na.last = "keep")
}
t <- proc.time()[3]
places <- sapply(1:RUNS, one_run)
bands <- apply(places, 1, quantile, probs = c(.05, .5, .95), type = 1, na.rm = TRUE)
cat(sprintf("%.0f\n", (proc.time()[3] - t) * 1000)) # milliseconds
