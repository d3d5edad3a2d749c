# The reference figures for word lists, in base R alone.
#
#   Rscript --vanilla words.R [FOLDER]
#
# Prints words.tsv into FOLDER (default: the folder of this script). README.md says what the columns are. No chance and no
# date in it: the same bytes each time. Each figure is found in two ways where there are two, and where a figure was
# published it is compared with that; the script stops if they disagree.

options(warn = 2, OutDec = ".", scipen = 0, stringsAsFactors = FALSE)

here <- dirname(gsub("~+~", " ", sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE)[1]), fixed = TRUE))
source(file.path(here, "shared.R"))
digits <- function(x) ifelse(is.na(x), "NA", sprintf("%.12g", x + 0))
joined <- function(x) paste(digits(x), collapse = ";")
near <- function(a, b, most = 1e-9) all(is.na(a) == is.na(b)) && all(abs(a - b) <= most * (1 + abs(b)), na.rm = TRUE)
printed <- function(a, b, decimals) stopifnot(all(abs(a - b) <= 0.5000001 * 10^-decimals)) # as a book rounds it

rows <- character(0)
add <- function(case, procedure, input, figures)
  rows[length(rows) + 1] <<- paste(case, procedure, paste(vapply(input, joined, ""), collapse = "\t"), joined(figures), sep = "\t")

# ---- dispersion ----

dispersion <- function(sizes, counts) {
  s <- sizes / sum(sizes); v <- counts / sum(counts); p <- counts / sizes; n <- length(sizes)
  dp <- sum(abs(s - v)) / 2
  stopifnot(near(dp, 1 - sum(pmin(s, v))))
  d <- 1 - sqrt(mean((p - mean(p))^2)) / mean(p) / sqrt(n - 1)
  stopifnot(near(d, 1 - sd(p) * sqrt((n - 1) / n) / mean(p) / sqrt(n - 1)))
  da <- 1 - mean(dist(p)) / (2 * mean(p))
  q <- sort(p)
  stopifnot(near(da, 1 - sum((2 * seq_len(n) - n - 1) * q) / choose(n, 2) / (2 * mean(p))))
  c(dp, dp / (1 - min(s)), d, da)
}
put_dispersion <- function(case, sizes, counts) add(case, "dispersion", list(sizes, counts), dispersion(sizes, counts))

gries <- dispersion(c(9, 10, 10, 10, 11), 1:5)       # Gries (2008, 2020): the corpus of 50 words in five parts
printed(gries[1], 0.18, 2); printed(gries[2], 0.2195, 4); printed(gries[3], 0.785, 3)
thirds <- dispersion(c(1, 1, 1), c(2, 1, 0))         # Lijffijt & Gries (2012, table 1)
stopifnot(near(thirds[1:2], c(1 / 3, 1 / 2)))
put_dispersion("gries", c(9, 10, 10, 10, 11), 1:5)
put_dispersion("thirds", c(100, 100, 100), c(2, 1, 0))
put_dispersion("even", c(50, 100, 25), c(4, 8, 2))
put_dispersion("one-part", c(40, 60, 12, 9), c(0, 0, 3, 0))
put_dispersion("smallest", c(40, 60, 12, 1), c(0, 0, 0, 1))
put_dispersion("two", c(812, 90), c(3, 4))
sequence <- (7 * (1:60)^2 + 3 * (1:60)) %% 101
put_dispersion("sixty", 20 + sequence, (sequence * 5) %% 4)

# ---- rates ----

rate <- function(sizes, counts) {
  k <- length(sizes); r <- sum(counts) / sum(sizes); e <- counts - r * sizes
  se <- sqrt(k / (k - 1) * sum(e^2)) / sum(sizes)
  stopifnot(near(se, sqrt(k * var(e)) / sum(sizes)))
  reach <- qt(0.975, k - 1) * se / r
  c(r, exp(log(r) - reach), exp(log(r) + reach))
}
put_rate <- function(case, sizes, counts) add(case, "rate", list(sizes, counts), rate(sizes, counts))
put_rate("gries", c(9, 10, 10, 10, 11), 1:5)
put_rate("rare", c(40, 60, 12, 9, 30, 31), c(0, 0, 3, 0, 0, 0))
put_rate("even", c(50, 100, 25, 75, 200), c(2, 4, 1, 3, 8))
put_rate("sixty", 20 + sequence, (sequence * 5) %% 4)

