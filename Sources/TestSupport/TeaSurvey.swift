package import Surveys

extension Survey {
  /// A small survey with a question of most kinds, for tests of stores and files.
  package static func tea() throws -> Survey {
    try read(
      """
      survey: tea
      title: Tea
      organiser: Tea Society
      privacy: Held by the Tea Society, write to tea@example.org
      audiences: { drinkers: Drinkers, growers: Growers }
      themes: { taste: Taste, price: Price }
      scales: { liking: { choices: { like: Like, dislike: Dislike }, best: first, unfavourable: [dislike] } }
      pages:
        - questions:
            - { name: who, type: select_one, label: Who are you?, choices: audiences }
            - name: kinds
              type: select_multiple
              label: Which kinds?
              choices: { black: Black, green: Green, other: { label: Other, specify: true } }
            - { name: cups, type: integer, label: How many cups? }
            - { name: worth, type: decimal, label: What is it worth? }
            - { name: why, type: text, label: Why? }
            - { name: since, type: date, label: Since when? }
            - { name: mail, type: email, label: Your e-mail }
            - { name: agreed, type: acknowledge, label: You may print this }
            - { name: first, type: rank, label: What matters first?, choices: themes, max: 2, evidence: ranking }
            - { name: dots, type: allocate, label: Place three dots, choices: themes, total: 3, evidence: votes }
            - name: rated
              type: matrix
              label: How do you like it?
              scale: liking
              evidence: need
              rows: { leaf: { label: The leaf, theme: taste }, cost: { label: The cost, theme: price } }
            - name: pots
              type: repeat
              label: Your pots
              questions:
                - { name: colour, type: text, label: Colour }
                - { name: owner, type: email, label: Whose pot? }
      """)
  }
}
