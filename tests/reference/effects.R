# The reference figures for intervals of effect sizes, in base R alone and without the C code.
#
#   Rscript --vanilla effects.R [FOLDER]
#
# Prints effects.tsv into FOLDER (default: the folder of this script); README.md says what the columns are.

options(warn = 1, OutDec = ".", scipen = 0, stringsAsFactors = FALSE)
here <- dirname(gsub("~+~", " ", sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE)[1]), fixed = TRUE))
source(file.path(here, "shared.R"))
joined <- function(x) paste(ifelse(is.na(x), "NA", sprintf("%.12g", x + 0)), collapse = ";")
near <- function(a, b, most = 1e-9) stopifnot(all(abs(a - b) <= most * (1 + abs(b))))
rows <- character(0)
row <- function(case, procedure, values, groups, figures)
  rows <<- c(rows, paste(case, procedure, joined(values), joined(groups), joined(figures), sep = "\t"))

KINDS <- list(
  continuous = function(draw, n) (many(draw, n, 20001) - 10000) / 10000,
  three = function(draw, n) c(-1, 0, 0, 0, 1)[many(draw, n, 5) + 1],
  zeros = function(draw, n) ifelse(many(draw, n, 2) < 1, 0, round((many(draw, n, 2001) - 1000) / 1000, 1)))

# ---- distribution functions ----

for (t in c(-2.5, -.3, 0, .7, 3, 12)) for (df in c(3, 8, 19, 400)) for (delta in c(-4, 0, .5, 6, 25))
  row(sprintf("t-%g-%g-%g", t, df, delta), "noncentral-t", c(t, df, delta), numeric(0), suppressWarnings(pt(t, df, delta)))
for (f in c(.2, 1, 4, 30)) for (df in list(c(1, 3), c(2, 21), c(9, 10), c(39, 900))) for (l in c(0, .5, 12, 300))
  row(sprintf("f-%g-%g-%g-%g", f, df[1], df[2], l), "noncentral-f", c(f, df, l), numeric(0), pf(f, df[1], df[2], l))
for (x in c(.5, 4, 40, 500)) for (df in c(1, 2, 8, 36)) for (l in c(0, .5, 12, 300))
  row(sprintf("chi2-%g-%g-%g", x, df, l), "noncentral-chi2", c(x, df, l), numeric(0), pchisq(x, df, l))

# The noncentrality from `from` on at which the distribution function, which falls, is `share`.
find <- function(below, from, share) {
  if (below(from) <= share) return(from)
  high <- from + 1; while (below(high) > share) high <- from + 2 * (high - from)
  uniroot(function(l) below(l) - share, c(from, high), tol = 1e-13)$root
}
both <- function(below, from) c(find(below, from, .975), find(below, from, .025))
of_t <- function(t, df) suppressWarnings(both(function(d) pt(t, df, d), -10 - 3 * abs(t)))

# ---- sizes ----

hedges <- function(x, g) {
  a <- x[g == 0]; b <- x[g == 1]; n <- length(a); m <- length(b); df <- n + m - 2
  s <- sqrt((sum((a - mean(a))^2) + sum((b - mean(b))^2)) / df); scale <- sqrt(n * m / (n + m))
  of_t((mean(a) - mean(b)) / s * scale, df) / scale
}
paired <- function(x) { d <- mean(x) / sd(x); c(d, of_t(d * sqrt(length(x)), length(x) - 1) / sqrt(length(x))) }
# Differences in order, the k-th from each end (Bauer 1972), k by the rank sum's distribution without ties.
shift <- function(x, g) {
  a <- x[g == 0]; b <- x[g == 1]; d <- sort(outer(a, b, "-")); k <- qwilcox(.025, length(a), length(b))
  limits <- if (k > 0) d[c(k, length(d) + 1 - k)] else c(NA, NA)
  if (k > 0 && !anyDuplicated(x)) near(limits, wilcox.test(a, b, conf.int = TRUE, exact = TRUE)$conf.int, 1e-12)
  if (!anyNA(limits) && limits[1] == limits[2]) limits <- c(NA, NA)
  c(median(d), limits)
}
# Steiger (2004), Psychological Methods 9, 164-182: lambda / (lambda + n).
of_f <- function(y, g) {
  a <- suppressWarnings(anova(lm(y ~ factor(g)))); l <- both(function(l) pf(a$F[1], a$Df[1], a$Df[2], l), 0)
  if (l[2] > 0) l / (l + length(y)) else c(NA, NA)
}
omega <- function(x, g) {
  a <- suppressWarnings(anova(lm(x ~ factor(g)))); s <- a$`Sum Sq`; w <- s[2] / a$Df[2]
  c((s[1] - a$Df[1] * w) / (sum(s) + w), of_f(x, g))
}
# Kelley (1935) from the ranks' mean squares; Tomczak & Tomczak's form of it agrees.
epsilon <- function(x, g) {
  s <- suppressWarnings(anova(lm(rank(x) ~ factor(g)))); H <- unname(kruskal.test(x, factor(g))$statistic); k <- s$Df[1] + 1
  e <- (s$`Sum Sq`[1] - s$Df[1] * s$`Sum Sq`[2] / s$Df[2]) / sum(s$`Sum Sq`)
  near(e, (H - k + 1) / (length(x) - k))
  c(e, of_f(rank(x), g))
}
# Smithson (2003), ch. 4.
cramer <- function(t) {
  t <- t[rowSums(t) > 0, colSums(t) > 0]
  x <- unname(suppressWarnings(chisq.test(t, correct = FALSE))$statistic); df <- prod(dim(t) - 1)
  l <- both(function(l) pchisq(x, df, l), 0)
  if (l[2] > 0) pmin(1, sqrt(l / sum(t) / (min(dim(t)) - 1))) else c(NA, NA)
}

