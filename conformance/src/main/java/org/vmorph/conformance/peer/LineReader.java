package org.vmorph.conformance.peer;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** Reads lines, and never more of one than it is told to. */
final class LineReader {
  private final InputStream from;

  /** What has been read; the bytes from {@code start} to {@code end} belong to no line yet. */
  private byte[] buffer = new byte[8192];

  private int start;
  private int end;

  LineReader(InputStream from) {
    this.from = from;
  }

  /**
   * Nothing has come since the last line.
   *
   * @throws Unusable if something has
   */
  void expectNothing() {
    if (start < end) {
      var more = new String(buffer, start, end - start, StandardCharsets.UTF_8).lines();
      throw new Unusable(
          "expected one line for each request, found one more: "
              + Quoted.of(more.findFirst().orElse("")));
    }
  }

  /**
   * The next line, without its line feed; empty at the end of the stream.
   *
   * @param most how many bytes it may have
   * @throws Unusable if it is longer
   * @throws EOFException with what there is of it, if it ends in the middle
   */
  Optional<byte[]> next(long most) throws IOException {
    int looked = start;
    while (true) {
      for (; looked < end; looked++) {
        if (buffer[looked] == '\n') {
          var line = Arrays.copyOfRange(buffer, start, looked);
          start = looked + 1;
          return Optional.of(line);
        }
      }
      if (end - start > most) {
        throw new Unusable("expected a line of at most " + most + " bytes, found no end of it");
      }
      looked -= start;
      if (!more()) {
        return ended();
      }
    }
  }

  private Optional<byte[]> ended() throws EOFException {
    if (start == end) {
      return Optional.empty();
    }
    throw new EOFException(
        Quoted.of(new String(buffer, start, end - start, StandardCharsets.UTF_8)));
  }

  private boolean more() throws IOException {
    System.arraycopy(buffer, start, buffer, 0, end - start);
    end -= start;
    start = 0;
    if (end == buffer.length) {
      buffer = Arrays.copyOf(buffer, 2 * buffer.length);
    }
    int count = from.read(buffer, end, buffer.length - end);
    end += Math.max(count, 0);
    return count >= 0;
  }
}
