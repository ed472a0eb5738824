package org.vmorph.conformance.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;

/**
 * Where a command writes. Results go to standard output and are its alone: what a monitor in the
 * same process writes there, or closes, is standard error, and that it cannot close either.
 */
final class StandardStreams implements AutoCloseable {
  private static StandardStreams inUse = new StandardStreams();

  private final PrintStream out = System.out;
  private final PrintStream err = System.err;

  private StandardStreams() {}

  /** The streams as they are now are the command's; others have standard error until it ends. */
  static StandardStreams take() {
    var taken = new StandardStreams();
    inUse = taken;
    var lent = new PrintStream(new Lent(taken.err), true, taken.err.charset());
    System.setOut(lent);
    System.setErr(lent);
    return taken;
  }

  /** For results. */
  static PrintStream out() {
    return inUse.out;
  }

  /** For what is said of them. */
  static PrintStream err() {
    return inUse.err;
  }

  /** Whether nobody reads the results any more. */
  boolean isOutBroken() {
    return out.checkError();
  }

  @Override
  public void close() {
    System.setOut(out);
    System.setErr(err);
  }

  /** Somebody else's to write to, and not to close. */
  private static final class Lent extends FilterOutputStream {
    Lent(OutputStream to) {
      super(to);
    }

    @Override
    public void write(byte[] bytes, int from, int number) throws IOException {
      out.write(bytes, from, number);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }
}