for (k in names(KINDS)) for (size in list(c(1, 4), c(2, 6), c(3, 7), c(5, 7), c(1, 19), c(1, 45), c(12, 20), c(40, 41))) {
  n <- sum(size); g <- rep(0:1, size); draw <- numbers_from(100 * n + nchar(k)); x <- round(KINDS[[k]](draw, n) + .3 * (g == 0), 6)
  name <- sprintf("%s-%d-%d", k, size[1], size[2])
  row(name, "hedges-limits", x, g, hedges(x, g))
  row(name, "shift", x, g, shift(x, g))
}
for (k in names(KINDS)) for (n in c(5, 8, 20)) { x <- round(KINDS[[k]](numbers_from(7 * n + nchar(k)), n) + .2, 6); row(paste(k, n), "paired", x, numeric(0), paired(x)) }
for (k in names(KINDS)) for (s in 1:6) {
  sizes <- list(c(8, 8, 8), c(5, 3, 3, 2, 2, 1, 1, 1, 1, 1), c(2, 2), c(1, 1, 1, 2, 2), c(12, 30, 9, 4), c(1, 2, 3, 4, 5, 1, 1, 2, 2, 3, 4, 5))[[s]]
  g <- rep(seq_along(sizes) - 1, sizes); x <- KINDS[[k]](numbers_from(900 + 10 * s + nchar(k)), length(g)) + (g %% 3) * .3; x <- round(x, 6)
  if (suppressWarnings(anova(lm(x ~ factor(g))))$`Sum Sq`[2] < 1e-9) next
  row(sprintf("%s-%d", k, s), "omega", x, g, omega(x, g))
  row(sprintf("%s-%d", k, s), "epsilon", x, g, epsilon(x, g))
}
for (t in list(matrix(c(3, 1, 1, 3), 2), matrix(c(20, 5, 6, 30), 2), matrix(c(3, 1, 0, 2, 2, 1, 0, 1, 4), 3), matrix(c(2, 2, 2, 2, 2, 2), 2),
               matrix(c(5, 0, 0, 4, 1, 0, 0, 2, 3), 3), matrix(c(300, 210, 90, 40, 120, 10, 15, 20), 4), matrix(c(4, 0, 2, 5, 0, 0), 2)))
  row(paste(c(dim(t), t), collapse = "-"), "cramer", t(t), dim(t), cramer(t))

# ---- people left out in turn: groups = 100 person + y, the values x ----

left_out <- function(of, people, w) {
  parts <- sort(unique(people)); n <- length(parts); k <- tapply(w, people, sum); like <- sum(k)^2 / sum(k^2)
  if (n < 12 || like < 5) return(c(NA, NA))
  z <- vapply(parts, function(p) atanh(of(people != p)), 0)
  tanh(atanh(of(people == people)) + c(-1, 1) * qt(.975, like - 1) * sqrt((n - 1) / n * sum((z - mean(z))^2)))
}
rho_within <- function(x, y, p) {
  centred <- function(v) ave(v, p, FUN = function(u) rank(u) - mean(rank(u)))
  cx <- centred(x); cy <- centred(y); sum(cx * cy) / sqrt(sum(cx^2) * sum(cy^2))
}
for (k in names(KINDS)) for (people in c(11, 12, 25, 36)) {
  sizes <- 1 + (seq_len(people) * 3) %% 5; p <- rep(seq_len(people) - 1, sizes); n <- length(p); draw <- numbers_from(40 * people + nchar(k))
  y <- many(draw, n, 20); x <- round(KINDS[[k]](draw, n) + y / 20, 6); order <- order(many(draw, n, 1000)); p <- p[order]; x <- x[order]; y <- y[order]
  inside <- ave(x, p, FUN = function(u) (length(u)^2 - 1) / 3)
  figures <- c(cor(x, y, method = "spearman"), left_out(function(i) cor(x[i], y[i], method = "spearman"), p, 1 / ave(x, p, FUN = length)),
               rho_within(x, y, p), left_out(function(i) rho_within(x[i], y[i], p[i]), p, inside),
               cor(seq_len(n), x, method = "kendall"), left_out(function(i) cor(which(i), x[i], method = "kendall"), p, 1 / ave(x, p, FUN = length)))
  row(sprintf("%s-%d", k, people), "left-out", x, 100 * p + y, figures)
}

stopifnot(!anyDuplicated(sub("^([^\t]*\t[^\t]*)\t.*", "\\1", rows)))
file <- file(file.path(folder, "effects.tsv"), open = "wb")
writeLines(c(sprintf("# Printed by effects.R with %s; do not edit by hand.", R.version.string),
             paste(c("case", "procedure", "values", "groups", "figures"), collapse = "\t"), rows), file, sep = "\n")
close(file)
