# The reference figures for the procedures behind `compare`, found without the C code: base R, coin, lme4 and boot.
#
#   Rscript --vanilla procedures.R [FOLDER]
#
# Prints procedures.tsv, tables.tsv, mixed.tsv and bootstrap.tsv into FOLDER (default: the folder of this script).
# README.md says what the columns are. Where a package knows a figure it is asked too, and the script stops if they
# disagree. No date in it, and chance only in bootstrap.tsv, with a fixed seed.

options(warn = 1, OutDec = ".", scipen = 0, stringsAsFactors = FALSE)
suppressPackageStartupMessages({ library(coin); library(lme4); library(boot) })

here <- dirname(gsub("~+~", " ", sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE)[1]), fixed = TRUE))
source(file.path(here, "shared.R"))
joined <- function(x) paste(sprintf("%.12g", x + 0), collapse = ";")
near <- function(a, b, most = 1e-9) stopifnot(all(abs(a - b) <= most * (1 + abs(b))))
print_table <- function(folder, name, header, rows) {
  file <- file(file.path(folder, name), open = "wb")
  on.exit(close(file))
  stopifnot(!anyDuplicated(sub("^([^\t]*\t[^\t]*)\t.*", "\\1", rows)))
  writeLines(c(sprintf("# Printed by procedures.R with %s; do not edit by hand.", R.version.string),
               paste(header, collapse = "\t"), rows), file, sep = "\n")
}

KINDS <- list(
  continuous = function(draw, n) (many(draw, n, 2001) - 1000) / 1000,
  three = function(draw, n) c(-1, 0, 0, 0, 1)[many(draw, n, 5) + 1],
  zeros = function(draw, n) ifelse(many(draw, n, 2) < 1, 0, round((many(draw, n, 2001) - 1000) / 1000, 1)),
  seven = function(draw, n) many(draw, n, 7) - 3
)
values_of <- function(seed, kind, n) {
  draw <- numbers_from(seed)
  repeat { v <- KINDS[[kind]](draw, n); if (length(unique(v)) > 1) return(v) }
}

# ---- two groups: group 0 against group 1 ----

SAME <- 1e-10
extremes <- function(all, observed) sum(all >= observed * (1 - SAME) - 1e-300)

mean_difference <- function(x, g) { # |difference| over all choices of group 0
  n <- length(x); m <- sum(g == 0)
  d <- combn(n, m, function(i) abs(mean(x[i]) - mean(x[-i])))
  e <- extremes(d, abs(mean(x[g == 0]) - mean(x[g == 1])))
  p <- pvalue(oneway_test(x ~ factor(g), distribution = exact(algorithm = "split-up")))
  near(e / length(d), p, 1e-6)
  c(mean(x[g == 0]) - mean(x[g == 1]), e, length(d), extremes(d, max(d)))
}

welch <- function(x, g) {
  w <- t.test(x[g == 0], x[g == 1])
  unname(c(w$statistic, w$parameter, w$p.value, w$conf.int))
}

# Brunner & Munzel (2000), Biometrical Journal 42, 17-25.
brunner_munzel <- function(x, g) {
  a <- x[g == 0]; b <- x[g == 1]; n <- length(a); m <- length(b)
  r <- rank(c(a, b)); ra <- r[1:n]; rb <- r[n + 1:m]
  va <- sum((ra - rank(a) - mean(ra) + (n + 1) / 2)^2) / (n - 1)
  vb <- sum((rb - rank(b) - mean(rb) + (m + 1) / 2)^2) / (m - 1)
  w <- n * m * (mean(rb) - mean(ra)) / (n + m) / sqrt(n * va + m * vb)
  df <- (n * va + m * vb)^2 / ((n * va)^2 / (n - 1) + (m * vb)^2 / (m - 1))
  c(w, df, 2 * pt(-abs(w), df))
}

near(brunner_munzel(c(1, 2, 1, 1, 1, 1, 1, 1, 1, 1, 2, 4, 1, 1, 3, 3, 4, 3, 1, 2, 3, 1, 1, 5, 4), rep(0:1, c(14, 11)))[c(1, 3)],
     c(3.1374674823029505, 0.0057862086661515377), 1e-12) # as SciPy's documentation has it; lawstat's manual to four places

