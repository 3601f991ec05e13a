import NIOCore
import Testing

@testable import speir

@Suite struct ServeFailureTests {
  @Test func `a port that cannot be had is told with what to do`() {
    func words(_ code: CInt, _ port: Int = 8080) -> String {
      ServeCommand.failure(IOError(errnoCode: code, reason: "bind"), "127.0.0.1", port).message
    }
    #expect(
      words(98)
        == "Another program listens on port 8080 of 127.0.0.1. Stop it, or name another port, such as --port 8081.")
    #expect(words(98, 65535).hasSuffix("--port 8080."))
    #expect(words(13, 80).contains("Name one from 1024"))
    #expect(words(99).contains("--host"))
    #expect(words(5).contains("127.0.0.1:8080"))
  }
}
