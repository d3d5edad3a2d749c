# Sums of a lexicon's valences a comment by tidytext: score.R CSV LEXICON. Prints seconds and version.
installed <- suppressWarnings(suppressMessages(require(dplyr, quietly = TRUE) && require(tidytext, quietly = TRUE)))
if (!installed) quit(status = 77)
paths <- commandArgs(TRUE)
start <- proc.time()
comments <- as_tibble(read.csv(paths[1], encoding = "UTF-8"))
lexicon <- read.table(paths[2], sep = "\t", quote = "", comment.char = "", encoding = "UTF-8",
                      col.names = c("word", "value")) |>
  mutate(word = sub("^~", "", word)) |> distinct(word, .keep_all = TRUE)
sums <- comments |> unnest_tokens(word, text) |> inner_join(lexicon, by = "word") |>
  group_by(id) |> summarise(value = sum(value))
write.csv(sums, tempfile())
used <- proc.time() - start
cat(used[["user.self"]] + used[["sys.self"]], as.character(packageVersion("tidytext")), "\n")
