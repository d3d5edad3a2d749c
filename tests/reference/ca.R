# Correspondence analysis of small tables, by R's ca and once more from the definition in base R; stops where the two
# disagree. Prints ca.tsv into the folder that is named: Rscript --vanilla ca.R FOLDER
#
# Counts are typed in, or come from a fixed sequence of whole numbers. ca cannot take empty rows and columns, so they are
# left out of its table here and stand in the cells that are printed.
suppressMessages(library(ca))

arguments <- commandArgs(trailingOnly = TRUE)
folder <- if (length(arguments)) arguments[1] else "."
out <- file(file.path(folder, "ca.tsv"), "w", encoding = "UTF-8")

# Whole numbers from a linear congruence, the same in every R.
state <- 20110311
following <- function(below) {
  state <<- (state * 16807) %% 2147483647
  state %% below
}
drawn <- function(rows, columns, below, zeros) matrix(sapply(seq_len(rows * columns), function(i) {
  value <- following(below) + 1
  if (following(100) < zeros) 0 else value
}), rows, columns)

put <- function(name, figure, values) {
  text <- ifelse(is.na(values), "NA", formatC(values, digits = 17, format = "g", width = 1))
  writeLines(paste(name, figure, paste(text, collapse = ";"), sep = "\t"), out)
}

# The definition: S = (P - r c') / sqrt(r c'), S = U D V'.
defined <- function(n, suprow, supcol) {
  active <- n[setdiff(seq_len(nrow(n)), suprow), setdiff(seq_len(ncol(n)), supcol), drop = FALSE]
  p <- active / sum(active)
  r <- rowSums(p)
  c <- colSums(p)
  s <- svd((p - r %o% c) / sqrt(r %o% c))
  keep <- s$d > 1e-9
  standard <- sweep(s$v[, keep, drop = FALSE], 1, sqrt(c), "/")
  profiles <- sweep(n[, setdiff(seq_len(ncol(n)), supcol), drop = FALSE], 1,
                    rowSums(n[, setdiff(seq_len(ncol(n)), supcol), drop = FALSE]), "/")
  list(sv = s$d[keep], principal = profiles %*% standard)
}

# Every sum over axes that a rotation inside equal singular values leaves alone.
alike <- function(f, g, sv) {
  axes <- split(seq_along(sv), cumsum(c(TRUE, diff(sv) < -1e-7 * sv[-1])))
  all(sapply(axes, function(k) max(abs(tcrossprod(f[, k, drop = FALSE]) - tcrossprod(g[, k, drop = FALSE]))) < 1e-8))
}

case <- function(name, n, suprow = integer(), supcol = integer()) {
  rows <- which(rowSums(n) > 0)
  columns <- which(colSums(n) > 0)
  full <- n[rows, columns]
  a <- ca(full, suprow = if (length(suprow)) match(suprow, rows) else NA,
          supcol = if (length(supcol)) match(supcol, columns) else NA)
  keep <- which(a$sv > 1e-9)
  f <- sweep(a$rowcoord[, keep, drop = FALSE], 2, a$sv[keep], "*")
  g <- sweep(a$colcoord[, keep, drop = FALSE], 2, a$sv[keep], "*")
  d <- defined(full, match(suprow, rows), match(supcol, columns))
  stopifnot(length(d$sv) == length(keep), max(abs(d$sv - a$sv[keep])) < 1e-10, alike(f, d$principal, d$sv))
  spread <- function(values, at, size) replace(rep(NA_real_, size), at, values)
  put(name, "size", dim(n))
  for (i in seq_len(nrow(n))) put(name, "cells", n[i, ])
  put(name, "passive_rows", as.numeric(seq_len(nrow(n)) %in% suprow))
  put(name, "passive_columns", as.numeric(seq_len(ncol(n)) %in% supcol))
  put(name, "inertias", a$sv[keep]^2)
  put(name, "row_mass", spread(a$rowmass, rows, nrow(n)))
  put(name, "column_mass", spread(a$colmass, columns, ncol(n)))
  put(name, "row_distance", spread(a$rowdist^2, rows, nrow(n)))
  put(name, "column_distance", spread(a$coldist^2, columns, ncol(n)))
  for (k in seq_along(keep)) {
    put(name, "row", spread(f[, k], rows, nrow(n)))
    put(name, "column", spread(g[, k], columns, ncol(n)))
    put(name, "row_contribution", spread(a$rowmass * a$rowcoord[, keep[k]]^2, rows, nrow(n)))
    put(name, "column_contribution", spread(a$colmass * a$colcoord[, keep[k]]^2, columns, ncol(n)))
    put(name, "row_cos2", spread(f[, k]^2 / a$rowdist^2, rows, nrow(n)))
    put(name, "column_cos2", spread(g[, k]^2 / a$coldist^2, columns, ncol(n)))
  }
}

