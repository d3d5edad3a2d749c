# The reference figures for agreement between coders, found without the C code: base R alone.
#
#   Rscript --vanilla agree.R [FOLDER]
#
# Prints agree.tsv and agree-plan.tsv into FOLDER (default: the folder of this script); README.md says what the columns
# are. The formulas are those of package irr (kripp.alpha, kappa2, kappam.fleiss), derived again from the papers. The script
# stops where a published example does not give its published value. No date and no chance in it.

options(warn = 1, OutDec = ".", stringsAsFactors = FALSE)
here <- dirname(gsub("~+~", " ", sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE)[1]), fixed = TRUE))
source(file.path(here, "shared.R"))
published <- function(value, text) { # to as many decimals as the paper prints
  digits <- nchar(sub(".*\\.", "", text))
  stopifnot(abs(value - as.numeric(text)) <= 0.5 * 10^-digits + 1e-12)
}

# ---- coefficients: x has a row a unit, a column a coder, NA where not coded; whole numbers from 0 on ----

# Krippendorff (2019, ch. 12): from the pairs of codes, not by a matrix of coincidences as the C code.
alpha <- function(x, level, values = NULL) {
  x <- x[rowSums(!is.na(x)) > 1, , drop = FALSE]
  if (nrow(x) == 0) return(NaN)
  all <- x[!is.na(x)]
  n <- length(all)
  place <- switch(level, nominal = NULL,
    ordinal = vapply(0:max(all), function(c) sum(all < c) + sum(all == c) / 2, 0),
    interval = if (is.null(values)) 0:max(all) else values)
  distance <- function(a, b) if (level == "nominal") as.numeric(a != b) else (place[a + 1] - place[b + 1])^2
  observed <- sum(apply(x, 1, function(u) { u <- u[!is.na(u)]; sum(outer(u, u, distance)) / (length(u) - 1) })) / n
  expected <- sum(outer(all, all, distance)) / (n * (n - 1))
  if (expected <= 1e-12) NaN else 1 - observed / expected
}
cohen <- function(x) {
  x <- x[rowSums(is.na(x)) == 0, , drop = FALSE]
  if (nrow(x) == 0) return(NaN)
  m <- max(x)
  t <- table(factor(x[, 1], 0:m), factor(x[, 2], 0:m)) / nrow(x)
  chance <- sum(rowSums(t) * colSums(t))
  if (chance >= 1 - 1e-12) NaN else (sum(diag(t)) - chance) / (1 - chance)
}
fleiss <- function(x) {
  x <- x[rowSums(is.na(x)) == 0, , drop = FALSE]
  if (nrow(x) == 0) return(NaN)
  counts <- t(apply(x, 1, function(u) tabulate(u + 1, max(x) + 1)))
  if (max(x) == 0) return(NaN)
  k <- ncol(x)
  same <- mean((rowSums(counts^2) - k) / (k * (k - 1)))
  chance <- sum((colSums(counts) / sum(counts))^2)
  if (chance >= 1 - 1e-12) NaN else (same - chance) / (1 - chance)
}
pairs_same <- function(x) {
  x <- x[rowSums(!is.na(x)) > 1, , drop = FALSE]
  if (nrow(x) == 0) return(NaN)
  part <- apply(x, 1, function(u) { u <- u[!is.na(u)]; (sum(outer(u, u, "==")) - length(u)) / (length(u) - 1) })
  sum(part) / sum(!is.na(x))
}
units_same <- function(x) {
  x <- x[rowSums(!is.na(x)) > 1, , drop = FALSE]
  if (nrow(x) == 0) NaN else mean(apply(x, 1, function(u) length(unique(u[!is.na(u)])) == 1))
}
category_same <- function(x, c) {
  x <- x[rowSums(!is.na(x)) > 1, , drop = FALSE]
  own <- rowSums(x == c, na.rm = TRUE); m <- rowSums(!is.na(x))
  sum(own * (own - 1) / (m - 1)) / sum(own)
}