# A = P(X > Y) + P(X = Y) / 2 (Vargha & Delaney 2000), delta = 2 A - 1 (Cliff 1993), and the interval of Newcombe
# (2006), Statistics in Medicine 25, 559-573, method 5: Hanley & McNeil's variance with both sizes at their mean, taken
# at the limit and not at the estimate, so that it has a width at 0 and 1 too.
superiority <- function(x, g) {
  a <- x[g == 0]; b <- x[g == 1]; n <- length(a); m <- length(b)
  A <- mean(outer(a, b, ">") + outer(a, b, "==") / 2)
  k <- (n + m) / 2 - 1
  V <- function(t) t * (1 - t) * (1 + k * (1 - t) / (2 - t) + k * t / (1 + t)) / (n * m)
  z <- qnorm(.975)
  f <- function(t) (A - t)^2 - z^2 * V(t)
  low <- if (A <= 0) 0 else uniroot(f, c(0, A), tol = 1e-15, f.lower = A^2, f.upper = -V(A) - 1e-300)$root
  high <- if (A >= 1) 1 else uniroot(f, c(A, 1), tol = 1e-15, f.lower = -V(A) - 1e-300, f.upper = (1 - A)^2)$root
  if (A >= 1) low <- uniroot(f, c(1e-9, 1 - 1e-9), tol = 1e-15)$root
  if (A <= 0) high <- uniroot(f, c(1e-9, 1 - 1e-9), tol = 1e-15)$root
  c(A, low, high)
}

# A with people on both sides (g = 2 person + inside): Newcombe's variance times what the variance of A over people (Obuchowski
# 1997) is to that over comments, at least 1, and Student's t; from all pairs, not from ranks. Where no pair differs from the
# others people are counted in the place of comments.
crossed_superiority <- function(x, g) {
  inside <- g %% 2 == 1; person <- g %/% 2; people <- length(unique(person))
  psi <- outer(x[inside], x[!inside], ">") + outer(x[inside], x[!inside], "==") / 2
  A <- mean(psi); n <- nrow(psi); m <- ncol(psi)
  u <- numeric(length(x)); u[inside] <- (rowMeans(psi) - A) / n; u[!inside] <- (colMeans(psi) - A) / m
  over <- function(v) if (length(v) > 1) stats::var(v) / length(v) else 0
  plain <- over(rowMeans(psi)) + over(colMeans(psi))
  if (plain > 1e-12) more <- max(1, people / (people - 1) * sum(tapply(u, person, sum)^2) / plain)
  else { more <- 1; n <- length(unique(person[inside])); m <- length(unique(person[!inside])) }
  k <- (n + m) / 2 - 1
  f <- function(t) (A - t)^2 - qt(.975, people - 1)^2 * more * t * (1 - t) * (1 + k * (1 - t) / (2 - t) + k * t / (1 + t)) / (n * m)
  low <- if (A <= 0) 0 else uniroot(f, c(0, if (A < 1) A else 1 - 1e-9), tol = 1e-15)$root
  high <- if (A >= 1) 1 else uniroot(f, c(if (A > 0) A else 1e-9, 1), tol = 1e-15)$root
  c(A, low, high)
}

# The difference of shares within strata (g = side + 2 stratum + 100 weight), Mantel and Haenszel's.
strata_difference <- function(x, g) {
  side <- g %% 2; stratum <- (g %/% 2) %% 50; weight <- g %/% 100
  parts <- vapply(unique(stratum), function(s) {
    a <- stratum == s & side == 0; b <- stratum == s & side == 1
    if (!any(a) || !any(b)) return(c(0, 0))
    w <- sum(weight[a]) * sum(weight[b]) / sum(weight[a | b])
    c(w * (sum(x[a]) / sum(weight[a]) - sum(x[b]) / sum(weight[b])), w)
  }, c(0, 0))
  sum(parts[1, ]) / sum(parts[2, ])
}

# Its studentised permutation test, over all arrangements within strata (g as above): t squared of what the sides hold over
# their strata's share, each side's units held to the side's share.
strata_p <- function(x, g) {
  side <- g %% 2; stratum <- (g %/% 2) %% 50; weight <- g %/% 100
  rest <- x - weight * (tapply(x, stratum, sum) / tapply(weight, stratum, sum))[as.character(stratum)]
  variance <- function(a) {
    r <- rest[a]; w <- weight[a]; n <- length(r)
    sum((r - sum(r) / sum(w) * w)^2) / sum(w)^2 * n / (n - 1)
  }
  squared <- function(a) (sum(rest[a]) / sum(weight[a]) - sum(rest[!a]) / sum(weight[!a]))^2 / (variance(a) + variance(!a))
  places <- lapply(unique(stratum), function(s) { here <- which(stratum == s); combn(here, sum(side[here] == 0), simplify = FALSE) })
  all <- apply(expand.grid(lapply(places, seq_along)), 1, function(at) {
    a <- logical(length(x)); a[unlist(Map(function(p, k) p[[k]], places, at))] <- TRUE; squared(a) })
  mean(all >= squared(side == 0) * (1 - 1e-10))
}

