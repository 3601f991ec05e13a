extension GaelicPhrases {
  /// What people in the room of a session read, as far as it is certain; a small part of it.
  static let room: [RoomPhrase: String] = [
    .add: "Cuir ris",
    .place: "Àite",
    .lookAgain: "Seall a-rithist",
    .toTheRoom: "Air ais",
  ]
}
