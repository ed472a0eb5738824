package org.vmorph.conformance.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a user does who is tired of waiting. Where whoever runs the tests is in the background, as
 * under nohup, what they start hears no SIGINT: it is sent SIGTERM then, and does the same.
 */
enum CtrlC {
  INT(2),
  TERM(15);

  private static final Path STATUS = Path.of("/proc/self/status");

  private final int number;

  CtrlC(int number) {
    this.number = number;
  }

  /** The one of them that is heard. */
  static CtrlC heard() throws IOException {
    return INT.isIgnored() ? TERM : INT;
  }

  /** Whether it is not heard by what is started from here, as far as that can be known. */
  boolean isIgnored() throws IOException {
    if (!Files.exists(STATUS)) {
      return false;
    }
    try (var lines = Files.lines(STATUS)) {
      return lines
          .filter(line -> line.startsWith("SigIgn:"))
          .map(line -> line.substring("SigIgn:".length()).strip())
          .anyMatch(mask -> (Long.parseUnsignedLong(mask, 16) >> number - 1 & 1) == 1);
    }
  }

  /**
   * Sends it.
   *
   * @return the exit code of a process that it ends
   */
  int to(Process process) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + this, String.valueOf(process.pid())).start().waitFor();
    return 128 + number;
  }
}
