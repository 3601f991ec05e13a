package import Surveys

/// The generator of chance for tests: the project's own, which gives the same numbers for the same seed on every machine.
package typealias SeededChance = Chance