hodges_lehmann <- function(x, g) median(outer(x[g == 0], x[g == 1], "-"))

# Hedges (1981) with the exact gamma correction.
hedges <- function(x, g) {
  a <- x[g == 0]; b <- x[g == 1]; df <- length(x) - 2
  s <- sqrt(((length(a) - 1) * stats::var(a) * (length(a) > 1) + (length(b) - 1) * stats::var(b) * (length(b) > 1)) / df)
  (mean(a) - mean(b)) / s * exp(lgamma(df / 2) - log(sqrt(df / 2)) - lgamma((df - 1) / 2))
}

# The studentised permutation test (Janssen 1997; Chung & Romano 2013) inverted: the differences D for which x - D in
# group 0 is not rejected at 5 %. From the estimate outwards the step is Welch's standard error, doubled until the test
# rejects; then the interval is halved. A variance is never under 1e-12 of that of all values.
studentised <- function(x, g) {
  n <- length(x); m <- sum(g == 0); i <- combn(n, m)
  t_of <- function(y) {
    floor_at <- 1e-12 * stats::var(y)
    one <- function(k) {
      a <- y[k]; b <- y[-k]
      abs(mean(a) - mean(b)) / sqrt(max(stats::var(a), floor_at) / length(a) + max(stats::var(b), floor_at) / length(b))
    }
    apply(i, 2, one)
  }
  observed <- which(colSums(i == which(g == 0)) == m)
  p_of <- function(D) { y <- x; y[g == 0] <- y[g == 0] - D; t <- t_of(y); extremes(t, t[observed]) / length(t) }
  d <- mean(x[g == 0]) - mean(x[g == 1])
  se <- sqrt(stats::var(x[g == 0]) / m + stats::var(x[g == 1]) / (n - m))
  end <- function(sign) {
    step <- se
    while (p_of(d + sign * step) > .05) { step <- 2 * step; if (step > 1e9 * se) return(NA) }
    inner <- 0; outer <- step
    for (k in 1:60) { mid <- (inner + outer) / 2; if (p_of(d + sign * mid) > .05) inner <- mid else outer <- mid }
    d + sign * outer
  }
  c(round(p_of(0) * ncol(i)), end(-1), end(1))
}

# p of the same at no difference, over all arrangements of more units; those that none exceeds.
studentised_p <- function(x, g) {
  m <- sum(g == 0); n <- length(x) - m; floor_at <- 1e-12 * stats::var(x)
  squared <- function(k) (mean(x[k]) - mean(x[-k]))^2 / (max(stats::var(x[k]), floor_at) / m + max(stats::var(x[-k]), floor_at) / n)
  all <- combn(length(x), m, squared)
  e <- extremes(all, squared(which(g == 0)))
  c(e / length(all), e, length(all), extremes(all, max(all)))
}

# ---- more groups ----

arrangements_of <- function(sizes) { # labels over all ways to deal
  go <- function(left) {
    if (sum(left) == 0) return(list(integer(0)))
    out <- list()
    for (k in which(left > 0)) { l <- left; l[k] <- l[k] - 1; out <- c(out, lapply(go(l), function(r) c(k - 1L, r))) }
    out
  }
  go(sizes)
}
welch_f <- function(x, g) {
  total <- stats::var(x)
  F_of <- function(labels) { # Welch (1951), Biometrika 38, 330-336
    n <- tabulate(labels + 1); k <- length(n)
    m <- vapply(0:(k - 1), function(j) mean(x[labels == j]), 0)
    v <- vapply(0:(k - 1), function(j) max(stats::var(x[labels == j]), 1e-12 * total), 0)
    w <- n / v; mu <- sum(w * m) / sum(w); tmp <- sum((1 - w / sum(w))^2 / (n - 1))
    sum(w * (m - mu)^2) / (k - 1) / (1 + 2 * (k - 2) / (k^2 - 1) * tmp)
  }
  all <- vapply(arrangements_of(tabulate(g + 1)), F_of, 0)
  f <- F_of(g)
  if (all(tapply(x, g, stats::var) > 0)) near(f, unname(oneway.test(x ~ factor(g))$statistic), 1e-8)
  a <- anova(lm(x ~ factor(g)))
  omega <- (a[1, 2] - a[1, 1] * a[2, 3]) / (sum(a[, 2]) + a[2, 3])
  c(f, extremes(all, f), length(all), omega)
}

# ---- pairs, correlation, trend ----

