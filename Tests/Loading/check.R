# Reads an exported folder with its own load.R and holds what comes out against the fixture every-type.
# Usage: Rscript check.R FOLDER, which holds the same as for check.py.
setwd(commandArgs(trailingOnly = TRUE)[1])
source("load.R")
people <- load_responses("responses.csv")
bare <- function(column) {
  attr(column, "label") <- NULL
  column
}
stopifnot(
  nrow(people) == 3,
  people$submitted_at[1] == as.POSIXct("2016-01-04 10:20:31", tz = "UTC"),
  people$since[1] == as.Date("2001-02-03"),
  identical(bare(people$meetings), c(4, NA, -3)),
  identical(bare(people$worth), c(0.1, NA, -1e-07)),
  identical(levels(people$audience), c("cpp", "tsi")), !is.ordered(people$audience),
  is.ordered(people$statements.understood), identical(levels(people$statements.understood), c("agree", "disagree")),
  identical(as.character(people$statements.understood), c(NA, NA, "agree")),
  identical(as.character(max(people$statements.coordinated, na.rm = TRUE)), "disagree"),
  identical(bare(people[["tools/email"]]), c(TRUE, NA, FALSE)),
  identical(levels(people$first.2), c("capacity", "awareness")),
  identical(bare(people$tools.other), c("pigeon, \"homing\"", NA, NA)),
  people$change[1] == "=HYPERLINK(\"http://example.org\")\nand more",
  people$change[3] == "'=1 stays",
  identical(bare(people$home), c("'Dùn Èideann'", NA, "NA")),
  identical(bare(people$simulated), c(NA, NA, TRUE)),
  identical(bare(people[["pots[0].uses/soup"]]), c(TRUE, NA, TRUE)),
  attr(people$statements.coordinated, "label") == "How far do you agree? – Partners coordinate"
)
people <- load_responses("responses.csv", labels = TRUE, not_applicable = "keep")
stopifnot(
  identical(levels(people$statements.understood), c("I agree", "I disagree", "Don't know")),
  !is.ordered(people$statements.understood)
)
stopifnot(inherits(try(load_responses("labels.csv"), silent = TRUE), "try-error"))
cat("R reads the export with its types and orders.\n")
