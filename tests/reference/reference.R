# The reference figures for the statistics of Ordskifte, in base R alone.
#
#   Rscript --vanilla reference.R [FOLDER]
#
# Prints kruskal.tsv, t.tsv and holm.tsv into FOLDER (default: the folder of this script).
# README.md says what the columns are. No chance and no date in it: the same bytes each time.
# Each figure is found in two ways here; the script stops if they disagree.

options(warn = 2, OutDec = ".", scipen = 0, stringsAsFactors = FALSE)

MOST_ARRANGEMENTS <- 20000
MILLION <- 1e6

# ---- help ----

here <- dirname(gsub("~+~", " ", sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE)[1]), fixed = TRUE))
source(file.path(here, "shared.R"))

# Twelve significant digits are printed; a negative zero is not.
digits <- function(x) sprintf("%.12g", x + 0)
joined <- function(x) paste(x, collapse = ";")
cut_list <- function(cell) strsplit(cell, ";", fixed = TRUE)[[1]]
near <- function(a, b, most = 1e-10) all(abs(a - b) <= most * (1 + abs(b)))

print_table <- function(folder, name, header, rows) {
  file <- file(file.path(folder, name), open = "wb") # "\n" everywhere
  on.exit(close(file))
  comment <- sprintf("# Printed by reference.R with %s; do not edit by hand.", R.version.string)
  stopifnot(!anyDuplicated(sub("\t.*", "", rows)))
  writeLines(c(comment, paste(header, collapse = "\t"), rows), file, sep = "\n")
}

shuffled <- function(draw, x) {
  for (i in rev(seq_along(x)[-1])) {
    j <- draw(i) + 1
    x[c(i, j)] <- x[c(j, i)]
  }
  x
}
millionths <- function(m) sprintf("%.6f", m / MILLION)

# ---- Kruskal-Wallis over all arrangements ----

KINDS <- list(
  millionth = function(draw, n) millionths(many(draw, n, 2 * MILLION + 1) - MILLION),
  three = function(draw, n) c("0", "0", "0", "0", "0", "-1", "1", "1")[many(draw, n, 8) + 1],
  sign = function(draw, n) c("-1", "1")[many(draw, n, 2) + 1],
  seven = function(draw, n) sprintf("%d", as.integer(many(draw, n, 7)) - 3L),
  tenth = function(draw, n) sprintf("%.1f", (many(draw, n, 21) - 10) / 10),
  zeros = function(draw, n) ifelse(many(draw, n, 3) < 2, "0.000000", millionths(many(draw, n, 2 * MILLION + 1) - MILLION))
)

# Values of a kind dealt to groups of these sizes, the groups in no order.
deal <- function(case, seed, kind, sizes) {
  draw <- numbers_from(seed)
  repeat {
    values <- KINDS[[kind]](draw, sum(sizes))
    if (length(unique(values)) > 1) break
  }
  repeat {
    groups <- shuffled(draw, rep(seq_along(sizes) - 1, sizes))
    if (is.unsorted(groups)) break
  }
  list(case = case, values = values, groups = groups)
}
typed <- function(case, values, groups) list(case = case, values = cut_list(values), groups = as.numeric(cut_list(groups)))