table_of <- function(rows, ...) matrix(c(...), nrow = rows, byrow = TRUE)

writeLines(c("# printed by ca.R with R's ca; see README.md", "case\tfigure\tvalues"), out)
data(smoke)
case("smoke", as.matrix(smoke)) # Greenacre (1984)
case("two-by-two", table_of(2, 5, 2, 1, 7))
case("three", table_of(3, 10, 2, 3, 1, 8, 4, 2, 2, 9))
case("same-rows", table_of(5, 4, 2, 1, 3, 4, 2, 1, 3, 1, 5, 2, 2, 0, 1, 6, 1, 8, 4, 2, 6))
case("same-columns", table_of(4, 3, 3, 1, 6, 2, 2, 5, 1, 0, 0, 4, 2, 7, 7, 1, 3))
case("ties", table_of(6, 1, 0, 0, 2, 0, 1, 0, 2, 0, 0, 1, 2, 1, 1, 0, 1, 1, 0, 1, 1, 0, 1, 1, 1))
case("empty-column", table_of(5, 3, 0, 1, 2, 1, 0, 4, 2, 2, 0, 2, 5, 0, 0, 3, 1, 6, 0, 1, 1))
case("empty-both", table_of(5, 3, 0, 1, 2, 1, 0, 4, 2, 0, 0, 0, 0, 0, 0, 3, 1, 6, 0, 1, 1))
case("identity", 5 * diag(4))
case("blocks", table_of(6, 4, 2, 0, 0, 1, 3, 0, 0, 2, 2, 0, 0, 0, 0, 5, 1, 0, 0, 1, 4, 0, 0, 2, 2))
case("circle", table_of(4, 6, 3, 1, 3, 3, 6, 3, 1, 1, 3, 6, 3, 3, 1, 3, 6))
case("circle-of-five", table_of(5, 9, 4, 1, 1, 4, 4, 9, 4, 1, 1, 1, 4, 9, 4, 1, 1, 1, 4, 9, 4, 4, 1, 1, 4, 9))
case("row-aside", table_of(6, 8, 2, 1, 3, 1, 7, 3, 2, 2, 1, 9, 4, 0, 3, 1, 6, 5, 5, 5, 0, 0, 0, 0, 1), suprow = c(3, 6))
case("column-aside", table_of(5, 8, 2, 1, 3, 1, 1, 7, 3, 2, 0, 2, 1, 9, 4, 2, 0, 3, 1, 6, 3, 5, 5, 5, 0, 4),
     supcol = c(2, 5))
case("both-aside", table_of(7, 8, 2, 1, 3, 1, 1, 7, 3, 2, 0, 2, 1, 9, 4, 2, 0, 3, 1, 6, 3, 5, 5, 5, 0, 4, 1, 0, 0, 2, 1,
                            0, 2, 1, 0, 3), suprow = c(2, 7), supcol = 5)
case("equal-and-aside", table_of(6, 6, 3, 1, 3, 2, 3, 6, 3, 1, 1, 1, 3, 6, 3, 0, 3, 1, 3, 6, 4, 9, 1, 1, 1, 1, 1, 1, 0, 0, 1),
     suprow = c(5, 6), supcol = 5)
case("no-full-rank", {
  base <- table_of(3, 6, 1, 2, 0, 3, 1, 5, 0, 4, 2, 0, 2, 7, 1, 1)
  rbind(base, base[1, ] + base[2, ], 2 * base[2, ] + base[3, ], base[1, ] + 3 * base[3, ])
})
case("nearly-flat", table_of(4, 1000, 2001, 3000, 1001, 2000, 2999, 500, 1000, 1501, 1500, 3001, 4500))
case("large-counts", 1e5 * table_of(4, 12, 3, 4, 1, 9, 7, 5, 2, 8, 6, 1, 3))
case("wide", drawn(5, 12, 9, 20))
case("tall", drawn(30, 4, 9, 20))
case("sparse", drawn(24, 15, 4, 70))
case("large", drawn(40, 16, 30, 40), suprow = c(7, 30, 38), supcol = c(3, 15))
close(out)
