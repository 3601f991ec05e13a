internal import Foundation
internal import WebForm

/// Work that is done one after another, off the threads that answer.
struct DeskQueue: Sendable {
  let queue: DispatchQueue

  func callAsFunction<Value: Sendable>(
    _ work: @escaping @Sendable () throws(Failure) -> Value
  ) async throws(DeskFault) -> Value {
    let result = await withCheckedContinuation { answer in
      queue.async { answer.resume(returning: Result(catching: work)) }
    }
    switch result {
    case .success(let value): return value
    case .failure(let failure): throw DeskFault(failure.message)
    }
  }
}