kruskal_cases <- list(
  # by hand: the corners
  typed("least", "0.5;-0.5;0.25", "0;1;0"),
  typed("least-tied", "1;0;1", "0;1;0"),
  typed("two-and-two", "0.1;0.2;0.3;0.4", "1;1;0;0"),
  typed("nothing-between", "1;2;3;4", "0;1;1;0"), # equal mean ranks: H = 0, p = 1
  typed("nothing-between-tied", "-1;0;1;-1;0;1;-1;0;1", "0;1;2;1;2;0;2;0;1"), # each group has -1, 0 and 1
  typed("nothing-between-uneven", "5;2;1;3;4", "0;1;0;1;1"), # mean ranks 3 and 3 of unequal groups
  typed("wide-apart", "-9;-8;-7;-6;-5;5;6;7;8;9", "1;1;1;1;1;0;0;0;0;0"),
  typed("wide-apart-three", "7;1;4;8;2;5;9;3;6", "2;0;1;2;0;1;2;0;1"),
  typed("one-against-eleven", "0.9;-0.2;0.1;0.3;-0.4;0.2;0;0.5;-0.1;0.4;0.6;0.7", "1;0;0;0;0;0;0;0;0;0;0;0"),
  typed("one-in-the-middle", "0.1;0.2;0.3;0.4;0.5;0.6;0.7;0.8;0.9;1;-0.1;-0.2", "0;0;0;0;1;0;0;0;0;0;0;0"),
  typed("one-that-differs", "0;0;0;0;0;0;0;1;0;0;0;0", "1;0;1;0;1;0;0;1;0;0;1;0"),
  typed("one-that-differs-alone", "0;0;0;0;0;-1;0;0;0;0;0;0", "1;1;1;1;1;0;1;1;1;1;1;1"),
  typed("five-against-seven", "-0.8;0.3;0.7;-0.5;0.2;-0.9;0.1;0.6;-0.3;0.4;0.8;-0.1", "0;1;1;0;1;0;1;1;0;1;1;0"),
  typed("five-against-seven-zeros", "0;0;0;1;0;0;0;1;0;1;-1;0", "0;0;1;1;0;1;0;1;0;1;1;1"),
  typed("three-threes-zeros", "0;0;1;0;1;0;-1;0;0", "2;0;1;2;1;0;0;2;1"),
  typed("two-twos-twos-twos", "0.3;-0.7;0.1;0.9;-0.2;0.8;-0.6;0", "3;0;1;2;1;2;0;3"),
  typed("all-negative", "-12;-3;-45;-3;-7;-20;-12;-1", "1;0;1;0;2;2;1;0"),
  typed("millionth-apart", "0.333333;0.333334;0.333333;0.333334;0.333335;0.333332;-0.333333;-0.333334", "1;0;1;0;0;1;1;0"),
  typed("ends-of-the-scale", "1.000000;-1.000000;1.000000;-1.000000;0.999999;-0.999999;1.000000;0.000001", "1;0;1;0;2;2;0;1"),
  typed("around-zero", "0.000001;-0.000001;0.000000;0.000000;0.000002;-0.000002;0.000000", "0;1;0;1;0;1;1"),
  typed("groups-of-one", "0.6;-0.4;0.1;0.6;0.2;-0.9", "3;1;4;2;0;0"),
  typed("six-groups-two-values", "1;0;0;1;0;1;0", "5;4;3;2;1;0;0"),
  # dealt: kinds of value and sizes of group
  deal("1-11-three", 101, "three", c(1, 11)),
  deal("11-1-seven", 102, "seven", c(11, 1)),
  deal("5-7-millionth", 103, "millionth", c(5, 7)),
  deal("5-7-three", 104, "three", c(5, 7)),
  deal("7-5-sign", 105, "sign", c(7, 5)),
  deal("6-6-tenth", 106, "tenth", c(6, 6)),
  deal("7-7-zeros", 107, "zeros", c(7, 7)),
  deal("8-8-three", 108, "three", c(8, 8)),
  deal("8-8-millionth", 109, "millionth", c(8, 8)),
  deal("4-12-seven", 110, "seven", c(4, 12)),
  deal("2-30-zeros", 111, "zeros", c(2, 30)),
  deal("3-40-tenth", 112, "tenth", c(3, 40)),
  deal("1-59-millionth", 113, "millionth", c(1, 59)),
  deal("3-3-3-millionth", 114, "millionth", c(3, 3, 3)),
  deal("3-3-3-seven", 115, "seven", c(3, 3, 3)),
  deal("4-3-4-three", 116, "three", c(4, 3, 4)),
  deal("2-2-2-sign", 117, "sign", c(2, 2, 2)),
  deal("5-3-2-three", 118, "three", c(5, 3, 2)),
  deal("6-4-1-zeros", 119, "zeros", c(6, 4, 1)),
  deal("1-1-10-tenth", 120, "tenth", c(1, 1, 10)),
  deal("2-3-7-millionth", 121, "millionth", c(2, 3, 7)),
  deal("1-6-5-seven", 122, "seven", c(1, 6, 5)),
  deal("1-2-20-zeros", 123, "zeros", c(1, 2, 20)),
  deal("2-2-2-2-millionth", 124, "millionth", c(2, 2, 2, 2)),
  deal("2-2-2-2-three", 125, "three", c(2, 2, 2, 2)),
  deal("5-3-1-1-seven", 126, "seven", c(5, 3, 1, 1)),
  deal("1-4-2-2-zeros", 127, "zeros", c(1, 4, 2, 2)),
  deal("3-2-2-2-tenth", 128, "tenth", c(3, 2, 2, 2)),
  deal("10-1-1-1-three", 129, "three", c(10, 1, 1, 1)),
  deal("5-2-1-1-1-millionth", 130, "millionth", c(5, 2, 1, 1, 1)),
  deal("4-2-1-1-1-three", 131, "three", c(4, 2, 1, 1, 1)),
  deal("1-2-2-1-2-seven", 132, "seven", c(1, 2, 2, 1, 2)),
  deal("2-2-1-1-1-1-tenth", 133, "tenth", c(2, 2, 1, 1, 1, 1)),
  deal("1-1-3-1-1-1-three", 134, "three", c(1, 1, 3, 1, 1, 1))
)

