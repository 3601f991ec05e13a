package import Surveys

/// Where every definition that was ever used is kept, so that an older response is read by its own.
package protocol DefinitionArchive: Sendable {
  /// Keeps a definition unless its pair of hashes is there; the moment and the text of the first use stay. Durable on return.
  func archive(_ definition: ArchivedDefinition) throws(StoreFault)
  /// Every definition, in the order of first use.
  func definitions() throws(StoreFault) -> [ArchivedDefinition]
  /// The first definition with that form; nil if none was archived.
  func definition(of form: FormHash) throws(StoreFault) -> ArchivedDefinition?
}

/// A definition as it was written, under its two content hashes.
package struct ArchivedDefinition: Hashable, Sendable {
  /// What is asked and how it is checked.
  package var form: FormHash
  /// Themes, evidence, priorities: `sha256:` and 64 hexadecimal digits.
  package var method: String
  /// The text of the definition's file.
  package var source: String
  package var firstUsed: Moment

  package init(form: FormHash, method: String, source: String, firstUsed: Moment) {
    self.form = form
    self.method = method
    self.source = source
    self.firstUsed = firstUsed
  }
}