sign_flips <- function(x) {
  signs <- as.matrix(expand.grid(rep(list(c(-1, 1)), length(x))))
  all <- abs(signs %*% x)
  c(mean(x), sum(all >= abs(sum(x)) - 1e-10 * sum(abs(x))), nrow(signs))
}
orders <- function(v) if (length(v) <= 1) list(v) else
  do.call(c, lapply(seq_along(v), function(i) lapply(orders(v[-i]), function(r) c(v[i], r))))
spearman <- function(x, y) {
  rx <- rank(x) - mean(rank(x)); ry <- rank(y) - mean(rank(y))
  all <- abs(vapply(orders(ry), function(r) sum(rx * r), 0)); own <- abs(sum(rx * ry))
  near(cor(rank(x), rank(y)), cor(x, y, method = "spearman"))
  c(cor(x, y, method = "spearman"), sum(all >= own - 1e-10 * sum(abs(rx))), length(all))
}
# Values against position: S, Kendall's tau-b (positions are untied), Theil-Sen, and all orders.
mann_kendall <- function(x) {
  s_of <- function(v) { s <- 0; for (i in seq_along(v)) for (j in seq_along(v)) if (j > i) s <- s + sign(v[j] - v[i]); s }
  all <- abs(vapply(orders(x), s_of, 0)); s <- s_of(x)
  tau <- cor(seq_along(x), x, method = "kendall")
  slopes <- unlist(lapply(seq_along(x), function(i) (x[-(1:i)] - x[i]) / (seq_along(x)[-(1:i)] - i)))
  if (!anyDuplicated(x)) near(sum(all >= abs(s)) / length(all), cor.test(seq_along(x), x, method = "kendall", exact = TRUE)$p.value)
  c(s, tau, median(slopes), sum(all >= abs(s)), length(all))
}
# The same against times that may tie: a pair of one time counts for nothing. Kendall's (1970) variance with ties on both
# sides and Sen's (1968) limits from it: ranks of slopes, the lower rounded down, the upper up.
mann_kendall_times <- function(x, t) {
  s_of <- function(v) { s <- 0; for (i in seq_along(v)) for (j in seq_along(v)) if (t[j] > t[i]) s <- s + sign(v[j] - v[i]); s }
  all <- abs(vapply(orders(x), s_of, 0)); s <- s_of(x); n <- length(x)
  slopes <- outer(x, x, "-") / outer(t, t, "-"); slopes <- sort(slopes[lower.tri(slopes) & outer(t, t, "!=")])
  u <- as.numeric(table(x)); w <- as.numeric(table(t)); f <- function(k) sum(k * (k - 1) * (2 * k + 5))
  v <- (n * (n - 1) * (2 * n + 5) - f(u) - f(w)) / 18 + sum(u * (u - 1)) * sum(w * (w - 1)) / (2 * n * (n - 1)) +
    sum(u * (u - 1) * (u - 2)) * sum(w * (w - 1) * (w - 2)) / (9 * n * (n - 1) * (n - 2))
  near(v, mean(vapply(orders(x), s_of, 0)^2)) # S has mean 0 over all orders
  low <- floor((length(slopes) - qnorm(.975) * sqrt(v)) / 2); high <- ceiling((length(slopes) + qnorm(.975) * sqrt(v)) / 2)
  given <- low >= 1 && high < length(slopes)
  c(s, cor(t, x, method = "kendall"), median(slopes), sum(all >= abs(s)), length(all), if (given) slopes[c(low, high + 1)] else c(NA, NA))
}
# Each person's values kept together: on that person's places in all orders, and people of as many values change places.
kept_together <- function(x, person) {
  s_of <- function(v) { s <- 0; for (i in seq_along(v)) for (j in seq_along(v)) if (j > i) s <- s + sign(v[j] - v[i]); s }
  places <- split(seq_along(x), person); sizes <- lengths(places); people <- seq_along(places)
  within <- function(from) { # all ways to put the values of from[p] on the places of p
    ways <- list(rep(NA_real_, length(x)))
    for (p in people) ways <- do.call(c, lapply(ways, function(v) lapply(orders(x[places[[from[p]]]]), function(o) { v[places[[p]]] <- o; v })))
    vapply(ways, s_of, 0)
  }
  s <- abs(s_of(x)); stay <- abs(within(people))
  move <- abs(unlist(lapply(Filter(function(o) all(sizes[o] == sizes), orders(people)), within)))
  c(sum(stay >= s), length(stay), sum(move >= s), length(move))
}

