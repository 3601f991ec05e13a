import Surveys
import TestSupport
import Testing

struct PaperNumbersTests {
  @Test func `what takes an answer is numbered in order, whatever it stands in`() throws {
    let survey = try Survey.read(
      """
      survey: s
      title: S
      organiser: O
      privacy: Ask us at privacy@example.org
      pages:
        - questions:
            - { name: hello, type: note, label: Hello }
            - { name: a, type: integer, label: A }
            - { name: twice, type: calculate, calculation: "${a} * 2" }
            - name: together
              type: group
              label: Together
              questions:
                - { name: b, type: text, label: B, relevant: "${a} > 1" }
        - questions:
            - name: pets
              type: repeat
              label: Pets
              questions:
                - { name: pet, type: text, label: Pet }
            - { name: c, type: date, label: C }
      """)
    let numbers = PaperNumbers(survey)
    #expect(["a", "b", "pet", "c"].map { numbers[$0] } == [1, 2, 3, 4])
    #expect(["hello", "twice", "together", "pets", "nobody"].map { numbers[$0] } == [nil, nil, nil, nil, nil])
    #expect(numbers.count == 4)
  }
}