gcd <- function(a, b) if (b == 0) a else gcd(b, a %% b)
lcm <- function(numbers) Reduce(function(a, b) a * b / gcd(a, b), numbers)

# H in whole numbers. With d = 2 rank - (n + 1), an integer, and D the sum of d in a group,
#   H = (n - 1) * sum(D^2 / n_g) / sum(d^2)
# which is the statistic with the tie correction: the share of the squared ranks between groups.
# L being the least common multiple of the group sizes, sum(D^2 L / n_g) is an integer as well, so
# arrangements are compared without rounding.
enumerate <- function(d, sizes) {
  n <- length(d)
  weights <- lcm(sizes) / sizes
  spread <- numeric(MOST_ARRANGEMENTS)
  count <- 0
  place <- function(at, left, sums) {
    if (at > n) {
      count <<- count + 1
      spread[count] <<- sum(weights * sums^2)
      return(invisible())
    }
    for (g in which(left > 0)) {
      now <- left
      now[g] <- now[g] - 1
      with <- sums
      with[g] <- with[g] + d[at]
      place(at + 1, now, with)
    }
  }
  place(1, sizes, numeric(length(sizes)))
  spread[seq_len(count)]
}

kruskal_row <- function(case) {
  values <- as.numeric(case$values)
  groups <- case$groups
  n <- length(values)
  sizes <- tabulate(groups + 1)
  arrangements <- round(prod(choose(cumsum(sizes), sizes))) # n! / (n1! n2! ...)
  stopifnot(n == length(groups), all(sizes > 0), length(sizes) >= 2, length(sizes) <= 6, any(sizes > 1),
            is.unsorted(groups), length(unique(values)) > 1,
            arrangements <= MOST_ARRANGEMENTS)

  d <- 2 * rank(values, ties.method = "average") - (n + 1)
  sums <- vapply(split(d, groups), sum, 0)
  whole <- lcm(sizes) * sum(d^2)
  observed <- sum(lcm(sizes) / sizes * sums^2)
  H <- (n - 1) * observed / whole

  spread <- enumerate(d, sizes)
  extreme <- sum(spread >= observed)

  # The other ways: R's own H, the count by the formula, H compared with its relative tolerance.
  stopifnot(near(H, kruskal.test(values, factor(groups))$statistic),
            length(spread) == arrangements,
            extreme == sum((n - 1) * spread / whole >= H * (1 - 1e-9)),
            max(spread) < 2^53, extreme >= 1)
  if (length(sizes) == 2) # and R's own list of the subsets
    stopifnot(extreme == sum(abs(combn(d, sizes[1], sum)) >= abs(sums[1])))

  paste(case$case, joined(case$values), joined(groups), digits(H), digits((H - length(sizes) + 1) / (n - length(sizes))),
        sprintf("%.0f", extreme), sprintf("%.0f", arrangements), digits(extreme / arrangements), sep = "\t")
}

# ---- Student's t ----

# Values are whole millionths here, so that sums are exact.
t_cases <- list(
  list("five", c(250000, -500000, 125000, 750000, -62500)),
  list("five-thirds", c(333333, 333333, 333334, -666667, 666667)),
  list("five-mean-zero", c(-1000000, -500000, 0, 500000, 1000000)),
  list("six-signs", c(1, -1, 1, 1, -1, 1) * MILLION),
  list("six-past-the-scale", c(1000000, 1000000, 1000000, 1000000, 1000000, -1000000)), # high > 1: not cut off
  list("six-nearly-equal", c(500000, 500000, 500001, 500000, 499999, 500000)),
  list("seven-one-differs", c(0, 0, 0, 0, 0, 0, 1)),
  list("eight-zeros", c(0, 0, 0, 1000000, 0, 0, -250000, 0)),
  list("nine-near-one", c(999999, 1000000, 999998, 999999, 1000000, 999997, 999999, 1000000, 999996)),
  list("ten-near-minus-one", c(-999999, -1000000, -999998, -999999, -1000000, -999997, -999999, -1000000, -999996, -1000000)),
  list("ten-all-negative", c(-120000, -340000, -560000, -780000, -910000, -230000, -450000, -670000, -890000, -10000)),
  list("eleven-tiny", c(1, -1, 2, -2, 3, -3, 4, -4, 5, -5, 6))
)
spread_out <- function(case, seed, count, low, high) {
  draw <- numbers_from(seed)
  list(case, low + many(draw, count, high - low + 1))
}
zero_inflated <- function(case, seed, count) {
  draw <- numbers_from(seed)
  zero <- many(draw, count, 5) < 3
  list(case, ifelse(zero, 0, many(draw, count, 2 * MILLION + 1) - MILLION))
}
t_cases <- c(t_cases, list(
  spread_out("5-wide", 201, 5, -MILLION, MILLION),
  spread_out("12-wide", 202, 12, -MILLION, MILLION),
  spread_out("13-positive", 203, 13, 0, MILLION),
  spread_out("17-narrow", 204, 17, 120000, 130000),
  spread_out("20-wide", 205, 20, -MILLION, MILLION),
  zero_inflated("21-zeros", 206, 21),
  spread_out("25-negative", 207, 25, -MILLION, -MILLION / 2),
  spread_out("30-wide", 208, 30, -MILLION, MILLION),
  spread_out("31-wide", 209, 31, -MILLION, MILLION),
  zero_inflated("36-zeros", 210, 36),
  spread_out("40-wide", 211, 40, -MILLION, MILLION),
  zero_inflated("40-zeros", 212, 40)
))