gini <- function(x) { # mean absolute difference over twice the mean (Gini 1912)
  n <- length(x); h <- x[x > 0] / sum(x)
  c(sum(abs(outer(x, x, "-"))) / (2 * n^2 * mean(x)), (n - 1) / n, -sum(h * log2(h)))
}

mean_t <- function(x) { t <- t.test(x); c(t$estimate, t$conf.int) }

# ---- families ----

# Tarone (1990), Biometrics 46, 515-522: the least K such that at most K comparisons can reach 0.05 / K.
tarone <- function(least) {
  k <- 1
  while (sum(least <= .05 / k) > k) k <- k + 1
  c(k, as.numeric(least <= .05 / k))
}

rows <- character(0)
row <- function(case, procedure, values, groups, figures)
  rows <<- c(rows, paste(case, procedure, joined(values), joined(groups), joined(figures), sep = "\t"))

two_cases <- list(
  list("pain", c(1, 2, 1, 1, 1, 1, 1, 1, 1, 1, 2, 4, 1, 1, 3, 3, 4, 3, 1, 2, 3, 1, 1, 5, 4), rep(0:1, c(14, 11))),
  list("apart", c(1, 2, 3, 4, 10, 11, 12), rep(0:1, c(3, 4))[c(1:3, 4:7)]),
  list("tied-three", c(0, 0, 1, 0, 1, 1, -1, 0), c(0, 0, 0, 0, 1, 1, 1, 1)))
sizes <- list(c(2, 3), c(3, 3), c(2, 6), c(4, 5), c(3, 7), c(5, 7), c(4, 4), c(6, 6), c(2, 9))
for (k in seq_along(KINDS)) for (s in seq_along(sizes)) {
  n <- sum(sizes[[s]])
  two_cases <- c(two_cases, list(list(sprintf("%s-%d-%d", names(KINDS)[k], sizes[[s]][1], sizes[[s]][2]),
                                      values_of(100 * k + s, names(KINDS)[k], n), rep(0:1, sizes[[s]]))))
}
for (case in two_cases) {
  name <- case[[1]]; x <- case[[2]]; g <- case[[3]]
  if (length(x) <= 14) row(name, "difference", x, g, mean_difference(x, g))
  both <- all(tapply(x, g, stats::var) > 0)
  if (both) row(name, "welch", x, g, welch(x, g))
  bm <- brunner_munzel(x, g)
  if (all(is.finite(bm))) row(name, "brunner-munzel", x, g, bm)
  row(name, "superiority", x, g, superiority(x, g))
  row(name, "hodges-lehmann", x, g, hodges_lehmann(x, g))
  if (sum(tapply(x, g, stats::var)) > 0) row(name, "hedges", x, g, hedges(x, g))
  if (both && length(x) <= 9) row(name, "studentised", x, g, studentised(x, g))
}
for (k in seq_along(KINDS)) for (z in list(c(2, 12), c(3, 10), c(4, 9), c(7, 7), c(10, 4))) {
  x <- values_of(1700 + 20 * k + z[1], names(KINDS)[k], sum(z)); g <- rep(0:1, z)
  row(sprintf("%s-%d-%d", names(KINDS)[k], z[1], z[2]), "studentised-p", x, g, studentised_p(x, g))
}
for (case in list(list("one-value", c(0, 0, 0, 0, 1, 2, 1.5, 0, -1, 3), 4), list("no-variance", c(2, 2, 2, 2, 5, 5, 5, 5, 5), 4),
                  list("far", c(.1, .2, .3, .4, 1e5 + c(.1, .2, .3, .4)), 4)))
  row(case[[1]], "studentised-p", x <- case[[2]], g <- rep(0:1, c(case[[3]], length(x) - case[[3]])), studentised_p(x, g))
for (case in list(list("one-rest", 301, "continuous", 1, 7), list("one-rest-tied", 302, "three", 1, 9), list("one-19", 303, "continuous", 1, 13)))
  row(case[[1]], "difference", x <- values_of(case[[2]], case[[3]], case[[4]] + case[[5]]), g <- rep(0:1, c(case[[4]], case[[5]])), mean_difference(x, g))
