# Shares of clustered units with their intervals, found without the C code: base R.
#
#   Rscript --vanilla share.R [FOLDER]
#
# Prints share.tsv into FOLDER: held and size of each cluster, then share, low, high. The effective sample size is that of
# Korn and Graubard (1998) from the linearised variance of a ratio; the interval is prop.test's without correction, which
# is Wilson's, for x = share * effective and n = effective.
folder <- if (length(commandArgs(TRUE))) commandArgs(TRUE)[1] else "."
share <- function(held, size) {
  p <- sum(held) / sum(size); n <- sum(size); k <- length(size)
  v <- k / (k - 1) * sum((held - p * size)^2) / n^2
  effective <- if (v > 0) p * (1 - p) / v else n
  effective <- min(n, effective * (qt(0.975, n - 1) / qt(0.975, k - 1))^2)
  interval <- suppressWarnings(prop.test(p * effective, effective, correct = FALSE)$conf.int)
  c(p, interval)
}
cases <- list(
  even = list(c(1, 0, 1, 0, 1, 0, 1, 0), c(2, 2, 2, 2, 2, 2, 2, 2)),
  uneven = list(c(3, 0, 7, 1, 0, 2), c(10, 1, 12, 8, 3, 5)),
  clustered = list(c(9, 0, 10, 0, 8, 0, 0), c(9, 8, 10, 7, 9, 6, 5)),
  rare = list(c(0, 0, 1, 0, 0, 0, 0, 0, 0, 0), c(12, 3, 8, 1, 1, 20, 4, 5, 7, 2)),
  none = list(c(0, 0, 0, 0, 0), c(4, 2, 6, 3, 1)),
  every = list(c(4, 2, 6, 3, 1), c(4, 2, 6, 3, 1)),
  single = list(c(1, 0, 1, 1, 0, 0, 1, 0, 1, 1, 0, 1), rep(1, 12)))
file <- file(file.path(folder, "share.tsv"), open = "wb")
writeLines(c(sprintf("# Printed by share.R with %s; do not edit by hand.", R.version.string), "case\theld\tsizes\tfigures",
             vapply(names(cases), function(name) {
               c <- cases[[name]]
               paste(name, paste(c[[1]], collapse = ";"), paste(c[[2]], collapse = ";"),
                     paste(sprintf("%.12g", share(c[[1]], c[[2]])), collapse = ";"), sep = "\t")
             }, "")), file, sep = "\n")
close(file)
