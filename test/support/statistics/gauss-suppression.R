# Asks the package SSBtools of Statistics Norway, whose function GaussSuppression withholds cells of tables, which candidates it withholds.
# Its one argument is a folder: x.csv and extra.csv say of which base cells each cell and each other guarded sum is made, primary.csv which cells are
# guarded, candidates.csv the order of those that may be told. It prints numbers of cells; all numbers begin with 1.
suppressPackageStartupMessages({
  library(SSBtools)
  library(Matrix)
})
folder <- commandArgs(TRUE)[1]
read <- function(name) as.matrix(read.csv(file.path(folder, name), header = FALSE))
sums <- function(name, rows) {
  of <- read(name)
  sparseMatrix(i = of[, 1], j = of[, 2], x = of[, 3], dims = c(rows, max(of[, 2])))
}
bases <- max(read("x.csv")[, 1], read("extra.csv")[, 1])
cat(GaussSuppression(
  sums("x.csv", bases),
  candidates = read("candidates.csv")[, 1],
  primary = read("primary.csv")[, 1],
  xExtraPrimary = sums("extra.csv", bases),
  singletonMethod = "none", printInc = FALSE, whenEmptyUnsuppressed = NULL
), sep = "\n")