# ---- tf-idf ----

tf_idf <- function(count, documents, holding) count * (log(documents) - log(holding)) / log(10)
printed(tf_idf(1, 806791, c(18165, 6723, 19241, 25235)), c(1.65, 2.08, 1.62, 1.5), 2) # Manning et al. (2008, fig. 6.8)
for (case in list(c(27, 806791, 18165), c(3, 20, 20), c(12, 20, 1), c(481772, 34749, 31000)))
  add("tf-idf", "tf-idf", as.list(case), tf_idf(case[1], case[2], case[3]))

# ---- two corpora ----

xlogx <- function(o, e) ifelse(o > 0, o * log(o / e), 0)
g2 <- function(a, n, b, m) {
  o <- c(a, n - a, b, m - b); p <- (a + b) / (n + m); e <- c(n * p, n * (1 - p), m * p, m * (1 - p))
  value <- 2 * sum(xlogx(o, e))
  by_likelihood <- 2 * (dbinom(a, n, a / n, TRUE) + dbinom(b, m, b / m, TRUE) - dbinom(a, n, p, TRUE) - dbinom(b, m, p, TRUE))
  stopifnot(near(value, by_likelihood, 1e-6))
  value
}
log_ratio <- function(a, n, b, m) log2((if (a > 0) a else 0.5) / n / ((if (b > 0) b else 0.5) / m))
bound <- function(a, n, b, m, family) { # Evert (2022): the exact interval of a out of a + b
  tail <- 0.05 / 2 / family
  p <- c(if (a > 0) qbeta(tail, a, b + 1) else 0, if (b > 0) qbeta(tail, a + 1, b, lower.tail = FALSE) else 1)
  if (a + b < 1e5) stopifnot(near(p, as.vector(binom.test(a, a + b, conf.level = 1 - 0.05 / family)$conf.int), 1e-7))
  limits <- log2(p / (1 - p) * m / n)
  if (limits[1] > 0) limits[1] else if (limits[2] < 0) limits[2] else 0
}
odds <- function(a, n, b, m, share, weight) { # Monroe, Colaresi & Quinn (2008), equations 15 to 22
  prior <- share * weight
  delta <- log((a + prior) / (n + weight - a - prior)) - log((b + prior) / (m + weight - b - prior))
  stopifnot(near(delta, qlogis((a + prior) / (n + weight)) - qlogis((b + prior) / (m + weight))))
  c(delta, delta / sqrt(1 / (a + prior) + 1 / (b + prior)))
}
stopifnot(near(log_ratio(20, 1000, 10, 1000), 1), near(log_ratio(10, 1000, 40, 1000), -2)) # Hardie (2014): a doubling is 1
corpora <- list(c(12, 5005, 3, 2562308), c(27, 58416, 15, 2508897), c(0, 701, 7, 1830), c(3, 701, 0, 1830),
                c(5, 100, 10, 200), c(1, 50, 0, 50), c(2878, 2508897, 40, 58416), c(559258, 1e7, 400000, 6e6), c(7, 2531, 217, 15828426))
for (i in seq_along(corpora)) {
  x <- corpora[[i]]; case <- paste0("corpora-", i)
  add(case, "g2", as.list(x), g2(x[1], x[2], x[3], x[4]))
  add(case, "log-ratio", as.list(x), log_ratio(x[1], x[2], x[3], x[4]))
  for (family in c(1, 89, 26463)) add(case, "bound", as.list(c(x, family)), bound(x[1], x[2], x[3], x[4], family))
  share <- (x[1] + x[3]) / (x[2] + x[4]); weight <- min(x[2], x[4])
  add(case, "log-odds", as.list(c(x, share, weight)), odds(x[1], x[2], x[3], x[4], as.numeric(digits(share)), weight))
  add(case, "log-odds", as.list(c(x, 0.001, 500)), odds(x[1], x[2], x[3], x[4], 0.001, 500))
}

