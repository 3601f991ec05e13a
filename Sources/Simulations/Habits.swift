package import Surveys

/// How the people of one group tend to answer.
///
/// Every rate is a probability from 0 to 1. What is not said about a question is drawn evenly among what it offers.
package struct Habits: Hashable, Sendable {
  /// How far a person's readiness to find fault may lie from their group's, either way.
  package var mood = 0.0
  /// A statement gets an answer that does not stand on its scale.
  package var dontKnow = 0.03
  /// A row of a matrix is left empty.
  package var skipsRow = 0.02
  /// A question that is not required is left empty.
  package var skips = 0.03
  /// A person answers nothing more, from a page after the first on.
  package var stops = 0.01
  /// Fewer places are given than are on offer.
  package var ranksFewer = 0.1
  /// Fewer points are placed than there are.
  package var keepsPoints = 0.05
  /// A point goes where the one before it went.
  package var stacks = 0.4
  /// The probability of an unfavourable answer, by theme; one half where nothing is said.
  package var need: [Name: Double] = [:]
  /// How strongly a theme draws places and points; 1 where nothing is said.
  package var pull: [Name: Double] = [:]
  /// Where answers on importance lie, by theme, from the worst end (0) to the best (1) of the scale.
  package var importance: [Name: Double] = [:]
  /// The same for answers on performance.
  package var performance: [Name: Double] = [:]
  /// How often a text question is answered, by question; one in four where nothing is said.
  package var writes: [Name: Double] = [:]
  /// How often a box is ticked, by question; one in two where nothing is said.
  package var ticks: [Name: Double] = [:]
  /// The numbers to pick from, each as likely as it is written often, by question; of a repeat, how many items.
  package var numbers: [Name: [Double]] = [:]
  /// How often each choice is taken, by question and choice: a weight where one is chosen, ranked or given points, a probability where
  /// several may be.
  package var choices: [Name: [Name: Double]] = [:]
  /// What is written beside a choice, by question and choice.
  package var specifications: [Name: [Name: [String]]] = [:]

  package init() {}
}
