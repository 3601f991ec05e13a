/// What a person did at the keyboard.
enum KeyPress: Hashable {
  /// One or more characters as they were typed.
  case text(String)
  /// What was pasted, line ends as `\n`.
  case paste(String)
  case enter, tab, backTab, escape, backspace, delete
  case up, down, left, right, home, end, pageUp, pageDown, wordLeft, wordRight
  case function(Int)
  /// A letter pressed with Ctrl, in lower case.
  case control(Character)
}
