extension PriorityReport {
  /// The report as Markdown; see `Paper.markdown`.
  package var markdown: String { paper.markdown }
}