t_row <- function(case) {
  m <- case[[2]]
  n <- length(m)
  stopifnot(n >= 5, n <= 40, m == round(m), abs(m) <= MILLION)
  test <- t.test(m, conf.level = 0.95)
  mean <- sum(m) / (n * MILLION)
  interval <- as.numeric(test$conf.int) / MILLION

  # The other ways: the same in scores, and by the formula.
  scores <- as.numeric(millionths(m))
  half <- qt(0.975, n - 1) * sqrt((n * sum(m^2) - sum(m)^2) / (n * (n - 1)) / n) / MILLION
  stopifnot(near(mean, as.numeric(test$estimate) / MILLION), near(interval, t.test(scores)$conf.int),
            near(interval, mean + c(-half, half)), near(pt(qt(0.975, n - 1), n - 1), 0.975, 1e-13))

  paste(case[[1]], joined(millionths(m)), digits(mean), digits(interval[1]), digits(interval[2]), sep = "\t")
}

# ---- Holm ----

holm_cases <- list(
  c("one", "0.04"),
  c("one-sure", "1"),
  c("two", "0.03;0.02"),
  c("two-equal", "0.025;0.025"),
  c("three-in-order", "0.01;0.02;0.03"),
  c("three-backwards", "0.03;0.02;0.01"),
  c("all-ones", "1;1;1;1"),
  c("ones-and-a-small", "1;0.001;1;1;1"),
  c("kept-from-falling", "0.01;0.011;0.012;0.0125;0.9"), # a later product is less than an earlier one
  c("cut-at-one", "0.3;0.4;0.5;0.6"),
  c("four", "0.01;0.04;0.03;0.005"),
  c("ties-apart", "0.02;0.5;0.02;0.001;0.5;0.02;0.001"),
  c("tiny", "1e-300;2.5e-17;1e-9;0.5;3e-12;0.04"),
  c("with-a-zero", "0;0.2;0;0.01"),
  c("of-thousand-shuffles", "0.001;0.999;0.048;0.049;0.05;0.051;0.013;0.001"),
  c("ten-equal", "0.005;0.005;0.005;0.005;0.005;0.005;0.005;0.005;0.005;0.005"),
  c("twelve-rising", "0.0001;0.0004;0.0019;0.0095;0.0201;0.0278;0.0298;0.0344;0.0459;0.324;0.4262;0.5719"),
  c("fifteen", "0.759;0.0095;0.0004;1;0.0201;0.324;0.0019;0.0344;0.6528;0.0298;0.4262;0.0001;0.5719;0.0459;0.0278"),
  c("fifteen-ties-and-ones", "1;0.004;0.004;1;0.0333333333333;0.25;0.004;0.0000019;1;0.25;0.0333333333333;0.7;1;0.004;0.0000019")
)

holm_row <- function(case) {
  cells <- cut_list(case[2])
  p <- as.numeric(cells)
  n <- length(p)
  stopifnot(n >= 1, n <= 15, p >= 0, p <= 1)
  adjusted <- p.adjust(p, method = "holm")

  # The other way: the greatest product among the p-values no greater than this one.
  worst <- vapply(p, function(own) {
    lower <- sort(p[p <= own])
    min(1, max((n - seq_along(lower) + 1) * lower))
  }, 0)
  stopifnot(abs(adjusted - worst) <= 1e-14 * worst)

  paste(case[1], case[2], joined(digits(adjusted)), sep = "\t")
}

# ---- print ----

stopifnot(dir.exists(folder), length(kruskal_cases) >= 40, length(t_cases) >= 15, length(holm_cases) >= 12)

kruskal <- vapply(kruskal_cases, kruskal_row, "") # all three before a file is opened
intervals <- vapply(t_cases, t_row, "")
holm <- vapply(holm_cases, holm_row, "")
print_table(folder, "kruskal.tsv", c("case", "values", "groups", "H", "epsilon2", "extreme", "arrangements", "p"), kruskal)
print_table(folder, "t.tsv", c("case", "values", "mean", "low", "high"), intervals)
print_table(folder, "holm.tsv", c("case", "p", "adjusted"), holm)
