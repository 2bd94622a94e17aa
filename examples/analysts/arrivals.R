#!/usr/bin/env Rscript
# Prints how many arrived in each quarter of a year. What is withheld is NA, and never 0.
#
# Usage: Rscript arrivals.R <year> <file with a token> [<address of the graph>]
# Needs R 4 without any package, and curl 7.76.

QUESTION <- "query Arrivals($year: String!) {
  residentStatistics(measure: ARRIVALS, period: $year, each: QUARTER) { openPeriods cells { period value withheld } } }"

# A text as JSON has it, for a question and for simple values.
json <- function(text) paste0('"', gsub("\n", "\\\\n", gsub('(["\\\\])', "\\\\\\1", text)), '"')

# Asks for a table. Returns a data frame; stops with what the graph says when it is refused.
ask <- function(address, token, question, variables) {
  given <- paste0(json(names(variables)), ":", json(unlist(variables)), collapse = ",")
  body <- tempfile()
  heads <- tempfile()
  answer <- tempfile()
  on.exit(unlink(c(body, heads, answer)))
  writeLines(sprintf('{"query":%s,"variables":{%s}}', json(question), given), body, useBytes = TRUE)
  # In a file that nobody else may read: what stands on a command line, everybody on the machine can see.
  file.create(heads)
  Sys.chmod(heads, "0600")
  writeLines(c(
    paste("authorization: Bearer", token), "x-purpose: STATISTICS",
    "content-type: application/json", "accept: text/csv"
  ), heads)
  status <- system2("curl", c(
    "--silent", "--show-error", "--fail-with-body", "--max-time", "60", "--output", shQuote(answer),
    "--header", shQuote(paste0("@", heads)), "--data-binary", shQuote(paste0("@", body)), shQuote(address)
  ))
  if (status != 0) stop(if (file.exists(answer)) readLines(answer, warn = FALSE) else "The graph is away.", call. = FALSE)
  # An empty place is NA: withheld or unknown, and never zero.
  read.csv(answer, na.strings = "", encoding = "UTF-8", check.names = FALSE)
}

given <- commandArgs(trailingOnly = TRUE)
if (!length(given) %in% 2:3) stop("Usage: Rscript arrivals.R <year> <file with a token> [<address of the graph>]", call. = FALSE)
address <- if (length(given) == 3) given[3] else "http://127.0.0.1:4000/graphql"
rows <- ask(address, trimws(readLines(given[2], warn = FALSE)[1]), QUESTION, list(year = given[1]))
print(data.frame(quarter = rows$period, arrivals = rows$value, withheld = rows$withheld), row.names = FALSE)
