import Testing
import Themes

@Suite struct LinearModelTests {
  @Test func `rare words weigh more, and every vector has length 1`() {
    let vectors = WordVectors([["a", "b"], ["a", "c"], ["a", "a", "d"]])
    #expect(vectors.words == ["a", "b", "c", "d"])
    let one = vectors.vector(of: ["a", "b", "zebra"])
    // ln(4/4) + 1 = 1 and ln(4/2) + 1, by scikit-learn's formula.
    #expect(one.map(\.word) == [0, 1])
    #expect(abs(one[1].value / one[0].value - 1.693147180560) < 1e-12)
    #expect(abs(one.reduce(0) { $0 + $1.value * $1.value } - 1) < 1e-12)
    #expect(vectors.vector(of: ["zebra"]).isEmpty)
  }

  @Test func `the model is the one that minimises the loss`() {
    // Two texts, one word each: by symmetry w = (v, −v), b = 0, and v minimises v² + 2·2·½·… ; solved by hand below.
    let vectors: [SparseVector] = [[(word: 0, value: 1)], [(word: 1, value: 1)]]
    let model = LinearModel(vectors, [true, false], words: 2, passes: 1000)
    // L = ½(2v² + b²) + C Σ (1 − v)² with C = 1: 2v = 4(1 − v), v = 2/3.
    #expect(abs(model.weights[0] - 2.0 / 3) < 1e-3)
    #expect(abs(model.weights[1] + 2.0 / 3) < 1e-3)
    #expect(abs(model.bias) < 1e-3)
  }

  @Test func `with one side alone there is nothing to learn`() {
    #expect(LinearModel([[], []], [true, true], words: 0).bias == 1)
    #expect(LinearModel([], [], words: 0).bias == -1)
  }
}
