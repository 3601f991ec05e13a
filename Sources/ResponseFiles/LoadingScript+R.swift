extension LoadingScript {
  static let rText = #"""
    # Reads the CSV file of `speir export SURVEY --format csv` into a data frame, with the types of codebook.csv. Base R, no packages.
    #
    #   source("load.R"); people <- load_responses("responses.csv")
    #
    # Choices become factors with the levels in the order in which they were offered; those of a scale are ordered. What is not applicable
    # has no place in that order and becomes NA, unless not_applicable = "keep" is given, which leaves the scale without an order.
    # labels = TRUE gives the levels their labels instead of their names. The columns' own labels are in attr(people$x, "label").

    speir_cells <- function(path) {
      table <- read.csv(path, colClasses = "character", na.strings = "", check.names = FALSE, encoding = "UTF-8",
                        fileEncoding = "UTF-8-BOM")
      blanks <- "\\t-\\r \\x{85}\\x{a0}\\x{1680}\\x{2000}-\\x{200a}\\x{2028}\\x{2029}\\x{202f}\\x{205f}\\x{3000}\\x{feff}"
      guard <- paste0("^'(?='*(?:[\\t\\r\\n]|[", blanks, "]*[=+\\-@\\x{ff1d}\\x{ff0b}\\x{ff0d}\\x{ff20}]))")
      unguard <- function(text) sub(paste0("(*UTF)", guard), "", text, perl = TRUE)
      names(table) <- unguard(names(table))
      table[] <- lapply(table, unguard)
      table
    }

    speir_convert <- function(cells, entry, values, labels, not_applicable) {
      storage <- entry$storage
      if (storage %in% c("category", "ordered")) {
        outside <- values$not_applicable == "1"
        ordered <- storage == "ordered" && (not_applicable != "keep" || !any(outside))
        if (ordered) kept <- values[!outside, ] else kept <- values
        # An answer that was offered only by an older form stands behind the others.
        strange <- sort(setdiff(cells[!is.na(cells)], values$value))
        shown <- if (labels) kept$value_label else kept$value
        return(factor(cells, levels = c(kept$value, strange), labels = c(shown, strange), ordered = ordered))
      }
      switch(storage,
        flag = ifelse(is.na(cells), NA, cells %in% c("1", "true")),
        integer = as.numeric(cells),
        decimal = as.numeric(cells),
        date = as.Date(cells, format = "%Y-%m-%d"),
        moment = as.POSIXct(sub("Z$", "", cells), format = "%Y-%m-%dT%H:%M:%OS", tz = "UTC"),
        calculated = type.convert(cells, na.strings = character(0), as.is = TRUE),
        cells)
    }

    load_responses <- function(path, codebook = "codebook.csv", labels = FALSE, not_applicable = "missing") {
      book <- speir_cells(codebook)
      people <- speir_cells(path)
      if (nrow(people) > 0 && identical(people[1, 1], "Response")) {
        stop("This file has labels. Export it without --labels; labels = TRUE gives them here.")
      }
      columns <- book[is.na(book$value), ]
      values <- book[!is.na(book$value), ]
      for (name in names(people)) {
        key <- sub("\\[[0-9]+\\]", "[]", name)
        entry <- columns[columns$column == key, ]
        if (nrow(entry) != 1) {
          stop("The codebook does not know the column ", name, ". Write both from the same definition.")
        }
        people[[name]] <- speir_convert(people[[name]], entry, values[values$column == key, ], labels, not_applicable)
        attr(people[[name]], "label") <- entry$label
      }
      people
    }

    """#
}