# ---- two words ----

bond <- function(both, x, y, n) {
  expected <- x * y / n
  o <- matrix(c(both, x - both, y - both, n - x - y + both), 2, byrow = TRUE)
  e <- outer(rowSums(o), colSums(o)) / n
  pmi <- log2(both / n) - log2(x / n) - log2(y / n)
  npmi <- if (both < n) pmi / -log2(both / n) else 1
  ahead <- o[1, 1] / sum(o[1, ]) - o[2, 1] / sum(o[2, ]) # of y by x
  back <- o[1, 1] / sum(o[, 1]) - o[1, 2] / sum(o[, 2])
  c(expected, 2 * sum(xlogx(o, e)), pmi, npmi, 14 + log2(2 * both / (x + y)), (both - expected) / sqrt(both), ahead, back)
}
N <- 14307668 # Manning & Schuetze (1999), New York Times: section 5.3.1 (t of "new companies"), table 5.14 (mutual information)
printed(bond(8, 15828, 4675, N)[6], 0.999932, 6); printed(bond(20, 42, 20, N)[3], 18.38, 2)
dunning <- function(k11, k12, k21, k22) bond(k11, k11 + k12, k11 + k21, k11 + k12 + k21 + k22)[2]
printed(dunning(110, 2442, 111, 29114), 270.72, 2) # Dunning (1993, table 1): "the swiss", "can be", "previous year",
printed(dunning(29, 13, 123, 31612), 263.90, 2); printed(dunning(31, 23, 139, 31584), 256.84, 2) # "mineral water"
printed(dunning(10, 0, 3, 31764), 167.23, 2)
for (x in list(c(150, 12593, 932, N), c(10, 379, 932, N), c(10, 932, 934, N), c(20, 42, 20, N), c(8, 15828, 4675, N),
               c(110, 2552, 221, 31777), c(10, 10, 13, 31777), c(3, 3, 3, 120), c(5, 12, 19, 227), c(1, 40, 60, 120)))
  add("bond", "bond", as.list(x), bond(x[1], x[2], x[3], x[4]))

# ---- whole comments dealt anew: the first `side` units against the others ----

deal <- function(sizes, counts, side) {
  value <- function(chosen) g2(sum(counts[chosen]), sum(sizes[chosen]), sum(counts[-chosen]), sum(sizes[-chosen]))
  values <- combn(length(sizes), side, value)
  observed <- value(seq_len(side))
  c(sum(values >= observed * (1 - 1e-10)), length(values), sum(values >= max(values) * (1 - 1e-10)))
}
put_deal <- function(case, sizes, counts, side) add(case, "deal", list(sizes, counts, side), deal(sizes, counts, side))
put_deal("six", c(20, 31, 15, 44, 20, 60), c(3, 2, 0, 1, 0, 0), 2)
put_deal("ties", c(10, 10, 10, 10, 10, 10, 10), c(1, 1, 0, 0, 1, 0, 0), 3)
put_deal("larger-side", c(12, 40, 33, 21, 50, 18, 9, 30), c(0, 1, 1, 0, 2, 0, 3, 2), 6)
put_deal("single-comment", c(12, 40, 33, 21, 50, 18, 9, 30, 22), c(0, 9, 0, 0, 0, 0, 0, 0, 0), 2)
put_deal("fifteen", 20 + sequence[1:15], (sequence[1:15] * 3) %% 4, 4)

file <- file(file.path(folder, "words.tsv"), open = "wb") # "\n" everywhere
writeLines(c(sprintf("# Printed by words.R with %s; do not edit by hand.", R.version.string),
             "case\tprocedure\tinput ...\tfigures", rows), file, sep = "\n")
close(file)