for (s in 1:4) for (kind in names(KINDS)) {
  z <- list(c(2, 2, 3), c(3, 3, 2), c(2, 2, 2), c(2, 3, 4))[[s]]
  x <- values_of(500 + 10 * s + match(kind, names(KINDS)), kind, sum(z))
  row(sprintf("%s-%s", kind, paste(z, collapse = "-")), "welch-f", x, rep(seq_along(z) - 1, z), welch_f(x, rep(seq_along(z) - 1, z)))
}
for (kind in names(KINDS)) for (n in c(4, 7, 10)) {
  x <- values_of(700 + n + match(kind, names(KINDS)), kind, n)
  row(sprintf("%s-%d", kind, n), "sign-flips", x, numeric(0), sign_flips(x))
  if (n <= 7) {
    y <- values_of(800 + n + match(kind, names(KINDS)), kind, n)
    row(sprintf("%s-%d", kind, n), "spearman", x, y, spearman(x, y))
    row(sprintf("%s-%d", kind, n), "mann-kendall", x, numeric(0), mann_kendall(x))
    for (times in list(seq_len(n)^2, floor(seq_len(n) / 2), c(rep(0, n - 2), 5, 5.5)))
      row(sprintf("%s-%s", kind, paste(times, collapse = "-")), "mann-kendall-times", x, times, mann_kendall_times(x, times))
  }
}
for (kind in names(KINDS)) for (person in list(c(0, 1, 0, 2, 1, 2), c(0, 0, 0, 1, 2, 2, 2), c(0, 1, 2, 3, 4), c(0, 1, 1, 2, 0, 3, 1), c(0, 0, 0, 0, 1)))
  row(sprintf("%s-%s", kind, paste(person, collapse = "")), "kept-together",
      x <- values_of(1000 + sum(person) + match(kind, names(KINDS)), kind, length(person)), person, kept_together(x, person))
for (case in list(c(5, 3, 3, 2, 2, 1, 1, 1, 1, 1), c(1, 1, 1, 1), c(10, 0, 0), c(602, 250, 222, 215, 3), c(7)))
  row(paste(case, collapse = "-"), "gini", case, numeric(0), gini(case))
for (n in c(5, 9, 19)) row(paste0("t-", n), "mean-t", x <- values_of(900 + n, "continuous", n), numeric(0), mean_t(x))
# Delete-one jackknife of the log odds of a pooled share.
share <- function(part, whole) {
  n <- length(part)
  l <- vapply(seq_len(n), function(i) { p <- sum(part[-i]) / sum(whole[-i]); log(p / (1 - p)) }, 0)
  s <- sqrt((n - 1) / n * sum((l - mean(l))^2)); p <- sum(part) / sum(whole)
  plogis(log(p / (1 - p)) + c(-1, 1) * qt(.975, n - 1) * s)
}
for (n in c(5, 8, 20)) {
  draw <- numbers_from(950 + n); whole <- 1 + many(draw, n, 8); part <- pmin(whole, many(draw, n, 4))
  row(paste0("share-", n), "share", part, whole, share(part, whole))
}
for (kind in names(KINDS)) for (person in list(c(0, 0, 1, 1, 2, 2, 2, 3, 3, 4), rep(0:5, each = 3), c(0, 1, 2, 3, 4, 0, 1), rep(0:3, c(7, 2, 1, 1)))) {
  n <- length(person); x <- values_of(1100 + n + match(kind, names(KINDS)), kind, n)
  for (inside in list(rep(0:1, length.out = n), as.numeric(seq_len(n) <= n / 3), as.numeric(rank(x, ties.method = "first") > n / 2)))
    row(sprintf("%s-%d-%s", kind, n, paste(inside, collapse = "")), "crossed-superiority", x, g <- 2 * person + inside, crossed_superiority(x, g))
}
for (n in c(6, 9, 20, 41)) for (seed in 1:3) {
  draw <- numbers_from(1200 + 10 * n + seed); weight <- 1 + many(draw, n, 8); part <- pmin(weight, many(draw, n, 5))
  g <- many(draw, n, 2) + 2 * ((3 * (seq_len(n) - 1)) %/% n) + 100 * weight
  row(sprintf("strata-%d-%d", n, seed), "strata-difference", part, g, strata_difference(part, g))
}
for (seed in 1:6) {
  draw <- numbers_from(1500 + seed); stratum <- rep(0:2, each = 5); weight <- 1 + many(draw, 15, 8)
  side <- rep(c(0, 1, 1, 0, 1), 3); part <- pmin(weight, many(draw, 15, 5) + (side == 0) * (seed %% 3))
  row(sprintf("strata-p-%d", seed), "strata-p", part, g <- side + 2 * stratum + 100 * weight, strata_p(part, g))
}
p_cases <- list(c(.01, .02, .03, .04), c(.001, .5, .04, .04, .2), c(.9), c(.05, .05), c(.011, .012, .9, .6, .03, .02))
for (i in seq_along(p_cases)) row(paste0("p-", i), "benjamini-hochberg", p_cases[[i]], numeric(0), p.adjust(p_cases[[i]], "BH"))
least <- list(c(.05, .05, .05), c(.001, .05, .1, .05), c(.0001, .0002, .3, 1, 1), c(.02, .02, .02, .02, .001), c(.026, .024, .5))
for (i in seq_along(least)) row(paste0("least-", i), "tarone", least[[i]], numeric(0), tarone(least[[i]]))

