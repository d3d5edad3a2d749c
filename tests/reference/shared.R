# What the scripts that print reference figures share: each has sourced it from `here`, its own folder.

# Where to print: the folder that is named, else `here`.
folder <- if (length(commandArgs(TRUE)) > 0) commandArgs(TRUE)[1] else here

# A fixed sequence of numbers (Park & Miller 1988: 16807 x mod 2^31 - 1, exact in a double), not R's own
# generator, whose sample() has changed between versions.
numbers_from <- function(seed) {
  state <- seed
  for (i in 1:10) state <- (16807 * state) %% 2147483647
  function(below) { # an integer from 0 to below - 1
    state <<- (16807 * state) %% 2147483647
    floor(state / 2147483647 * below)
  }
}
many <- function(draw, count, below) vapply(seq_len(count), function(i) draw(below), 0)
