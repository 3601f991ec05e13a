/// Finds what is most likely a person's name: behind a title, behind "my name is", or a common forename with another name behind it.
///
/// A forename alone, and names that are not on the list, stay: a coder withholds what the program cannot see.
enum PersonalName {
  private static let titles: Set<String> = [
    "Mr", "Mrs", "Ms", "Miss", "Mx", "Dr", "Prof", "Professor", "Rev", "Reverend", "Cllr", "Councillor", "Sheriff",
  ]

  /// Common in Scotland, in English and in Gaelic; those that are common words or places, too, are left out.
  private static let forenames: Set<String> = [
    "Adam", "Ailsa", "Aileen", "Alan", "Alasdair", "Alastair", "Alexander", "Alison", "Allan", "Amanda", "Amy",
    "Andrew", "Angela",
    "Angus", "Ann", "Anna", "Anne", "Aonghas", "Archie", "Barbara", "Brian", "Bruce", "Caitlin", "Calum", "Cameron",
    "Carol",
    "Caroline", "Catherine", "Catriona", "Charles", "Christina", "Christine", "Christopher", "Ciorstaidh", "Claire",
    "Colin",
    "Craig", "Daniel", "David", "Deborah", "Derek", "Diane", "Donald", "Donna", "Dòmhnall", "Dorothy", "Douglas",
    "Duncan",
    "Eilidh", "Elizabeth", "Emily", "Emma", "Euan", "Ewan", "Ewen", "Fergus", "Fiona", "Flora", "Fraser", "Gareth",
    "Gary",
    "Gavin", "George", "Gillian", "Gordon", "Graeme", "Graham", "Gregor", "Hamish", "Heather", "Helen", "Hugh", "Iain",
    "Ian",
    "Isabel", "Isabella", "Isla", "Jack", "Jacqueline", "James", "Jamie", "Jane", "Janet", "Jean", "Jennifer", "Jessie",
    "Joan",
    "John", "Joseph", "Joyce", "Julie", "Karen", "Katherine", "Katie", "Keith", "Kenneth", "Kerry", "Kirsten", "Kirsty",
    "Laura",
    "Lauren", "Lesley", "Linda", "Lindsay", "Lisa", "Lorna", "Lorraine", "Louise", "Lucy", "Lynn", "Mairead", "Màiri",
    "Mairi",
    "Malcolm", "Margaret", "Marion", "Martin", "Mary", "Matthew", "Maureen", "Megan", "Mhairi", "Michael", "Michelle",
    "Mòrag",
    "Morag", "Moira", "Murdo", "Murray", "Neil", "Niall", "Nicola", "Nicole", "Norman", "Olivia", "Pamela", "Patricia",
    "Patrick",
    "Paul", "Pauline", "Peter", "Philip", "Rachel", "Rebecca", "Richard", "Robert", "Roderick", "Rona", "Ronald",
    "Rory", "Ruaridh",
    "Ruth", "Sandra", "Sarah", "Scott", "Seonaid", "Seumas", "Sharon", "Sheila", "Shona", "Simon", "Sophie", "Stephen",
    "Steven",
    "Stewart", "Stuart", "Susan", "Tracey", "Thomas", "Tormod", "Uilleam", "Una", "Ùna", "Wendy", "William", "Yvonne",
  ]

  /// Words after a forename that make it a street, a house or a day.
  private static let places: Set<String> = [
    "Academy", "Arms", "Avenue", "Award", "Awards", "Bay", "Bridge", "Centre", "Church", "Close", "Club", "College",
    "Court", "Crescent",
    "Day", "Drive", "Foundation", "Fund", "Gardens", "Hall", "Hospital", "Hotel", "House", "Lane", "Library", "Lodge",
    "Park",
    "Place", "Primary", "Road", "School", "Square", "Street", "Terrace", "Trust", "Wing", "Wynd",
  ]

  /// Where the name that begins at a byte ends; nil where none begins. The bytes before it are looked at for "my name is" and for "Fort".
  static func end(_ bytes: [UInt8], _ at: Int) -> Int? {
    guard at == 0 || !isLetter(bytes[at - 1]), let first = word(bytes, at) else { return nil }
    if titles.contains(first.text) {
      var next = first.end
      if next < bytes.count, bytes[next] == UInt8(ascii: ".") { next += 1 }
      return names(bytes, after: next, most: 3)
    }
    if follows(bytes, at, "my name is "), first.isCapital {
      return names(bytes, after: first.end, most: 2) ?? first.end
    }
    guard forenames.contains(first.text), !follows(bytes, at, "fort "),
      let end = names(bytes, after: first.end, most: 2),
      let second = word(bytes, first.end + 1), !places.contains(second.text)
    else { return nil }
    return end
  }

  /// The end of one to `most` capitalised words or initials, each behind one blank; nil where there is none.
  private static func names(_ bytes: [UInt8], after place: Int, most: Int) -> Int? {
    var end: Int?
    var next = place
    for _ in 0..<most {
      guard next < bytes.count, bytes[next] == UInt8(ascii: " "), let one = word(bytes, next + 1), one.isCapital else {
        break
      }
      next = one.end
      end = one.end
      if one.text.utf8.count == 1, next < bytes.count, bytes[next] == UInt8(ascii: ".") { next += 1 }
    }
    return end
  }

  /// The word that begins at a byte: letters, with hyphens and apostrophes inside, but for an English genitive.
  private static func word(_ bytes: [UInt8], _ at: Int) -> (text: String, end: Int, isCapital: Bool)? {
    guard at < bytes.count, isLetter(bytes[at]) else { return nil }
    var end = at
    while end < bytes.count {
      if isLetter(bytes[end]) {
        end += 1
      } else if bytes[end] == UInt8(ascii: "-") || bytes[end] == UInt8(ascii: "'"), end + 1 < bytes.count,
        isCapital(bytes[end + 1])
      {
        end += 2
      } else {
        break
      }
    }
    let text = String(decoding: bytes[at..<end], as: UTF8.self)
    return (text, end, text.first?.isUppercase ?? false)
  }

  private static func follows(_ bytes: [UInt8], _ at: Int, _ words: String) -> Bool {
    let wanted = Array(words.utf8)
    guard at >= wanted.count else { return false }
    return zip(bytes[(at - wanted.count)..<at], wanted).allSatisfy { $0 | 0x20 == $1 || $0 == $1 }
  }

  private static func isCapital(_ byte: UInt8) -> Bool { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) }

  /// A letter of ASCII, or a byte of any character beyond it.
  private static func isLetter(_ byte: UInt8) -> Bool {
    byte >= 0x80 || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }
}