# Of the categories that fewer than five units agree on, the one whose agreeing unit (two codes; where all must have coded, all)
# raises the coefficient most, as that unit.
unseen <- function(x, f, counted) {
  used <- sort(unique(x[!is.na(x)]))
  few <- used[vapply(used, function(c) sum(rowSums(x == c, na.rm = TRUE) > 1) < 5, TRUE)]
  codes <- if (identical(counted, full)) ncol(x) else 2
  best <- NULL; top <- -Inf
  for (c in few) {
    unit <- c(rep(c, codes), rep(NA, ncol(x) - codes)); raised <- f(rbind(x, unit))
    if (is.finite(raised) && raised > top + 1e-9) { best <- unit; top <- raised }
  }
  best
}
jackknife <- function(x, f) {
  n <- nrow(x); value <- f(x)
  without <- vapply(seq_len(n), function(i) log(1 - f(x[-i, , drop = FALSE])), 0)
  if (any(!is.finite(without))) return(c(NaN, NaN))
  half <- qt(0.975, n - 1) * sqrt((n - 1) / n * sum((without - mean(without))^2))
  pmin(1, pmax(-1, 1 - exp(log(1 - value) + c(half, -half))))
}
# The interval: one unit left out at a time, on the scale of log(1 - coefficient); Clopper-Pearson for one unit or none. Where
# few units agree on a category, the upper end is that with a unit more of such a one, if it lies higher.
limits <- function(x, f, counted, most) {
  x <- x[counted(x), , drop = FALSE]
  n <- nrow(x); value <- if (n > 0) f(x) else NaN
  if (n < 5 || is.nan(value)) return(c(NaN, NaN))
  apart <- sum(apply(x, 1, function(u) length(unique(u[!is.na(u)])) > 1))
  cut <- function(v) pmin(1, pmax(-1, v))
  if (apart < 2) {
    upper <- qbeta(0.975, apart + 1, n - apart); lower <- if (apart == 0) 0 else qbeta(0.025, apart, n - apart + 1)
    return(cut(c(1 - upper * most(x), 1 - lower * n / max(apart, 1) * (1 - value))))
  }
  both <- jackknife(x, f); more <- unseen(x, f, counted)
  if (is.nan(both[1]) || is.null(more)) return(both)
  wider <- jackknife(rbind(x, more), f)
  c(both[1], max(both[2], wider[2], na.rm = TRUE))
}
two <- function(x) rowSums(!is.na(x)) > 1
full <- function(x) rowSums(is.na(x)) == 0
# The largest distance by the expected one.
alpha_most <- function(level, values = NULL) function(x) {
  all <- x[!is.na(x)]; n <- length(all)
  place <- switch(level, nominal = NULL, ordinal = vapply(0:max(all), function(c) sum(all < c) + sum(all == c) / 2, 0),
                  interval = if (is.null(values)) 0:max(all) else values)
  d <- if (level == "nominal") outer(all, all, "!=") else outer(place[all + 1], place[all + 1], function(a, b) (a - b)^2)
  max(d) * n * (n - 1) / sum(d)
}
cohen_most <- function(x) { m <- max(x); 1 / (1 - sum(table(factor(x[, 1], 0:m)) * table(factor(x[, 2], 0:m))) / nrow(x)^2) }
fleiss_most <- function(x) 1 / (1 - sum((table(x) / length(x))^2))

# ---- data ----

cases <- list()
add <- function(name, x) cases[[name]] <<- x
units <- function(...) cbind(...)
letters_of <- function(text) match(strsplit(text, "")[[1]], letters) - 1
# Krippendorff (2011), Computing Krippendorff's alpha-reliability: A binary, B nominal, C any level with missing values.
add("krippendorff-a", units(c(0,1,0,0,0,0,0,0,1,0), c(1,1,1,0,0,1,0,0,0,0)))
add("krippendorff-b", units(letters_of("aabbdcccedda"), letters_of("babbbcccedd.")))
cases[["krippendorff-b"]][12, 2] <- 3
add("krippendorff-c", units(c(1,2,3,3,2,1,4,1,2,NA,NA,NA), c(1,2,3,3,2,2,4,1,2,5,NA,3),
                            c(NA,3,3,3,2,3,4,2,2,5,1,NA), c(1,2,3,3,2,4,4,1,2,5,1,NA)) - 1)
