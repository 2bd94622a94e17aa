#!/usr/bin/env Rscript
# Prints how many arrived in each quarter of a year. What is withheld is NA, and never 0.
#
# Usage: Rscript arrivals.R <year> <file with a token> [<address of the graph>]
# Needs R 4 without any package, and curl 7.76, which unlike R itself says why something is refused.

# Asks a kept question as a table. Returns a data frame; stops with what the graph says when it is refused.
ask <- function(address, token, question, ...) {
  given <- c(...)
  parameters <- paste0(names(given), "=", vapply(given, URLencode, "", reserved = TRUE), collapse = "&")
  heads <- tempfile()
  answer <- tempfile()
  on.exit(unlink(c(heads, answer)))
  # In a file that nobody else may read: what stands on a command line, everybody on the machine can see.
  file.create(heads)
  Sys.chmod(heads, "0600")
  writeLines(c(paste("authorization: Bearer", token), "x-purpose: STATISTICS", "accept: text/csv"), heads)
  status <- system2("curl", c(
    "--silent", "--show-error", "--fail-with-body", "--max-time", "60", "--output", shQuote(answer),
    "--header", shQuote(paste0("@", heads)), shQuote(paste0(address, "/questions/", question, "?", parameters))
  ))
  if (status != 0) stop(if (file.exists(answer)) readLines(answer, warn = FALSE) else "The graph is away.", call. = FALSE)
  # An empty place is NA: withheld or unknown, and never zero.
  read.csv(answer, na.strings = "", encoding = "UTF-8", check.names = FALSE)
}

given <- commandArgs(trailingOnly = TRUE)
if (!length(given) %in% 2:3) stop("Usage: Rscript arrivals.R <year> <file with a token> [<address of the graph>]", call. = FALSE)
address <- if (length(given) == 3) given[3] else "http://127.0.0.1:4000"
token <- trimws(readLines(given[2], warn = FALSE)[1])
rows <- ask(address, token, "resident-numbers", measure = "ARRIVALS", period = given[1], each = "QUARTER")
print(data.frame(quarter = rows$period, arrivals = rows$value, withheld = rows$withheld), row.names = FALSE)
