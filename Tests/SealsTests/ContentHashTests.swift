import Seals
import Testing

@Suite struct ContentHashTests {
  @Test func `the hash is SHA-256 as published`() {
    // FIPS 180-4, the examples of one block and of the empty message.
    #expect(
      ContentHash.text(of: Array("abc".utf8))
        == "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    #expect(
      ContentHash.text(of: []) == "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
  }
}