# Cohen (1960), table 2, 200 units; before it a table without agreement.
cells <- function(m) { n <- as.vector(t(m)); units(rep(rep(0:2, each = 3), n), rep(rep(0:2, 3), n)) }
add("three-by-three", cells(matrix(c(50,26,24, 24,4,32, 6,30,4), 3, byrow = TRUE)))
add("cohen", cells(matrix(c(88,14,18, 10,40,10, 2,6,12), 3, byrow = TRUE)))
# Fleiss (1971), table 1: 30 patients, six diagnoses each.
fleiss_counts <- matrix(c(0,0,0,6,0, 0,3,0,0,3, 0,1,4,0,1, 0,0,0,0,6, 0,3,0,3,0, 2,0,4,0,0, 0,0,4,0,2, 2,0,3,1,0, 2,0,0,4,0,
  0,0,0,0,6, 1,0,0,5,0, 1,1,0,4,0, 0,3,3,0,0, 1,0,0,5,0, 0,2,0,3,1, 0,0,5,0,1, 3,0,0,1,2, 5,1,0,0,0, 0,2,0,4,0, 1,0,2,0,3,
  0,0,0,0,6, 0,1,0,5,0, 0,2,0,1,3, 2,0,0,4,0, 1,0,0,4,1, 0,5,0,1,0, 4,0,0,0,2, 0,2,0,4,0, 1,0,5,0,0, 0,0,0,0,6), 30, byrow = TRUE)
add("fleiss", t(apply(fleiss_counts, 1, function(n) rep(0:4, n))))
# Figures that others printed for data of their own, as they stand in statsmodels' tests (stats/tests/test_inter_rater.py): SAS'
# manual, three categories, and R's irr on its data set `anxiety` (raters 2 and 3); the worked example of Fleiss' kappa in
# Wikipedia, ten units of 14 coders. irr's figure for Fleiss' table stands there too.
add("sas", cells(matrix(c(0,4,1, 0,8,0, 0,1,5), 3, byrow = TRUE)))
add("irr-anxiety", units(c(3,6,4,6,2,4,2,4,3,3,2,3,3,3,2,2,1,3,3,4), c(2,1,4,4,3,2,1,6,1,1,1,2,3,3,1,1,3,3,2,2)) - 1)
wikipedia_counts <- matrix(c(0,0,0,0,14, 0,2,6,4,2, 0,0,3,5,6, 0,3,9,2,0, 2,2,8,1,1, 7,7,0,0,0, 3,2,6,3,0, 2,5,3,2,2, 6,5,2,1,0,
  0,2,2,3,7), 10, byrow = TRUE)
add("wikipedia-fleiss", t(apply(wikipedia_counts, 1, function(n) rep(0:4, n))))
# Of our own: perfect, one unit apart, without variation, missing values, many coders; from a fixed sequence of numbers.
add("perfect", units(rep(0:2, 8), rep(0:2, 8)))
add("one-apart", units(c(rep(0:2, 8)), c(1, 1, 2, rep(0:2, 7))))
add("constant", units(rep(1, 12), rep(1, 12)))
add("few", units(c(0,1,1,0), c(0,1,0,0)))
add("nothing", units(c(0,1,NA,NA), c(NA,NA,1,0)))
state <- 20240902
draw <- function(below) { state <<- (16807 * state) %% 2147483647; floor(state / 2147483647 * below) }
coded <- function(n, coders, categories, keep, missing) {
  t(vapply(seq_len(n), function(i) { truth <- draw(categories)
    vapply(seq_len(coders), function(k) { v <- if (draw(100) < keep) truth else draw(categories); if (draw(100) < missing) NA else v }, 0)
  }, numeric(coders)))
}
add("two-of-three", coded(40, 2, 3, 70, 0))
add("three-missing", coded(30, 3, 4, 80, 20))
add("five-coders", coded(25, 5, 2, 60, 10))
add("worse", coded(20, 2, 3, 5, 0))
add("twelve-categories", coded(40, 2, 12, 45, 0))
add("twenty-by-chance", coded(30, 2, 20, 0, 0))
add("long-scale", pmax(coded(60, 2, 11, 50, 0) - 6, 0))

