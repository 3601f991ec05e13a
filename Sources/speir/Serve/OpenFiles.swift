internal import Foundation

/// How many files and connections the machine lets the program open.
enum OpenFiles {
  /// Asks for as many as the machine allows, and says so where they are too few for so many connections.
  static func raise(for connections: Int, _ console: Console) {
    // Beside the connections: the stores with their journals, and what is read for reports.
    let needed = rlim_t(connections + 256)
    let kind = __rlimit_resource_t(UInt32(RLIMIT_NOFILE.rawValue))
    var limit = rlimit()
    guard getrlimit(kind, &limit) == 0, limit.rlim_cur < needed else { return }
    limit.rlim_cur = min(limit.rlim_max, needed)
    _ = setrlimit(kind, &limit)
    guard getrlimit(kind, &limit) == 0, limit.rlim_cur < needed else { return }
    console.printError(
      """
      This machine lets the program open \(limit.rlim_cur) files, fewer than the \(needed) that many people at once need. Allow more, such \
      as with LimitNOFILE=65536 for systemd.
      """)
  }
}