# ---- tables of counts ----

# Bergsma (2013), Journal of the Korean Statistical Society 42, 323-328.
bergsma <- function(t) {
  n <- sum(t); r <- nrow(t); k <- ncol(t)
  phi <- suppressWarnings(chisq.test(t, correct = FALSE))$statistic / n
  phi <- max(0, phi - (k - 1) * (r - 1) / (n - 1))
  r <- r - (r - 1)^2 / (n - 1); k <- k - (k - 1)^2 / (n - 1)
  sqrt(phi / min(k - 1, r - 1))
}
# Newcombe (1998), Statistics in Medicine 17, 873-890, method 10.
newcombe <- function(t) {
  wilson <- function(x, n) { z <- qnorm(.975); (2 * x + z^2 + c(-1, 1) * z * sqrt(z^2 + 4 * x * (1 - x / n))) / (2 * (n + z^2)) }
  n <- rowSums(t); p <- t[, 1] / n; a <- wilson(t[1, 1], n[1]); b <- wilson(t[2, 1], n[2]); d <- p[1] - p[2]
  unname(c(d, d - sqrt((p[1] - a[1])^2 + (b[2] - p[2])^2), d + sqrt((a[2] - p[1])^2 + (p[2] - b[1])^2)))
}
near(newcombe(matrix(c(56, 14, 48, 32), 2, byrow = TRUE)), c(.2, .0524, .3339), 5e-5) # published to four places
near(newcombe(matrix(c(9, 1, 3, 7), 2, byrow = TRUE)), c(.6, .1705, .8090), 5e-5)
odds <- function(t) { # with a half everywhere (Haldane 1956; Anscombe 1956)
  t <- t + .5; l <- log(t[1, 1] * t[2, 2] / t[1, 2] / t[2, 1]); s <- sqrt(sum(1 / t))
  exp(l + c(0, -1, 1) * qnorm(.975) * s)
}
tables <- list(
  newcombe = matrix(c(56, 14, 48, 32), 2, byrow = TRUE), "newcombe-small" = matrix(c(9, 1, 3, 7), 2, byrow = TRUE),
  "newcombe-zero" = matrix(c(10, 0, 0, 20), 2, byrow = TRUE),
  tea = matrix(c(3, 1, 1, 3), 2), "two-zero" = matrix(c(4, 0, 2, 5), 2, byrow = TRUE),
  three = matrix(c(3, 1, 0, 2, 2, 1, 0, 1, 4), 3), wide = matrix(c(1, 2, 0, 3, 0, 2, 1, 1), 2),
  flat = matrix(c(2, 2, 2, 2, 2, 2), 2), empty = matrix(c(5, 0, 0, 4, 1, 0, 0, 2, 3), 3, byrow = TRUE),
  debate = matrix(c(3, 1, 1, 1, 0, 2, 1, 1, 0, 2, 0, 0, 1, 1, 0), 5, byrow = TRUE))
table_rows <- vapply(names(tables), function(name) {
  t <- tables[[name]]; chi <- suppressWarnings(chisq.test(t, correct = FALSE))
  figures <- c(fisher.test(t)$p.value, chi$statistic, min(chi$expected), bergsma(t))
  if (all(dim(t) == 2)) figures <- c(figures, newcombe(t), odds(t))
  paste(name, nrow(t), joined(t(t)), joined(figures), joined(t(chi$stdres)), sep = "\t")
}, "")

# ---- the random-intercept model ----