published(alpha(cases[["krippendorff-a"]], "nominal"), "0.095")
published(alpha(cases[["krippendorff-b"]], "nominal"), "0.692")
published(alpha(cases[["krippendorff-c"]], "nominal"), "0.743")
published(alpha(cases[["krippendorff-c"]], "ordinal"), "0.815")
published(alpha(cases[["krippendorff-c"]], "interval"), "0.849")
published(cohen(cases[["cohen"]]), "0.492")
published(fleiss(cases[["fleiss"]]), "0.430")
published(alpha(cases[["krippendorff-c"]], "nominal"), "0.743421052632") # as NLTK's tests have it for the same data
published(cohen(cases[["sas"]]), "0.4842")
published(cohen(cases[["irr-anxiety"]]), "-0.006289308")
published(fleiss(cases[["fleiss"]]), "0.4302445")
published(fleiss(cases[["wikipedia-fleiss"]]), "0.210")
for (c in 0:4) published(fleiss((cases[["fleiss"]] == c) * 1), c("0.245", "0.245", "0.520", "0.471", "0.566")[c + 1])

# ---- rows ----

shown <- function(v) paste(ifelse(is.finite(v), sprintf("%.12g", v + 0), "NA"), collapse = ";")
codes_of <- function(x) paste(ifelse(is.na(t(x)), "NA", t(x)), collapse = ";")
rows <- character()
put <- function(name, procedure, category, x, value, low_high) {
  rows <<- c(rows, paste(name, procedure, category, ncol(x), codes_of(x), shown(c(value, low_high)), sep = "\t"))
}
for (name in names(cases)) {
  x <- cases[[name]]
  for (level in c("nominal", "ordinal", "interval"))
    put(name, paste0("alpha-", level), "NA", x, alpha(x, level), limits(x, function(y) alpha(y, level), two, alpha_most(level)))
  if (ncol(x) == 2) put(name, "cohen", "NA", x, cohen(x), limits(x, cohen, full, cohen_most))
  put(name, "fleiss", "NA", x, fleiss(x), limits(x, fleiss, full, fleiss_most))
  put(name, "pairs", "NA", x, pairs_same(x), numeric())
  put(name, "units", "NA", x, units_same(x), numeric())
  for (c in 0:max(x, na.rm = TRUE)) {
    y <- (x == c) * 1
    put(name, "alpha-nominal", c, x, alpha(y, "nominal"), limits(y, function(z) alpha(z, "nominal"), two, alpha_most("nominal")))
    put(name, "fleiss", c, x, fleiss(y), limits(y, fleiss, full, fleiss_most))
    put(name, "category", c, x, category_same(x, c), numeric())
  }
}

# ---- the plan: the standard deviation of a unit's influence, here by derivatives taken numerically ----

plans <- character()
spread <- function(p, coders, a) {
  k <- length(p); grid <- as.matrix(expand.grid(rep(list(seq_len(k)), coders))); find <- sqrt(a)
  chance <- rowSums(vapply(seq_len(k), function(truth)
    p[truth] * apply(grid, 1, function(o) prod((o == truth) * find + (1 - find) * p[o])), numeric(nrow(grid))))
  apart <- apply(grid, 1, function(o) sum(outer(o, o, "!=")) / (coders * (coders - 1)))
  own <- t(apply(grid, 1, function(o) tabulate(o, k) / coders))
  stopifnot(abs(sum(chance) - 1) < 1e-12, abs(sum(chance * apart) - (1 - a) * (1 - sum(p^2))) < 1e-12)
  log_rest <- function(w) { d <- sum(w * apart); m <- colSums(w * own); log(d) - log(1 - sum(m^2)) }
  h <- 1e-5
  moved <- vapply(seq_len(nrow(grid)), function(i) { unit <- replace(numeric(nrow(grid)), i, 1)
    (log_rest((1 - h) * chance + h * unit) - log_rest((1 + h) * chance - h * unit)) / (2 * h) }, 0)
  sqrt(sum(chance * moved^2))
}
for (p in list(c(.5, .5), c(.8, .2), c(1, 1, 1) / 3, c(.6, .3, .1), c(.4, .3, .2, .1)))
  for (coders in 2:3) for (a in c(.7, .8, .9))
    plans <- c(plans, paste(paste(sprintf("%.12g", p), collapse = ";"), coders, a, sprintf("%.12g", spread(p, coders, a)), sep = "\t"))

print_table <- function(name, header, rows) {
  file <- file(file.path(folder, name), open = "wb")
  on.exit(close(file))
  writeLines(c(sprintf("# Printed by agree.R with %s; do not edit by hand.", R.version.string), header, rows), file, sep = "\n")
}
print_table("agree.tsv", "case\tprocedure\tcategory\tcoders\tcodes\tfigures", rows)
print_table("agree-plan.tsv", "case\tcoders\talpha\tspread", plans)
