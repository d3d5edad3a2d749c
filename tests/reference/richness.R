# Lexical richness and the jackknife in base R, written from the papers: prints richness.tsv and jackknife.tsv into the
# folder that is named.
folder <- commandArgs(trailingOnly = TRUE)[1]
figure <- function(x) ifelse(is.na(x), "NA", sprintf("%.15g", x))

# A generator whose products are exact in a double (Park & Miller 1988), so that every R makes the same words.
state <- 20111124
uniform <- function() { state <<- (state * 16807) %% 2147483647; state / 2147483647 }
words_of <- function(count, types) vapply(seq_len(count), function(i) floor(types * uniform()^2), 0)

mattr <- function(w, window) if (length(w) < window) NA else
  mean(vapply(seq_len(length(w) - window + 1), function(i) length(unique(w[i:(i + window - 1)])), 0)) / window
factors <- function(w) {
  full <- 0; from <- 1
  for (i in seq_along(w)) {
    part <- w[from:i]
    if (100 * length(unique(part)) <= 72 * length(part)) { full <- full + 1; from <- i + 1 }
  }
  if (from > length(w)) return(full)
  part <- w[from:length(w)]
  full + (1 - length(unique(part)) / length(part)) / (1 - 0.72)
}
mtld <- function(w) {
  both <- c(factors(w), factors(rev(w)))
  if (any(both == 0)) NA else mean(length(w) / both)
}
hdd <- function(w, draws) {
  f <- as.vector(table(w)); n <- length(w)
  if (n < draws) NA else sum(1 - dhyper(0, f, n - f, draws)) / draws
}
yule <- function(w) { f <- as.vector(table(w)); n <- length(w); 1e4 * (sum(f^2) - n) / n^2 }
# Rarefied: expectations over all samples of m words.
ttr_at <- function(w, m) { f <- as.vector(table(w)); sum(1 - dhyper(0, f, length(w) - f, m)) / m }
yule_at <- function(w, m) {
  f <- as.vector(table(w)); n <- length(w)
  1e4 * sum(vapply(f, function(x) { k <- 0:min(x, m); sum(k * (k - 1) * dhyper(k, x, n - x, m)) }, 0)) / m^2
}

out <- c("# Printed by richness.R (R 4.2.2).", paste(c("case", "words", "ttr", "yule", "hdd", "mattr", "mtld", "size", "ttr_at",
                                                         "yule_at"), collapse = "\t"))
for (case in seq_len(24)) {
  count <- c(2, 41, 42, 49, 50, 51, 60, 100, 137, 200, 333, 700)[(case - 1) %% 12 + 1]
  types <- if (case <= 12) max(3, count %/% 2) else 2 * count
  w <- words_of(count, types)
  m <- max(1, length(w) %/% 2)
  out <- c(out, paste(c(case, paste(w, collapse = ";"), figure(c(length(unique(w)) / length(w), yule(w), hdd(w, 42), mattr(w, 50),
                                                                   mtld(w))), m, figure(c(ttr_at(w, m), yule_at(w, m)))),
                      collapse = "\t"))
}
writeLines(out, file.path(folder, "richness.tsv"))

# Counts of comments, their LIX together, and the interval of the jackknife that leaves out one at a time.
lix <- function(x) sum(x$words) / sum(x$sentences) + 100 * sum(x$long) / sum(x$words)
out <- c("# Printed by richness.R (R 4.2.2).", paste(c("case", "words", "sentences", "long", "lix", "low", "high"), collapse = "\t"))
for (case in seq_len(12)) {
  n <- c(5, 6, 8, 12, 20, 40)[(case - 1) %% 6 + 1]
  x <- list(words = 5 + words_of(n, 120))
  x$sentences <- 1 + floor(x$words / (6 + words_of(n, 12)))
  x$long <- floor(x$words * vapply(seq_len(n), function(i) uniform(), 0) * 0.4)
  all <- lix(x)
  pseudo <- vapply(seq_len(n), function(i) n * all - (n - 1) * lix(lapply(x, function(v) v[-i])), 0)
  half <- qt(0.975, n - 1) * sd(pseudo) / sqrt(n)
  out <- c(out, paste(c(case, vapply(x, paste, "", collapse = ";"), figure(c(all, all - half, all + half))), collapse = "\t"))
}
writeLines(out, file.path(folder, "jackknife.tsv"))