# REML of y = mu + u + e by its own formula, the likelihood of the intraclass correlation r with all else maximised.
reml <- function(y, g, r) {
  n <- tabulate(g + 1); k <- r / (1 - r); N <- length(y)
  w <- n / (1 + n * k); m <- tapply(y, g, mean)
  mu <- sum(w * m) / sum(w)
  ss <- sum((y - m[g + 1])^2) + sum(w * (m - mu)^2)
  s2 <- ss / (N - 1)
  -(N - 1) / 2 * (log(2 * pi * s2) + 1) - sum(log(1 + n * k)) / 2 - log(sum(w)) / 2
}
mixed <- function(name, seed, sizes, effect) {
  draw <- numbers_from(seed); g <- rep(seq_along(sizes) - 1, sizes)
  y <- round((many(draw, length(g), 2001) - 1000) / 1000 + effect * ((many(draw, length(sizes), 2001) - 1000) / 1000)[g + 1], 3)
  f <- lmer(y ~ 1 + (1 | g), data = data.frame(y, g), REML = TRUE,
            control = lmerControl(optimizer = "bobyqa", check.conv.singular = "ignore", optCtrl = list(rhoend = 1e-12)))
  v <- as.data.frame(VarCorr(f))$vcov; r <- v[1] / sum(v)
  best <- optimize(function(r) reml(y, g, r), c(0, .9999), maximum = TRUE, tol = 1e-12)
  top <- max(best$objective, reml(y, g, 0)); at <- if (reml(y, g, 0) >= best$objective) 0 else best$maximum
  near(top, as.numeric(logLik(f)), 1e-6)
  drop <- function(r) reml(y, g, r) - top + qchisq(.95, 1) / 2
  low <- if (drop(0) >= 0) 0 else uniroot(drop, c(0, at), tol = 1e-12)$root
  high <- uniroot(drop, c(at, .99999), tol = 1e-12)$root
  paste(name, joined(y), joined(g), sprintf("%.9f", as.numeric(logLik(f))),
        paste(sprintf("%.6f", c(fixef(f), sqrt(v[1]), sqrt(v[2]), r, low, high)), collapse = ";"), sep = "\t")
}
mixed_rows <- c(mixed("even", 11, rep(5, 8), 1), mixed("uneven", 12, c(9, 7, 5, 5, 3, 2, 2, 1, 1), 1.5),
                mixed("nothing", 13, rep(6, 6), 0), mixed("strong", 14, c(6, 6, 6, 6, 6, 6, 4), 4),
                mixed("singles", 15, c(10, 8, 6, 3, 2, 2, 1, 1, 1, 1), 1))

# ---- bootstrap intervals of a mean: limits and the spread of each over sets of 9,999 replicates ----

# Efron (1987). boot.ci counts only the replicates below the estimate; where the mean lies on a lattice many are at it,
# and half of them count here, so that a symmetric distribution has no bias. Without ties the two agree.
bca <- function(t, t0, x) {
  t0 <- round(t0, 12); t <- round(t, 12)
  z0 <- qnorm(mean(t < t0) + mean(t == t0) / 2); d <- x - mean(x); a <- sum(d^3) / (6 * sum(d^2)^1.5)
  z <- z0 + qnorm(c(.025, .975))
  p <- pnorm(z0 + z / (1 - a * z)); s <- sort(t); k <- p * (length(t) + 1); f <- floor(k); n <- length(t) + 1
  s[f] + (qnorm(p) - qnorm(f / n)) / (qnorm((f + 1) / n) - qnorm(f / n)) * (s[f + 1] - s[f])
}
local({ set.seed(3); x <- values_of(24, "continuous", 40); b <- boot(x, function(d, i) mean(d[i]), R = 9999)
  if (!any(duplicated(b$t))) near(bca(b$t[, 1], b$t0, x), boot.ci(b, type = "bca")$bca[4:5], 1e-2) })
set.seed(20)
bootstrap <- function(name, x, type) {
  n <- length(x)
  once <- function(R) {
    b <- boot(x, function(d, i) c(mean(d[i]), stats::var(d[i]) / n), R = R)
    if (type == "bca") bca(b$t[, 1], b$t0[1], x)
    else boot.ci(b, type = "stud", t = b$t[, 1], t0 = b$t0[1], var.t = b$t[, 2], var.t0 = b$t0[2])$student[4:5]
  }
  all <- replicate(12, once(9999))
  paste(name, type, joined(x), paste(sprintf("%.7f", c(rowMeans(all), apply(all, 1, sd))), collapse = ";"), sep = "\t")
}
skew <- function(seed, n) round(values_of(seed, "continuous", n)^2, 3)
bootstrap_rows <- c(
  bootstrap("even-20", values_of(21, "continuous", 20), "stud"), bootstrap("skew-30", skew(22, 30), "stud"),
  bootstrap("zeros-25", values_of(23, "zeros", 25), "stud"), bootstrap("even-40", values_of(24, "continuous", 40), "bca"),
  bootstrap("skew-50", skew(25, 50), "bca"), bootstrap("three-60", values_of(26, "three", 60), "bca"))

print_table(folder, "procedures.tsv", c("case", "procedure", "values", "groups", "figures"), rows)
print_table(folder, "tables.tsv", c("case", "rows", "counts", "figures", "residuals"), table_rows)
print_table(folder, "mixed.tsv", c("case", "values", "groups", "loglik", "figures"), mixed_rows)
print_table(folder, "bootstrap.tsv", c("case", "kind", "values", "figures"), bootstrap_rows)
