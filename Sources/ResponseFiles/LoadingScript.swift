/// Programs that read a file with one row a person into a tool for statistics, with the types and the orders that the codebook gives.
///
/// They are the same for every survey: what they need to know stands in `codebook.csv`, which lies beside them.
package enum LoadingScript: Hashable, Sendable, CaseIterable {
  case pandas, r

  /// The name of the file that it is written to.
  package var fileName: String {
    switch self {
    case .pandas: "load.py"
    case .r: "load.R"
    }
  }

  /// The text of the program.
  package var text: String {
    switch self {
    case .pandas: LoadingScript.pandasText
    case .r: LoadingScript.rText
    }
  }

  private static let pandasText = #"""
    """Reads the CSV file of `speir export SURVEY --format csv` into a pandas DataFrame, with the types of codebook.csv.

    In Python:      import load; people = load.responses("responses.csv")
    In a shell:     python3 load.py responses.csv      shows the columns and their types

    Choices become categories in the order in which they were offered; those of a scale are ordered. What is not applicable has no
    place in that order and becomes missing, unless not_applicable="keep" is given, which leaves the scale without an order.
    labels=True gives the categories their labels instead of their names. The columns' own labels are in people.attrs["labels"].
    """
    from os import path as paths
    from re import compile, sub
    from sys import argv, exit

    from pandas import Categorical, DataFrame, Series, isna, read_csv, to_datetime, to_numeric

    BLANKS = r"\t-\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"
    GUARD = compile(r"'(?='*(?:[\t\r\n]|[" + BLANKS + r"]*[=+\-@\uff1d\uff0b\uff0d\uff20]))")
    TRUTHS = {"1": True, "true": True, "0": False, "false": False}


    def cells(path):
        """A CSV file as texts; blank cells are missing, and the apostrophe before what a spreadsheet could take for a formula is gone."""
        table = read_csv(path, dtype=str, keep_default_na=False, na_values=[""], encoding="utf-8-sig")
        unguard = lambda text: text[1:] if isinstance(text, str) and GUARD.match(text) else text
        return table.rename(columns=unguard).apply(lambda column: column.map(unguard))


    def codebook(path=None):
        """The entries of the codebook beside this file, or of another, by column."""
        table = cells(path or paths.join(paths.dirname(paths.abspath(__file__)), "codebook.csv"))
        entries = {}
        for row in table.to_dict("records"):
            if isna(row["value"]):
                entries[row["column"]] = {**row, "values": []}
            else:
                entries[row["column"]]["values"].append((row["value"], row["value_label"], row["not_applicable"] == "1"))
        return entries


    def convert(column, entry, labels, not_applicable):
        storage = entry["storage"]
        if storage in ("category", "ordered"):
            values = entry["values"]
            ordered = storage == "ordered" and (not_applicable != "keep" or not any(v[2] for v in values))
            kept = [v for v in values if not (ordered and v[2])]
            strange = set(column.dropna()) - {v[0] for v in values}
            if strange:
                # An answer that was offered only by an older form stands behind the others.
                kept += [(name, name, False) for name in sorted(strange)]
            # Through codes, so that what is left out becomes missing.
            place = {v[0]: index for index, v in enumerate(kept)}
            codes = [place.get(cell, -1) for cell in column]
            names = [v[1] if labels else v[0] for v in kept]
            return Series(Categorical.from_codes(codes, names, ordered=ordered), index=column.index)
        if storage == "flag":
            return column.map(TRUTHS).astype("boolean")
        if storage == "integer":
            return to_numeric(column).astype("Int64")
        if storage == "decimal":
            return to_numeric(column).astype("Float64")
        if storage == "date":
            return to_datetime(column, format="%Y-%m-%d", errors="coerce")
        if storage == "moment":
            return to_datetime(column, format="ISO8601", utc=True)
        if storage == "calculated":
            numbers = to_numeric(column, errors="coerce")
            fits = numbers.notna() | column.isna() | (column == "NaN")
            return numbers if fits.all() else column.astype("string")
        return column.astype("string")


    def responses(path, codebook_path=None, labels=False, not_applicable="missing"):
        """The responses in a file, one row a person."""
        entries = codebook(codebook_path)
        table = cells(path)
        if len(table) and table.iloc[0, 0] == "Response":
            raise ValueError("This file has labels. Export it without --labels; labels=True gives them here.")
        found, titles = {}, {}
        for name in table.columns:
            entry = entries.get(sub(r"\[\d+\]", "[]", name, count=1))
            if entry is None:
                raise ValueError(f"The codebook does not know the column {name}. Write both from the same definition.")
            found[name] = convert(table[name], entry, labels, not_applicable)
            titles[name] = entry["label"]
        result = DataFrame(found, index=table.index)
        result.attrs["labels"] = titles
        return result


    if __name__ == "__main__":
        if len(argv) != 2:
            exit("Usage: python3 load.py responses.csv")
        people = responses(argv[1])
        print(f"{len(people)} responses")
        print(people.dtypes.to_string())

    """#
}
